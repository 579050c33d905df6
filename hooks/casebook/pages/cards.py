"""Cards: one statement with its reply, as a page of its own that others may show within theirs.

A card leaves the site alone, so that speakers and sources have their full names on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.catalog.ledger import NO_REPLY, Utterance, accuses, listable
from casebook.pages.composer import Composer
from casebook.pages.text import Day, Quote, Text
from casebook.records.kinds import card_address, quote_address
from casebook.records.references import Ref
from casebook.records.statements import SCOPES, TYPES


@dataclass(frozen=True, slots=True)
class Voice:
    """What one said: in our words and theirs, with each source and its address.

    ``scope`` says of a reply what it answers.
    """

    who: str
    when: Day | None
    gist: Text
    quote: Quote | None
    sources: tuple[tuple[str, str], ...]
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A statement, the replies to it, and of an accusation the sentence that we found none."""

    key: str
    address: str
    quoted: str
    """The address of the texts by which it can be quoted."""
    home: str
    """The address of the statement."""
    kind: str
    subject: str
    statement: Voice
    replies: tuple[Voice, ...]
    none: str

    @property
    def heading(self) -> str:
        """Who, on what."""
        return f"{self.statement.who} on {self.subject}"


def cards(statement: Ref, composer: Composer) -> Iterator[Card]:
    """The cards of all entries of ``statement`` that lists may show."""
    for utterance in composer.ledger.of_statement.get(statement, ()):
        if not listable(utterance):
            continue
        replies = composer.ledger.replies.get(utterance.ref, ())
        yield Card(
            key=utterance.entry.key,
            address=card_address(utterance.ref),
            quoted=quote_address(utterance.ref),
            home=composer.address(utterance.ref),
            kind=TYPES.words(utterance.entry.type),
            subject=utterance.entry.subject,
            statement=_voice(utterance, composer),
            replies=tuple(
                _voice(reply.utterance, composer, SCOPES.words(reply.answer.scope))
                for reply in replies
            ),
            none=NO_REPLY if accuses(utterance) and not replies else "",
        )


def _voice(utterance: Utterance, composer: Composer, scope: str = "") -> Voice:
    entry, speaker = utterance.entry, utterance.speaker
    return Voice(
        who=composer.name(speaker) if speaker else utterance.unnamed or "",
        when=composer.day(utterance.date) if utterance.date else None,
        gist=composer.text(entry.gist) if entry.gist else (),
        quote=Quote(entry.quote) if entry.quote else None,
        sources=tuple(_source(ref, composer) for ref in entry.cite),
        scope=scope,
    )


def _source(ref: Ref, composer: Composer) -> tuple[str, str]:
    """A source by its full name, with the paragraph; and its address."""
    paragraph = f", ¶{ref.part[1:]}" if ref.part else ""
    return f"{composer.name(ref)}{paragraph}", composer.address(ref)
