"""Cards: each statement with its reply as a small page, and the texts by which it can be quoted."""

from __future__ import annotations

import re

import pytest

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import NO_REPLY, Utterance, accuses, listable
from casebook.intake import take_in
from documents import BuiltSite, Element
from projects import EXAMPLE, ROOT

LARGEST = 6 * 1024
"""Bytes of a card, as it is: somebody else's page has to load it."""

LETTER = "chapter-letter-2003-05-02"
WHICH = pytest.mark.parametrize("which", ["real", "small"])


def casebook(which: str) -> Casebook:
    return take_in(ROOT if which == "real" else EXAMPLE).casebook


def address(utterance: Utterance) -> str:
    return f"cards/{utterance.ref.slug}/{utterance.ref.part}/"


def texts(page: Element, key: str) -> dict[str, str]:
    """The texts to take away of one entry, by the name of their form."""
    (section,) = [each for each in page.all("section") if each["id"] == key]
    found = {}
    for label in section.all("label"):
        area = label.one("textarea").text
        found[label.text.removesuffix(area).strip()] = area
    return found


@WHICH
def test_each_statement_that_lists_show_has_a_small_card(
    request: pytest.FixtureRequest, which: str
) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    ledger = casebook(which).ledger
    cards = {name for name in site.pages if re.fullmatch(r"cards/[^/]+/[^/]+/", name)}
    assert cards == {address(each) for each in ledger.all.values() if listable(each)}
    for name in cards:
        assert len(site.html(name).encode()) < LARGEST, name
        assert list(site.page(name).all("script")) == []


@WHICH
def test_an_accusation_is_never_without_its_reply(
    request: pytest.FixtureRequest, which: str
) -> None:
    """On its card, to those who preview a link to it, and in each text to take away."""
    site: BuiltSite = request.getfixturevalue(which)
    made = casebook(which)
    for utterance in filter(accuses, made.ledger.listed):
        replies = made.ledger.replies.get(utterance.ref, ())
        said = [r.utterance.entry for r in replies]
        wanted = [
            entry.gist.plain(made.catalog.name) if entry.gist else (entry.quote or ("",))[0]
            for entry in said
        ] or [NO_REPLY]
        page = site.page(address(utterance))
        (described,) = [m["content"] for m in page.all("meta") if m["name"] == "description"]
        quotes = site.page(f"cards/{utterance.ref.slug}/")
        forms = texts(quotes, utterance.ref.part or "")
        assert set(forms) >= {"Plain text", "HTML", "Markdown"}
        for text in wanted:
            assert text in page.text
            assert text in described
            assert text in forms["Plain text"]
        for name in ("HTML", "Markdown"):
            assert "repl" in forms[name].lower()


def test_what_is_taken_away_names_speaker_date_source_and_paragraph(small: BuiltSite) -> None:
    forms = texts(small.page(f"cards/{LETTER}/"), "missing-minutes")
    assert forms["Plain text"] == (
        "Sampletown Chapter, May 2, 2003: The chapter wrote that the Example Alliance had kept no "
        "minutes. (Report of the Example Paper on the meeting, May 6, 2003, ¶4) "
        "Reply to this: Example Alliance, May 3, 2003: The Alliance answered "
        "that minutes lay open in its office. (Report of the Example Paper on the meeting, "
        "May 6, 2003, ¶5) People's Party Casebook, "
        f"statements/{LETTER}/#missing-minutes"
    )
    assert forms["Markdown"].startswith("> Sampletown Chapter, May 2, 2003: The chapter wrote")
    assert "May 6, 2003, ¶4](sources/example-paper-2003-05-06/#p4)" in forms["Markdown"]
    assert '<a href="sources/example-paper-2003-05-06/#p5">Report of the Example' in forms["HTML"]
    open_ = texts(small.page(f"cards/{LETTER}/"), "use-of-funds")
    assert all("We found no reply to this." in text for text in open_.values())


def test_the_menu_of_a_statement_leads_to_its_texts(small: BuiltSite) -> None:
    page = small.article(f"statements/{LETTER}/")
    links = {link["href"] for link in page.all("a") if link.text == "Quote this"}
    assert f"../../cards/{LETTER}/#missing-minutes" in links


def test_with_an_address_a_card_can_be_shown_in_a_page(real: BuiltSite) -> None:
    name = next(name for name in real.pages if re.fullmatch(r"cards/[^/]+/", name))
    for label in real.page(name).all("label"):
        if label.text.startswith("To show it"):
            assert re.search(r'<iframe src="https://[^"]+/cards/[^"]+/" title="[^"]+"', label.text)
            break
    else:
        pytest.fail("No text to show a card in a page")


def test_what_others_may_frame_is_hostile_to_nobody(hostile: BuiltSite) -> None:
    cards = [name for name in hostile.pages if name.startswith("cards/")]
    assert cards
    for name in cards:
        page = hostile.page(name)
        assert list(page.all("script")) == []
        for element in page.all():
            assert not any(attribute.startswith("on") for attribute in element.attributes)


def test_each_address_has_one_rule_with_a_policy(real: BuiltSite) -> None:
    text = (real.folder / "_headers").read_text("utf-8")
    rules: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            rules[line] = []
        else:
            rules[[*rules][-1]].append(line.strip())
    policies = {
        path: [line for line in lines if line.startswith("Content-Security")]
        for path, lines in rules.items()
    }
    for name in real.pages:
        fits = [
            path
            for path, found in policies.items()
            if found
            and (f"/{name}".startswith(path[:-1]) if path.endswith("*") else f"/{name}" == path)
        ]
        assert len(fits) == 1, name
        (policy,) = policies[fits[0]]
        assert ("frame-ancestors 'none'" in policy) is not name.startswith("cards/"), name
        shared = any(line == "Access-Control-Allow-Origin: *" for line in rules[fits[0]])
        assert shared is name.startswith("data/"), name
    assert "Access-Control-Allow-Origin: *" in rules["/api/*"]
