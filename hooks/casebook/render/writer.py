"""The writer: names, links, dates and citation marks as HTML, seen from one depth of the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import Reply, Utterance
from casebook.records.dates import Date
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.render.fragments import deep_link


def environment() -> Environment:
    """The templates, compiled once; autoescape makes all text of the data plain text."""
    return Environment(
        loader=PackageLoader("casebook", "render/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True, slots=True)
class Exchange:
    """Charges, and the replies to each of them."""

    charges: tuple[Utterance, ...]
    replies: tuple[Reply, ...]


class Writer:
    """Writes for pages that lead to the root of the site by ``base`` ('', '../', '../../')."""

    def __init__(self, casebook: Casebook, templates: Environment, base: str) -> None:
        self.casebook = casebook
        self.base = base
        self._templates = templates

    def render(self, template: str, **context: Any) -> Markup:
        """The template ``template.html``, in which this writer is called ``w``."""
        found = self._templates.get_template(f"{template}.html")
        return Markup(found.render(w=self, **context).strip())

    def href(self, ref: Ref) -> str:
        """The address of a record or a part of it, relative to the page.

        The narrator's own judgements stand on the page of the source, so their links lead there.
        """
        utterance = self.casebook.ledger.all.get(ref)
        if utterance and utterance.is_judgement_of_narrator and utterance.speaker:
            ref = utterance.speaker.at(str(ref.part))
        part = f"#{ref.part}" if ref.part else ""
        return f"{self.base}{ref.kind}/{ref.slug}/{part}"

    def name(self, ref: Ref) -> str:
        """The full name of a record."""
        return self.casebook.catalog.name(ref)

    def brief(self, ref: Ref) -> str:
        """The short name of a record."""
        return self.casebook.catalog.brief(ref)

    def link(self, ref: Ref, words: str | None = None) -> Markup:
        """A link with ``words``, or with the name of the record."""
        return Markup('<a href="{}">{}</a>').format(self.href(ref), words or self.name(ref))

    def short(self, ref: Ref) -> Markup:
        """A link with the short name of the record."""
        return self.link(ref, self.brief(ref))

    def prose(self, prose: Prose) -> Markup:
        """Running text; its links are links, all else is text."""
        return Markup("").join(
            escape(part) if isinstance(part, str) else self.link(part.ref, part.words)
            for part in prose.parts
        )

    def date(self, date: Date) -> Markup:
        """A date in words, with its machine form where HTML has one."""
        if date.machine is None:
            return Markup('<span class="cb-date">{}</span>').format(date.display)
        return Markup('<time class="cb-date" datetime="{}">{}</time>').format(
            date.machine, date.display
        )

    def cites(self, locators: Iterable[Ref]) -> Markup:
        """Citation marks: the short name of each source with its paragraphs, each a link."""
        marks = []
        for source, found in groupby(locators, key=lambda ref: ref.whole):
            name = self.brief(source)
            for number, locator in enumerate(found):
                label = f"¶{locator.part[1:]}" if locator.part else ""
                first = f"{name} {label}".strip() if number == 0 else label
                marks.append(
                    Markup('<a class="cb-cite" href="{}" aria-label="{}">{}</a>').format(
                        self.href(locator), self.spoken(locator), first
                    )
                )
        return Markup('<span class="cb-cites">{}</span>').format(Markup(" ").join(marks))

    def spoken(self, locator: Ref) -> str:
        """A citation mark as a screen reader should say it, beginning with what is seen."""
        seen = self.brief(locator)
        if locator.part is None:
            return f"{seen}, source"
        return f"{seen} ¶{locator.part[1:]}, paragraph {locator.part[1:]} of the source"

    def speaker(self, utterance: Utterance) -> Markup:
        """Who said it: a link, or the words for somebody whom no source names."""
        if utterance.speaker:
            return self.short(utterance.speaker)
        return escape(utterance.unnamed or "")

    def heading(self, utterance: Utterance) -> str:
        """What an utterance is called in lists and in search: who, on what."""
        who = self.brief(utterance.speaker) if utterance.speaker else utterance.unnamed
        return f"{who} on {utterance.entry.subject}"

    def original(self, utterance: Utterance) -> str | None:
        """The address of the quoted words in the original, where there is a quotation."""
        entry = utterance.entry
        source = self.source(entry.cite[0])
        if source is None or entry.quote is None:
            return None
        context = entry.context
        return deep_link(
            source.url,
            entry.quote,
            before=context.before or "" if context else "",
            after=context.after or "" if context else "",
        )

    def title(self, ref: Ref) -> str:
        """What a record, or a part of one, is called where it is linked from elsewhere."""
        utterance = self.casebook.ledger.all.get(ref)
        if utterance:
            return f"{self.heading(utterance)} ({self.brief(ref)})"
        stored = self.casebook.catalog.records[ref.whole]
        fact = next((fact for fact in stored.record.facts if fact.key == ref.part), None)
        return f"{stored.record.name}: {fact.label.lower()}" if fact else stored.record.name

    def part(self, ref: Ref) -> str:
        """What a part of a record is called beside a link to the record itself."""
        utterance = self.casebook.ledger.all.get(ref)
        if utterance:
            return self.heading(utterance)
        return str(ref.part).replace("-", " ").capitalize()

    def replies(self, utterance: Utterance) -> tuple[Reply, ...]:
        """What answers an utterance."""
        return self.casebook.ledger.replies.get(utterance.ref, ())

    def exchanges(self, charges: Iterable[Utterance]) -> list[Exchange]:
        """Charges with their replies; charges in a row that have the same replies share them.

        A charge without a reply stands alone, so that each shows that none is recorded.
        """
        blocks: list[Exchange] = []
        for charge in charges:
            replies = self.replies(charge)
            if blocks and replies and _same(blocks[-1].replies, replies):
                blocks[-1] = Exchange((*blocks[-1].charges, charge), replies)
            else:
                blocks.append(Exchange((charge,), replies))
        return blocks

    def ladder(self, utterance: Utterance) -> tuple[Ref, ...]:
        """Through whom we know it, outermost first: the source that reports it, then the relays."""
        first = [ref.whole for ref in utterance.entry.cite if ref.whole != utterance.speaker][:1]
        return (*first, *utterance.entry.via)

    def source(self, ref: Ref) -> Source | None:
        """The bibliographic record that a locator belongs to."""
        return self.casebook.catalog.get(ref, Source)


def _same(one: tuple[Reply, ...], other: tuple[Reply, ...]) -> bool:
    """Whether two charges have the same replies, paired by the same paragraphs."""
    return [(r.utterance.ref, r.answer.scope, r.answer.cite) for r in one] == [
        (r.utterance.ref, r.answer.scope, r.answer.cite) for r in other
    ]
