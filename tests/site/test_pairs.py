"""A charge stands beside its reply, in one block; a judgement stands with its source."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import Utterance
from casebook.intake import take_in
from casebook.records.references import Ref
from documents import BuiltSite, Element
from projects import EXAMPLE, ROOT

NO_REPLY = "No reply is recorded in our sources."
SITES = pytest.mark.parametrize("which", ["real", "small"])


def given(request: pytest.FixtureRequest, which: str) -> tuple[BuiltSite, Casebook]:
    built = request.getfixturevalue(which)
    assert isinstance(built, BuiltSite)
    return built, take_in(ROOT if which == "real" else EXAMPLE).casebook


def words(utterance: Utterance, casebook: Casebook) -> str:
    """The words by which an entry can be found on a page."""
    if utterance.entry.gist:
        return " ".join(utterance.entry.gist.plain(casebook.catalog.name).split())
    return " ".join((utterance.entry.quote or ("",))[0].split())


def cards(built: BuiltSite, address: str, text: str) -> Iterator[Element]:
    """The cards on a page that tell ``text``."""
    yield from (card for card in built.article(address).all(of="cb-card") if text in card.text)


def block(card: Element) -> Element | None:
    """The block of charge and reply in which the card stands."""
    return next((element for element in card.above if "cb-pair" in element.classes), None)


def pages_of(charge: Utterance) -> list[str]:
    """The pages of records that show a charge."""
    refs: list[Ref] = [charge.ref.whole]
    refs += [ref for ref in charge.entry.about if ref.kind in {"people", "organizations"}]
    refs += [charge.speaker] if charge.speaker else []
    refs += [charge.entry.dispute.whole] if charge.entry.dispute else []
    return sorted({f"{ref.kind}/{ref.slug}/" for ref in refs})


@SITES
def test_wherever_a_charge_stands_its_replies_stand_beside_it(
    request: pytest.FixtureRequest, which: str
) -> None:
    built, casebook = given(request, which)
    assert casebook.ledger.allegations
    for charge in casebook.ledger.allegations:
        text = words(charge, casebook)
        replies = casebook.ledger.replies.get(charge.ref, ())
        for address in pages_of(charge):
            found = [card for page in built.below(address) for card in cards(built, page, text)]
            assert found, f"{charge.ref} is not on {address}"
            for card in found:
                pair = block(card)
                assert pair, f"{charge.ref} stands alone on {address}"
                if not replies:
                    assert NO_REPLY in pair.text, f"{charge.ref} on {address}"
                for reply in replies:
                    told = words(reply.utterance, casebook)
                    assert told in pair.text, f"{reply.utterance.ref} is not beside {charge.ref}"


@SITES
def test_a_charge_without_a_reply_is_no_smaller_than_one_with(
    request: pytest.FixtureRequest, which: str
) -> None:
    built, casebook = given(request, which)
    for charge in casebook.ledger.allegations:
        if charge.ref in casebook.ledger.replies:
            continue
        for address in pages_of(charge):
            found = [
                card
                for page in built.below(address)
                for card in cards(built, page, words(charge, casebook))
            ]
            for card in found:
                pair = block(card)
                assert pair
                (told,) = [e for e in pair.all("p") if e.text == NO_REPLY]
                assert "cb-card" in told.classes


@SITES
def test_nothing_is_folded_away_or_hidden(request: pytest.FixtureRequest, which: str) -> None:
    built, _ = given(request, which)
    for address in built.pages:
        for pair in built.page(address).all(of="cb-pair"):
            for element in (pair, *pair.above, *pair.all()):
                assert element.tag not in {"details", "dialog", "template", "noscript"}, address
                assert "hidden" not in element.attributes, address
                assert element["aria-hidden"] != "true", address
                assert "display" not in element["style"], address


@SITES
def test_charge_and_reply_are_cards_of_one_kind(request: pytest.FixtureRequest, which: str) -> None:
    built, _ = given(request, which)
    pairs = [pair for address in built.pages for pair in built.page(address).all(of="cb-pair")]
    assert pairs
    for pair in pairs:
        sides = [child for child in pair.content if isinstance(child, Element)]
        assert len(sides) == 2
        assert sides[0].tag == sides[1].tag
        assert sides[0].classes == sides[1].classes
        assert all(list(side.all(of="cb-card")) for side in sides)


@SITES
def test_a_judgement_of_a_source_stands_on_the_page_of_the_source_alone(
    request: pytest.FixtureRequest, which: str
) -> None:
    built, casebook = given(request, which)
    judgements = [u for found in casebook.ledger.judgements.values() for u in found]
    assert judgements
    texts = {address: built.page(address).text for address in built.pages}
    for utterance in judgements:
        text = words(utterance, casebook)
        assert utterance.speaker
        home = f"{utterance.speaker.kind}/{utterance.speaker.slug}/"
        assert [address for address in built.pages if text in texts[address]] == [home]
        assert utterance.ref.part in built.ids(home)


@SITES
def test_every_entry_stands_on_the_page_of_its_statement_under_its_key(
    request: pytest.FixtureRequest, which: str
) -> None:
    built, casebook = given(request, which)
    for ref, utterance in casebook.ledger.all.items():
        if utterance.is_judgement_of_narrator:
            continue
        address = f"{ref.kind}/{ref.slug}/"
        (place,) = [e for e in built.article(address).all() if e["id"] == ref.part]
        onward = [link["href"] for link in place.all("a") if place.tag == "li"]
        for href in onward:  # a long statement is carried on by a page that the key leads to
            path, _, key = href.removeprefix("../../").partition("#")
            assert (key, path) == (ref.part, f"{address}{path.split('/')[-2]}/")
            assert ref.part in built.ids(path)
            address = path
        assert words(utterance, casebook) in built.article(address).text


def test_a_dispute_page_tells_every_charge_and_reply_in_a_sentence(real: BuiltSite) -> None:
    """Where the cards have moved to pages of their own, the gist stays, and its sources with it."""
    casebook = take_in(ROOT).casebook
    counted = 0
    for charge in casebook.ledger.allegations:
        if charge.entry.dispute is None or charge.entry.sensitive:
            continue
        page = real.article(f"disputes/{charge.entry.dispute.slug}/").text
        replies = [reply.utterance for reply in casebook.ledger.replies.get(charge.ref, ())]
        for told in (charge, *(reply for reply in replies if not reply.entry.sensitive)):
            gist = told.entry.gist
            sentence = gist.plain(casebook.catalog.brief) if gist else words(told, casebook)
            full = words(told, casebook)
            assert " ".join(sentence.split()) in page or full in page, (told.ref, page[:80])
            counted += 1
    assert counted > len(casebook.ledger.allegations)
