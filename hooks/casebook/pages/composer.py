"""The composer: what every page needs, made once for all of them: links, days, citations, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import Utterance
from casebook.changes.history import History
from casebook.citing.works import Imprint
from casebook.pages.edit_links import EditLinks
from casebook.pages.labels import Labels
from casebook.pages.speech import Saying
from casebook.pages.text import Day, Link, Mark, Marks, Text, joined
from casebook.records.dates import Date
from casebook.records.disputes import Dispute
from casebook.records.entities import Person
from casebook.records.kinds import address
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.sources import Source

RANGE = "–"

_ARTICLE = re.compile(r"\b[Tt]he ")
_VERB_FOLLOWS = re.compile(
    r"(?: \([^)]*\))?"
    r"(?:,| (?:are|began|ended|had|has|held|is|of|took|voted|was|were|worked)\b)"
)
"""What follows the name of somebody or something that the sentence is about."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is published where: name and address of the site, its repository, its license.

    ``contact`` is where readers without an account can write to: ``mailto:`` or a page. ``cache``
    is a folder for what is dear to make and may be lost, if there is to be one. ``editions`` are
    those that the site holds, each with the addresses of its pages.
    """

    imprint: Imprint = field(default_factory=Imprint)
    edit_links: EditLinks | None = None
    license: str = ""
    description: str = ""
    cache: Path | None = None
    contact: str = ""
    editions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    editor: bool = False
    """Whether there is what records can be corrected with on a page of the site."""


class Composer:
    """Makes the words of pages from a casebook. What it makes is kept: pages share it."""

    def __init__(
        self, casebook: Casebook, settings: Settings, history: History | None = None
    ) -> None:
        self.casebook = casebook
        self.history = history or History()
        self.catalog = casebook.catalog
        self.name, self.brief = self.catalog.name, self.catalog.brief
        self.ledger, self.relations = casebook.ledger, casebook.relations
        self.subjects, self.updated = casebook.subjects, casebook.updated
        self.settings = settings
        self.labels = Labels(casebook.spellings)
        self._links: dict[tuple[Ref, str | None], Link] = {}
        self._marks: dict[tuple[Ref, ...], Marks] = {}
        self._days: dict[Date, Day] = {}
        self._in_sentences: dict[Ref, str] = {}
        self.sayings: dict[tuple[Ref, str, bool], Saying] = {}
        """What was said, by reference, color and home: most of it stands on many pages."""

    def anew(self) -> Composer:
        """One that has made nothing yet, so that all it looks at for a page can be noted."""
        return Composer(self.casebook, self.settings, self.history)

    @property
    def followed(self) -> bool:
        """Whether there are feeds of changes: an edition will never have another one."""
        return self.history.first is not None and not self.settings.imprint.edition

    address = staticmethod(address)
    """The address of a record or a part of it; a record without a page is part of the start."""

    def link(self, ref: Ref, words: str | None = None) -> Link:
        """A link with ``words``, or with the name of the record."""
        made = self._links.get((ref, words))
        if made is None:
            made = Link(self.address(ref), words or self.name(ref))
            self._links[ref, words] = made
        return made

    def short(self, ref: Ref) -> Link:
        """A link with the short name of the record."""
        return self.link(ref, self.brief(ref))

    def undated(self, ref: Ref) -> str:
        """The short name of the record without the date that it may end in."""
        return _undated(self.brief(ref))

    def in_sentence(self, ref: Ref) -> str:
        """The name of a record within a sentence: without the date that it may end in, and with the
        article if its own summary has it.
        """
        made = self._in_sentences.get(ref)
        if made is None:
            made = self._in_sentences[ref] = self._with_article(_undated(self.name(ref)), ref)
        return made

    def in_heading(self, ref: Ref) -> str:
        """The short name of a record within a heading, with the article if its summary has it."""
        return self._with_article(self.brief(ref), ref)

    def _with_article(self, name: str, ref: Ref) -> str:
        summary = self.catalog.records[ref.whole].record.summary
        told = " ".join(s.text.plain(self.name) for s in summary if not s.sensitive)
        return _with_article(name, ref, told)

    def named(self, refs: Iterable[Ref]) -> Text:
        """The short names of ``refs`` as links, with commas between them."""
        return joined((self.short(ref),) for ref in refs)

    def text(self, prose: Prose) -> Text:
        """Running text; its links are links, all else is text."""
        return tuple(
            part if isinstance(part, str) else self.link(part.ref, part.words)
            for part in prose.parts
        )

    def cited(self, prose: Prose, cite: tuple[Ref, ...]) -> Text:
        """Running text with its citation."""
        return (*self.text(prose), self.marks(cite))

    def day(self, when: Date) -> Day:
        """A date in words, with its form for machines."""
        made = self._days.get(when)
        if made is None:
            made = self._days[when] = Day(when.display, when.machine or "")
        return made

    def span(self, since: Date | None, until: Date | None) -> Text:
        """From when until when, as far as either is known."""
        if since and until:
            return (self.day(since), " to ", self.day(until))
        if since:
            return (self.day(since),)
        return ("until ", self.day(until)) if until else ()

    def inferred(self, why: Prose | None) -> Text:
        """What a value was inferred from, for behind the value."""
        return (" · Inferred: ", *self.text(why)) if why else ()

    def marks(self, cite: tuple[Ref, ...]) -> Marks:
        """The citation of ``cite``: each source once, its paragraphs in runs."""
        made = self._marks.get(cite)
        if made is None:
            sources = dict.fromkeys(locator.whole for locator in cite)
            runs = (mark for source in sources for mark in self._runs(source, cite))
            made = self._marks[cite] = Marks(tuple(runs))
        return made

    def mark(self, source: Ref) -> Mark:
        """The mark of a source as a whole."""
        record = self.source(source)
        address = self.address(source)
        primary = record is not None and record.kind == "primary"
        return Mark(address, self.brief(source), "", primary, address)

    def _runs(self, source: Ref, cite: tuple[Ref, ...]) -> Iterable[Mark]:
        whole = self.mark(source)
        numbers = sorted({int(c.part[1:]) for c in cite if c.part and c.whole == source})
        if not numbers:
            yield whole
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
            steps = [number for _, number in run]
            words = f"¶{steps[0]}" + (f"{RANGE}{steps[-1]}" if len(steps) > 1 else "")
            first = f"{whole.page}#p{steps[0]}"
            yield Mark(first, whole.source, words, whole.primary, whole.page)

    def source(self, ref: Ref) -> Source | None:
        """The bibliographic record that a locator belongs to."""
        return self.catalog.get(ref, Source)

    def speaker(self, utterance: Utterance) -> Text:
        """Who said it: a link, or the words for somebody whom no source names."""
        if utterance.speaker:
            return (self.short(utterance.speaker),)
        return (utterance.unnamed or "",)

    def party(self, ref: Ref | None, dispute: Dispute | None = None) -> str:
        """The color of ``ref``: ``a`` or ``b`` for a side and what belongs to it, else empty.

        On the page of a ``dispute`` its parties have the colors; one that the casebook is about
        keeps its own.
        """
        if ref is None:
            return ""
        colors = self._sides(dispute) if dispute else self._colors
        return next((colors[each] for each in (ref, *self._belongs(ref)) if each in colors), "")

    def _sides(self, dispute: Dispute) -> dict[Ref, str]:
        parties = [party.who for party in dispute.parties[:2]]
        taken = {ref: self._colors[ref] for ref in parties if ref in self._colors}
        free = [color for color in ("a", "b") if color not in taken.values()]
        return {ref: taken.get(ref) or free.pop(0) for ref in parties}

    @cached_property
    def _colors(self) -> dict[Ref, str]:
        return dict(zip(self.subjects, ("a", "b"), strict=False))

    def _belongs(self, ref: Ref) -> tuple[Ref, ...]:
        return self.casebook.belonging.get(ref, ())


def _with_article(name: str, ref: Ref, told: str) -> str:
    """``name`` within a sentence, with the article and the capitals that ``told`` gives it; a
    person has none. "The Force The Vote campaign" says nothing of "Force The Vote".
    """
    if ref.kind == Person.KIND:
        return name
    # A pattern for each name would have to be compiled, which takes far longer than to look.
    for article in _ARTICLE.finditer(told):
        end = article.end() + len(name)
        words = told[article.end() : end]
        fits = words[1:] == name[1:] and words[:1] in (name[:1].upper(), name[:1].lower())
        if fits and _VERB_FOLLOWS.match(told, end):
            return f"the {words}"
    return name


def _undated(name: str) -> str:
    return re.sub(r", [^,]*\b\d{4}\b[–\d]*$|, [A-Z][a-z]+ \d+, \d{4}$", "", name)
