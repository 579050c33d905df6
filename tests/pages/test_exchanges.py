"""Accusations beside their replies: who shares a row, what is said where nothing was answered."""

from __future__ import annotations

from casebook.catalog.ledger import Ledger, counted
from casebook.pages.site import Site
from casebook.pages.speech import Exchange, Exchanges
from pages.models import every, made, page, said
from projects import ANSWER, LETTER, Project

ACCUSATIONS = """\
  - key: {key}
    type: accusation
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

DISPUTE = "disputes/alliance-and-chapter/"


def longer(project: Project) -> Project:
    """The small casebook with four more accusations: two answered in general, two not at all."""
    keys = ["hats", "coats", "gloves", "scarves"]
    accusations = "".join(ACCUSATIONS.format(key=key) for key in keys)
    project.change(LETTER, "entries:\n", f"entries:\n{accusations}")
    general = "".join(ANSWERS.format(key=key, scope="general") for key in keys[:2])
    project.change(ANSWER, "    answers:\n", f"    answers:\n{general}")
    return project


def ledger_of(project: Project) -> Ledger:
    intake = project.take_in()
    assert not intake.problems, "\n".join(map(str, intake.problems))
    return intake.casebook.ledger


def rows(site: Site, address: str = DISPUTE) -> list[Exchange]:
    """The rows of all accusations on a page."""
    return [
        row for block in every(page(site, address).sections, Exchanges) for row in block.exchanges
    ]


def keys(row: Exchange) -> list[str]:
    return [saying.id for saying in row.accusations]


def test_accusations_with_the_same_replies_or_with_none_share_a_row(project: Project) -> None:
    found = rows(made(longer(project)))
    assert [(keys(row), [r.saying.id for r in row.replies], row.none) for row in found] == [
        (["hats", "coats"], ["minutes-kept"], ""),
        (["gloves", "scarves"], [], "We found no reply to either of these."),
        (["missing-minutes"], ["minutes-kept"], ""),
        (["reasons-of-the-chapter"], ["minutes-kept"], ""),
        (["use-of-funds"], [], "We found no reply to this."),
    ]


def test_a_reply_says_what_it_answers(project: Project) -> None:
    found = rows(made(longer(project)))
    assert [reply.scope for row in found for reply in row.replies] == [
        "One general reply to both accusations",
        "Reply to this",
        "Reply to this",
    ]


def test_three_without_a_reply_share_one_sentence(project: Project) -> None:
    longer(project)
    more = ACCUSATIONS.format(key="shoes")
    project.change(LETTER, "  - key: scarves\n", f"{more}  - key: scarves\n")
    found = rows(made(project))
    assert [row.none for row in found if keys(row) == ["gloves", "shoes", "scarves"]] == [
        "We found no reply to any of these three."
    ]


def test_accusations_whose_replies_are_paired_by_other_paragraphs_do_not_share(
    project: Project,
) -> None:
    longer(project)
    once = ANSWERS.format(key="coats", scope="general")
    project.change(ANSWER, once, once.replace("#p5", "#p4"))
    first, second, *_ = rows(made(project))
    assert (keys(first), keys(second)) == (["hats"], ["coats"])
    assert first.replies[0].pairing is None
    assert second.replies[0].pairing is not None, "the paragraph that pairs them is another one"


def test_a_repeat_shares_the_replies_and_is_not_counted(project: Project) -> None:
    repeat = ACCUSATIONS.format(key="hats").replace(
        "    cite:", "    repeats: statements/chapter-letter-2003-05-02#missing-minutes\n    cite:"
    )
    project.change(LETTER, "entries:\n", f"entries:\n{repeat}")
    ledger = ledger_of(project)
    (hats,) = (u for u in ledger.all.values() if u.entry.key == "hats")
    assert not counted(hats)
    assert [u.entry.key for u in ledger.accusations] == ["missing-minutes", "use-of-funds"]
    assert [r.utterance.entry.key for r in ledger.replies[hats.ref]] == ["minutes-kept"]


def test_the_sides_have_their_tally(project: Project) -> None:
    (parties,) = (s for s in page(made(longer(project)), DISPUTE).sections if s.id == "Parties")
    (sides,) = (block.sides for block in parties.blocks[:1])  # type: ignore[union-attr]
    assert [said(side.tally) for side in sides] == [
        "",
        "Made 6 accusations; we found a reply to 3, to 2 in general terms only",
    ]


def test_a_party_without_a_statement_is_said_to_have_none(project: Project) -> None:
    (parties,) = (s for s in page(made(project), DISPUTE).sections if s.id == "Parties")
    (sides,) = (block.sides for block in parties.blocks[:1])  # type: ignore[union-attr]
    assert said(sides[1].stance) == "We found no statement by Chapter."


def test_an_entry_is_at_home_on_the_page_of_its_statement_alone(project: Project) -> None:
    site = made(longer(project))
    homes = [
        (each.address, saying.id)
        for each in site.pages()
        for block in every(each.sections, Exchanges)
        for row in block.exchanges
        for saying in row.accusations
        if saying.home
    ]
    assert {address for address, _ in homes} == {
        "statements/chapter-letter-2003-05-02/",
        "statements/example-paper-article-2003-05-06/",
    }
    assert len(homes) == len(set(homes)) == 7
