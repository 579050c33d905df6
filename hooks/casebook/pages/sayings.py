"""Sayings: the entries of statements as pages show them, and accusations beside their replies."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from casebook.catalog.ledger import NO_REPLY, Utterance, accuses, listable
from casebook.catalog.ledger import Reply as Answered
from casebook.pages import speech
from casebook.pages.composer import Composer
from casebook.pages.corrections import correct
from casebook.pages.editor import replying
from casebook.pages.speech import Exchange, Exchanges, Saying
from casebook.pages.text import Action, Link, Quote, joined
from casebook.pages.text_fragments import deep_link
from casebook.records.disputes import Dispute
from casebook.records.kinds import quote_address
from casebook.records.references import Ref
from casebook.records.statements import CUT, TYPES

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Small numbers as they are written out."""


PROOFS = "Proofs"
"""The anchor of what the page of a source says of proofs."""


def number(count: int) -> str:
    """``count`` in words up to ten, in digits beyond."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """``1 reply``, ``2 replies``: a number with its noun."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def saying(
    utterance: Utterance, composer: Composer, *, home: bool = False, dispute: Dispute | None = None
) -> Saying:
    """An entry of a statement; ``home`` on the page of that, with the colors of a ``dispute``."""
    party = composer.party(utterance.speaker, dispute)
    key = (utterance.ref, party, home)
    if key not in composer.sayings:
        composer.sayings[key] = _saying(utterance, composer, party, home)
    return composer.sayings[key]


def _saying(utterance: Utterance, composer: Composer, party: str, home: bool) -> Saying:
    entry = utterance.entry
    source = composer.source(entry.cite[0])
    language = source.language if source and source.language != "en" else ""
    return Saying(
        id=entry.key,
        address=composer.address(utterance.ref),
        kind=TYPES.words(entry.type),
        subject=entry.subject,
        speaker=composer.speaker(utterance),
        party=party,
        about=composer.named(entry.about),
        when=composer.day(utterance.date) if utterance.date else None,
        via=joined(((composer.short(ref),) for ref in passed_on(utterance, composer)), " → "),
        gist=composer.text(entry.gist) if entry.gist else (),
        quote=Quote(entry.quote, language) if entry.quote else None,
        marks=composer.marks(entry.cite),
        home=home,
        accuses=accuses(utterance),
        statement=None if home else composer.short(utterance.ref.whole),
        proof=proof(utterance, composer),
        actions=actions(utterance, composer),
    )


def proof(utterance: Utterance, composer: Composer) -> Link | None:
    """Where a reader learns how the quotation was proved; nothing for one that was not."""
    place = (utterance.ref.whole, ("entries", utterance.number, "quote"))
    proved = composer.casebook.proofs.at.get(place, ()) if utterance.entry.quote else ()
    locator = next((each.locator for each in proved if each.locator), None)
    return Link(f"{composer.address(locator.whole)}#{PROOFS}", "verbatim") if locator else None


def passed_on(utterance: Utterance, composer: Composer) -> tuple[Ref, ...]:
    """Through whom we know it, outermost first: the source that reports it, then the relays.

    A primary source is the speaker's own document and passes nothing on.
    """
    via = utterance.entry.via
    cite = [ref.whole for ref in utterance.entry.cite if ref.whole != utterance.speaker]
    own = any(source.kind == "primary" for ref in cite if (source := composer.source(ref)))
    return (*(() if own or not via else cite[:1]), *via)


def original(utterance: Utterance, composer: Composer) -> Action | None:
    """The way to the quoted words in the original, where there is a quotation."""
    entry = utterance.entry
    # The words were read in the paragraph; a source cited whole only carries the statement.
    source = composer.source(next((ref for ref in entry.cite if ref.part), entry.cite[0]))
    if source is None or entry.quote is None:
        return None
    before = (entry.context.before or "") if entry.context else ""
    after = (entry.context.after or "") if entry.context else ""
    url = deep_link(source.url, entry.quote, before=before, after=after)
    return Action("Read it in the original", url, outside=True)


