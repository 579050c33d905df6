"""The reply ledger: computed from `answers`, charge by charge and party by party."""

from __future__ import annotations

from collections import Counter

from casebook.catalog.ledger import Ledger, Utterance
from casebook.intake import take_in
from casebook.records.references import Ref
from casebook.render.exchanges import Account, accounts, answered
from casebook.render.site import Site
from documents import Element
from projects import ANSWER, LETTER, ROOT, Project
from render.pages import page, rendered, section, texts, tree

ALLIANCE = Ref("organizations", "example-alliance")
CHAPTER = Ref("organizations", "example-chapter")
ADA = Ref("people", "ada-example")
NONE = "No reply is recorded in our sources."

CHARGES = """\
  - key: {key}
    type: allegation
    subject: {key}
    about: organizations/example-alliance
    dispute: disputes/alliance-and-chapter#minutes
    gist: The chapter wrote of {key}.
    cite: sources/example-paper-2003-05-06#p4
"""

ANSWERS = """\
      - to: statements/chapter-letter-2003-05-02#{key}
        scope: {scope}
        cite: sources/example-paper-2003-05-06#p5
"""


def longer(project: Project) -> Project:
    """The small casebook with four more charges: two answered in general, two not at all."""
    keys = ["hats", "coats", "gloves", "scarves"]
    charges = "".join(CHARGES.format(key=key) for key in keys)
    project.change(LETTER, "entries:\n", f"entries:\n{charges}")
    general = "".join(ANSWERS.format(key=key, scope="general") for key in keys[:2])
    project.change(ANSWER, "    answers:\n", f"    answers:\n{general}")
    return project


def ledger_of(project: Project) -> Ledger:
    intake = project.take_in()
    assert not intake.problems, "\n".join(map(str, intake.problems))
    return intake.casebook.ledger


def scopes(ledger: Ledger) -> dict[str, str]:
    """How each charge is answered, by its key."""
    return {str(u.ref.part): answered(u, ledger) for u in ledger.allegations}


def test_how_a_charge_is_answered_comes_from_the_answers(project: Project) -> None:
    assert scopes(ledger_of(longer(project))) == {
        "missing-minutes": "specific",
        "use-of-funds": "none",
        "hats": "general",
        "coats": "general",
        "gloves": "none",
        "scarves": "none",
    }


def test_a_charge_with_both_kinds_of_reply_has_a_specific_one(project: Project) -> None:
    longer(project)
    more = ANSWERS.format(key="hats", scope="specific")
    project.change(ANSWER, "    quote: Let us", f"    answers:\n{more}    quote: Let us")
    project.change(ANSWER, "    type: position", "    type: response")
    assert scopes(ledger_of(project))["hats"] == "specific"


def test_each_party_has_its_account_and_all_add_up(project: Project) -> None:
    found = {account.ref: account for account in accounts(ledger_of(longer(project)))}
    assert found[CHAPTER] == Account(CHAPTER, made=6, received=0, specific=0, general=0)
    assert found[ALLIANCE] == Account(ALLIANCE, made=0, received=5, specific=1, general=2)
    assert found[ALLIANCE].unanswered == 2
    assert found[ADA] == Account(ADA, made=0, received=1, specific=0, general=0)
    assert found[ADA].unanswered == 1


def test_the_page_gives_the_totals_and_the_table(project: Project) -> None:
    found = page(rendered(longer(project)), "charges-and-replies/")
    (totals,) = texts(found.lead, "cb-evidence")
    assert totals == (
        "6 charges: 1 with a reply of its own, 2 with a general reply, 3 without a recorded reply."
    )
    rows = tree(section(found, "parties").html).one("tbody").all("tr")
    table = [[cell.text for cell in row.content if not isinstance(cell, str)] for row in rows]
    assert table == [
        ["Sampletown Chapter", "6", "0", "0", "0", "0"],
        ["Example Alliance", "0", "5", "1", "2", "2"],
        ["Ada Example", "0", "1", "0", "0", "1"],
    ]


def blocks(site: Site, path: str) -> list[list[list[str]]]:
    """The blocks of a page: what the charges are about, then the replies, or that there is none."""
    pairs = tree(site.html(page(site, path))).all(of="cb-pair")
    return [[subjects(side) for side in pair.all(of="cb-pair__side")] for pair in pairs]


def subjects(side: Element) -> list[str]:
    """What the cards of one side of a block are about."""
    cards = [card.one(of="cb-card__when").one("a").text for card in side.all("div", of="cb-card")]
    return cards + [note.text for note in side.all(of="cb-noreply")]


def test_charges_with_the_same_replies_share_a_block_and_others_stand_alone(
    project: Project,
) -> None:
    site = rendered(longer(project))
    kept = ["minutes of the meeting"]
    assert blocks(site, "charges-and-replies/") == [
        [["hats", "coats"], kept],
        [["gloves"], [NONE]],
        [["scarves"], [NONE]],
        [["minutes of the meeting"], kept],
        [["use of the funds"], [NONE]],
    ]


def test_charges_whose_replies_are_paired_by_other_paragraphs_do_not_share(
    project: Project,
) -> None:
    longer(project)
    once = ANSWERS.format(key="coats", scope="general")
    project.change(ANSWER, once, once.replace("#p5", "#p4"))
    found = blocks(rendered(project), "charges-and-replies/")
    assert [charges for charges, _ in found[:2]] == [["hats"], ["coats"]]


def test_a_shared_reply_says_how_many_charges_it_answers(project: Project) -> None:
    scope = texts(
        section(
            page(rendered(longer(project)), "charges-and-replies/"), "alliance-and-chapter"
        ).html,
        "cb-scope",
    )
    assert [text.partition(", paired")[0] for text in scope] == [
        "A general reply to these 2 charges",
        "A reply to this charge",
    ]


def test_of_the_base_article_one_charge_has_its_own_reply_and_nine_a_general_one() -> None:
    """By the article: MPP answered ORLA's release in general, and one charge of it by itself."""
    ledger = take_in(ROOT).casebook.ledger
    article = Ref("sources", "the-millennial-source-2021-02-12")
    charges = [u for u in ledger.allegations if article in {ref.whole for ref in u.entry.cite}]

    def paired(charge: Utterance) -> str:
        """How the article alone pairs the charge."""
        found = {
            reply.answer.scope
            for reply in ledger.replies.get(charge.ref, ())
            if article in {ref.whole for ref in reply.answer.cite}
        }
        return "specific" if "specific" in found else "general" if found else "none"

    counts = Counter(map(paired, charges))
    assert (counts["specific"], counts["general"]) == (1, 9)
    assert counts["none"] >= 25
    release = Ref("statements", "orla-press-release-2021-02-07")
    assert {u.ref.whole for u in charges if paired(u) != "none"} == {release}
