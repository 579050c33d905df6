"""The writer: names, links, dates and citation marks as HTML, seen from one depth of the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import Reply, Utterance
from casebook.records.base import Unknown
from casebook.records.dates import Date
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.render.forge import Forge, Spot
from casebook.render.fragments import deep_link
from casebook.render.labels import Labels
from casebook.render.weight import weight


def environment() -> Environment:
    """The templates, compiled once; autoescape makes all text of the data plain text."""
    return Environment(
        loader=PackageLoader("casebook", "render/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True, slots=True)
class Exchange:
    """Charges, and the replies to each of them."""

    charges: tuple[Utterance, ...]
    replies: tuple[Reply, ...]


class Writer:
    """Writes for pages that lead to the root of the site by ``base`` ('', '../', '../../').

    ``places`` has the number of the page for those entries of long statements that stand not on the
    first; all links to them are made here, and lead there.

    Links and marks stand on many pages, so each is made once and kept for the life of the writer.
    """

    def __init__(
        self,
        casebook: Casebook,
        templates: Environment,
        base: str,
        forge: Forge | None = None,
        places: Mapping[Ref, int] = MappingProxyType({}),
    ) -> None:
        self.casebook = casebook
        self.base = base
        self.forge = forge
        self.places = places
        self.labels = Labels(casebook.catalog)
        self._templates = templates
        self._links: dict[tuple[Ref, str | None], Markup] = {}
        self._marks: dict[tuple[Ref, bool], Markup] = {}
        self._dates: dict[Date, Markup] = {}
        self._heads: dict[tuple[Ref, bool, bool], Markup] = {}
        self._words: dict[tuple[Ref, bool], Markup] = {}
        self._weights: dict[Ref, int] = {}

    def render(self, template: str, **context: Any) -> Markup:
        """The template ``template.html``, in which this writer is called ``w``.

        One that is not HTML is named with its ending.
        """
        found = self._templates.get_template(template if "." in template else f"{template}.html")
        return Markup(found.render(w=self, **context).strip())

    def href(self, ref: Ref) -> str:
        """The address of a record or a part of it, relative to the page."""
        return f"{self.base}{self.address(ref)}"

    def address(self, ref: Ref) -> str:
        """The address of a record or a part of it, below the root.

        The narrator's own judgements stand on the page of the source, so their links lead there.
        """
        utterance = self.casebook.ledger.all.get(ref)
        if utterance and utterance.is_judgement_of_narrator and utterance.speaker:
            ref = utterance.speaker.at(str(ref.part))
        part = f"#{ref.part}" if ref.part else ""
        number = f"{self.places[ref]}/" if ref in self.places else ""
        return f"{ref.kind}/{ref.slug}/{number}{part}"

    def name(self, ref: Ref) -> str:
        """The full name of a record."""
        return self.casebook.catalog.name(ref)

    def brief(self, ref: Ref) -> str:
        """The short name of a record."""
        return self.casebook.catalog.brief(ref)

    def link(self, ref: Ref, words: str | None = None) -> Markup:
        """A link with ``words``, or with the name of the record."""
        found = self._links.get((ref, words))
        if found is None:
            html = f'<a href="{escape(self.href(ref))}">{escape(words or self.name(ref))}</a>'
            found = self._links[ref, words] = Markup(html)
        return found

    def short(self, ref: Ref) -> Markup:
        """A link with the short name of the record."""
        return self.link(ref, self.brief(ref))

    def offer(self, ref: Ref, gaps: Sequence[Unknown]) -> str:
        """Where a reader can add a source for ``gaps`` in a record: a form, or how it is done."""
        if self.forge is None or not gaps:
            return f"{self.base}contributing/#a-source"
        asked = " ".join(gap.text.plain(self.name) for gap in gaps)
        page = f"{ref.kind}/{ref.slug}/#unknown"
        return self.forge.offer(Spot(self.name(ref), page, ref.file, 1, asked))

    def prose(self, prose: Prose) -> Markup:
        """Running text; its links are links, all else is text."""
        return Markup("").join(
            escape(part) if isinstance(part, str) else self.link(part.ref, part.words)
            for part in prose.parts
        )

    def date(self, date: Date) -> Markup:
        """A date in words, with its machine form where HTML has one."""
        found = self._dates.get(date)
        if found is None:
            words, machine = escape(date.display), date.machine
            found = self._dates[date] = Markup(
                f'<span class="cb-date">{words}</span>'
                if machine is None
                else f'<time class="cb-date" datetime="{escape(machine)}">{words}</time>'
            )
        return found

    def cites(self, locators: Iterable[Ref]) -> Markup:
        """Citation marks: the short name of each source with its paragraphs, each a link."""
        marks = []
        source = None
        for locator in locators:
            marks.append(self._mark(locator, named=locator.whole != source))
            source = locator.whole
        return Markup(f'<span class="cb-cites">{" ".join(marks)}</span>')

    def paragraphs(self, locators: Iterable[Ref]) -> str:
        """The paragraphs among ``locators`` in words, as ¶5, 8–10; each is linked above."""
        numbers = sorted({int(locator.part[1:]) for locator in locators if locator.part})
        runs: list[list[int]] = []
        for number in numbers:
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        words = (f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
        return f"¶{', '.join(words)}" if runs else ""

    def _mark(self, locator: Ref, *, named: bool) -> Markup:
        """One citation mark; the first of a source is ``named`` after it."""
        found = self._marks.get((locator, named))
        if found is None:
            label = f"¶{locator.part[1:]}" if locator.part else ""
            words = f"{self.brief(locator)} {label}".strip() if named else label
            spoken = self.spoken(locator)
            name = "" if spoken == words else f' aria-label="{escape(spoken)}"'
            found = self._marks[locator, named] = Markup(
                f'<a class="{self._kind_of_mark(locator)}" href="{escape(self.href(locator))}"'
                f"{name}>{escape(words)}</a>"
            )
        return found

    def _kind_of_mark(self, locator: Ref) -> str:
        """The class of a citation mark: that of a primary source differs at a glance."""
        source = self.source(locator)
        return "cb-cite cb-cite--primary" if source and source.kind == "primary" else "cb-cite"

    def spoken(self, locator: Ref) -> str:
        """A citation mark as a screen reader should say it, beginning with what is seen."""
        seen = self.brief(locator) + (f" ¶{locator.part[1:]}" if locator.part else "")
        source = self.source(locator)
        return f"{seen}, primary source" if source and source.kind == "primary" else seen

    def speaker(self, utterance: Utterance) -> Markup:
        """Who said it: a link, or the words for somebody whom no source names."""
        if utterance.speaker:
            return self.short(utterance.speaker)
        return escape(utterance.unnamed or "")

    def told(self, utterance: Utterance) -> str:
        """What was said and by whom in a sentence without links: our words, or else the speaker's.

        Our words name the speaker as a rule; where they do not, the name stands before them.
        """
        entry = utterance.entry
        who = self.brief(utterance.speaker) if utterance.speaker else utterance.unnamed or ""
        if entry.gist is None:
            return f"{who}: “{' […] '.join(entry.quote or ())}”"
        words = entry.gist.plain(self.brief)
        return words if who in words else f"{who}: {words}"

    def head(self, utterance: Utterance, permalink: bool = True, about: bool = True) -> Markup:
        """The line above an utterance: of what type, by whom, about whom, when.

        A reply beside its charge is not told ``about`` whom it is, which the charge shows.
        """
        key = utterance.ref, permalink, about
        found = self._heads.get(key)
        if found is None:
            found = self._heads[key] = self._cards.head(self, utterance, permalink, about)
        return found

    def said(self, utterance: Utterance, original: bool = False) -> Markup:
        """What was said in our words and in the speaker's, and what it rests on.

        Only where it stands with its statement a link leads to the words in the ``original``.
        """
        found = self._words.get((utterance.ref, original))
        if found is None:
            found = self._cards.said(self, utterance, original)
            self._words[utterance.ref, original] = found
        return found

    @cached_property
    def _cards(self) -> Any:
        """The macros of entry.html."""
        return self._templates.get_template("entry.html").module

    def heading(self, utterance: Utterance) -> str:
        """What an utterance is called in lists and in search: who, on what."""
        who = self.brief(utterance.speaker) if utterance.speaker else utterance.unnamed
        return f"{who} on {utterance.entry.subject}"

    def original(self, utterance: Utterance) -> str | None:
        """The address of the quoted words in the original, where there is a quotation."""
        entry = utterance.entry
        # The words were read in the paragraph; a source cited whole only carries the statement.
        source = self.source(next((ref for ref in entry.cite if ref.part), entry.cite[0]))
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
        name = stored.record.name
        return f"{name}: {self.labels.inline(fact.key)}" if fact else name

    def part(self, ref: Ref) -> str:
        """What a part of a record is called beside a link to the record itself."""
        utterance = self.casebook.ledger.all.get(ref)
        if utterance:
            return self.heading(utterance)
        return self.labels.heading(str(ref.part))

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

    def weigh(self, utterance: Utterance) -> int:
        """The bytes of an utterance on a page: of a charge with its replies, else of its card."""
        found = self._weights.get(utterance.ref)
        if found is None:
            template = "pairs" if utterance.entry.type == "allegation" else "cards"
            html = self.render(template, utterances=[utterance])
            found = self._weights[utterance.ref] = weight(html)
        return found

    def ladder(self, utterance: Utterance) -> tuple[Ref, ...]:
        """Through whom we know it, outermost first: the source that reports it, then the relays.

        A primary source is the speaker's own document and no rung of the ladder.
        """
        cite = [ref.whole for ref in utterance.entry.cite if ref.whole != utterance.speaker]
        own = any(source.kind == "primary" for ref in cite if (source := self.source(ref)))
        first = [] if own and not utterance.entry.via else cite[:1]
        return (*first, *utterance.entry.via)

    def source(self, ref: Ref) -> Source | None:
        """The bibliographic record that a locator belongs to."""
        return self.casebook.catalog.get(ref, Source)


def _same(one: tuple[Reply, ...], other: tuple[Reply, ...]) -> bool:
    """Whether two charges have the same replies, paired by the same paragraphs."""
    return [(r.utterance.ref, r.answer.scope, r.answer.cite) for r in one] == [
        (r.utterance.ref, r.answer.scope, r.answer.cite) for r in other
    ]