def actions(utterance: Utterance, composer: Composer) -> tuple[Action, ...]:
    """What a reader can do with it: link to it, read the original, reply to it, correct it."""
    offered = [Action("Link to this statement", composer.address(utterance.ref))]
    if listable(utterance):
        offered.append(Action("Quote this", quote_address(utterance.ref)))
    there = original(utterance, composer)
    if there:
        offered.append(there)
    settings = composer.settings
    stored = composer.catalog.records[utterance.ref.whole]
    path, says = ("entries", utterance.number), _said(utterance, composer)
    if accuses(utterance) and not composer.ledger.replies.get(utterance.ref):
        name, address = composer.name(utterance.ref.whole), composer.address(utterance.ref)
        if settings.editor:
            offered.append(Action("Add a reply to this", replying(utterance.ref)))
        if settings.edit_links:
            reply = settings.edit_links.reply(name, address, says)
            offered.append(Action("Reply to this", reply, outside=True))
    offered += correct(stored, path, says, composer, utterance.entry.key)
    return tuple(offered)


def _said(utterance: Utterance, composer: Composer) -> str:
    """What an entry says, as plain text: the words themselves, or else ours."""
    entry = utterance.entry
    if entry.quote:
        return CUT.join(entry.quote)
    return entry.gist.plain(composer.brief) if entry.gist else ""


def sayings(
    utterances: Iterable[Utterance],
    composer: Composer,
    *,
    home: bool = False,
    dispute: Dispute | None = None,
) -> tuple[Saying, ...]:
    """Entries one by one, as :func:`saying`."""
    return tuple(saying(u, composer, home=home, dispute=dispute) for u in utterances)


def exchanges(
    accusations: Iterable[Utterance],
    composer: Composer,
    *,
    home: bool = False,
    dispute: Dispute | None = None,
) -> Exchanges:
    """Accusations beside their replies; those in a row of one speaker that share them, or share
    having none, stand together.
    """
    made = []
    for _, run in groupby(accusations, key=lambda each: _shared(each, composer)):
        together = list(run)
        count, found = len(together), composer.ledger.replies.get(together[0].ref, ())
        said = sayings(together, composer, home=home, dispute=dispute)
        replies = tuple(_reply(each, count, composer, dispute) for each in found)
        made.append(Exchange(said, replies, "" if replies else _none(count)))
    return Exchanges(tuple(made))


def _shared(accusation: Utterance, composer: Composer) -> tuple[object, ...]:
    """What accusations share that stand together: who made them and when, and their replies,
    paired by the same paragraphs.
    """
    found = composer.ledger.replies.get(accusation.ref, ())
    replies = [(each.utterance.ref, each.answer.scope, each.answer.cite) for each in found]
    return (accusation.speaker, accusation.unnamed, accusation.date, replies)


def _reply(
    reply: Answered, count: int, composer: Composer, dispute: Dispute | None
) -> speech.Reply:
    """A reply to ``count`` accusations, with what pairs it with them if not its own citation."""
    said, cite = saying(reply.utterance, composer, dispute=dispute), reply.answer.cite
    pairing = None if cite == reply.utterance.entry.cite else composer.marks(cite)
    return speech.Reply(said, _scope(reply, count), pairing)


def _scope(reply: Answered, count: int) -> str:
    if reply.answer.scope == "specific":
        return "Reply to this" if count == 1 else f"Reply to these {number(count)}"
    if count == 1:
        return "General reply, to the statement"
    return f"One general reply to {'both' if count == 2 else f'all {number(count)}'} accusations"


def _none(count: int) -> str:
    """What is said where no reply was found; an absence is ours, not the world's."""
    if count == 1:
        return NO_REPLY
    if count == 2:
        return "We found no reply to either of these."
    return f"We found no reply to any of these {number(count)}."
