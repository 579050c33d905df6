"""The site: every page of a casebook, and what is left at addresses that records have gone from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from casebook.catalog.casebook import Casebook
from casebook.catalog.watching import Watch
from casebook.changes.history import ADDRESS as CHANGES
from casebook.changes.history import History
from casebook.open_data.dataset import FOLDER
from casebook.pages.changes import TITLE as CHANGED
from casebook.pages.changes import change_pages
from casebook.pages.comparison import comparison_page
from casebook.pages.composer import Composer, Settings
from casebook.pages.data import TITLE
from casebook.pages.editor import ADDRESS as CORRECTING
from casebook.pages.editor import TITLE as CORRECT
from casebook.pages.editor import correcting_page
from casebook.pages.guide import guide_pages
from casebook.pages.lists import index, list_pages
from casebook.pages.overviews import OVERVIEWS
from casebook.pages.page import Page, Question
from casebook.pages.records import record_page
from casebook.pages.references import References, references
from casebook.pages.start import questions
from casebook.pages.statement_table import statement_pages
from casebook.pages.text import Link
from casebook.pages.timeline import timeline_pages
from casebook.records.kinds import KINDS
from casebook.records.references import Ref
from casebook.records.statements import Statement


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads to another one; query and part go with it."""

    address: str
    target: str


@dataclass(frozen=True, slots=True)
class Source:
    """What pages are made of, and how: one of a record, several of a long list."""

    name: str
    make: Callable[[Composer], Iterator[Page]]


@dataclass(frozen=True)
class Site:
    """Everything that is made of a casebook."""

    casebook: Casebook
    composer: Composer
    references: References

    def sources(self) -> Iterator[Source]:
        """All that pages are made of, in the order of the site."""
        for kind in KINDS.values():
            if kind.model is Statement:
                yield Source(f"{kind.name}/", statement_pages)
            elif kind.page and not kind.index:
                yield Source(f"{kind.name}/", partial(list_pages, index(kind)))
        for listed in OVERVIEWS:
            yield Source(listed.address, partial(list_pages, listed))
        yield Source("timeline/", timeline_pages)
        if len(self.composer.subjects) > 1:
            yield Source("compare/", lambda composer: iter([comparison_page(composer)]))
        yield Source("guide/", guide_pages)
        yield Source(CHANGES, change_pages)
        yield Source(CORRECTING, correcting_page)
        for ref in sorted(self.casebook.catalog.records):
            if KINDS[ref.kind].page:
                yield Source(str(ref), partial(self._record, ref))
        for ref in sorted(self.casebook.catalog.removed):
            if KINDS[ref.kind].page:
                yield Source(str(ref), partial(self._gone, ref))

    def pages(self) -> Iterator[Page]:
        """Every page, one after the other."""
        for source in self.sources():
            yield from source.make(self.composer)

    def _record(self, ref: Ref, composer: Composer) -> Iterator[Page]:
        """The page of the record at ``ref``."""
        yield record_page(composer.catalog.records[ref], composer, self.references)

    def _gone(self, ref: Ref, composer: Composer) -> Iterator[Page]:
        """The page of one sentence for a record that was removed; it stands in no list."""
        stored = composer.catalog.removed[ref]
        yield Page(
            address=composer.address(ref),
            title="Removed",
            description="This page was removed.",
            lead=(composer.text(stored.record.removed),),
            file=stored.file,
            indexable=False,
            searched=False,
        )

    def questions(self) -> tuple[Question, ...]:
        """The questions that readers bring, with their answers."""
        return questions(self.composer)

    def colors(self) -> dict[str, str]:
        """The color of each party that has one everywhere, by its short name."""
        composer = self.composer
        return {composer.brief(ref): composer.party(ref) for ref in composer.subjects[:2]}

    def redirects(self) -> Iterator[Redirect]:
        """Where records have moved from pages of their own, and kinds that another page lists."""
        address = self.composer.address
        for ref, stored in sorted(self.casebook.catalog.tombstones.items()):
            if KINDS[ref.kind].page:
                yield Redirect(address(ref), address(stored.record.moved_to))
        for kind in KINDS.values():
            if kind.index:
                yield Redirect(f"{kind.name}/", kind.index)


def site(
    casebook: Casebook,
    settings: Settings,
    watch: Watch | None = None,
    history: History | None = None,
) -> Site:
    """The site of ``casebook``, published as ``settings`` say, with what has changed since when.

    A ``watch`` is put over all that pages are made of.
    """
    known = references(casebook, settings.imprint, settings.cache)
    if watch:
        casebook, known = watch.over("casebook", casebook), watch.over("references", known)
    return Site(casebook, Composer(casebook, settings, history), known)


def tabs() -> tuple[Link, ...]:
    """The tabs of the header: the kinds that have one, with the timeline before the last."""
    kinds = [Link(f"{k.name}/", k.many) for k in KINDS.values() if k.place == "tab"]
    return (*kinds[:-1], Link("timeline/", "Timeline"), *kinds[-1:])


def footer() -> tuple[Link, ...]:
    """The links of the footer: further kinds, further lists, and where to correct something."""
    kinds = [Link(f"{k.name}/", k.many) for k in KINDS.values() if k.place == "footer"]
    lists = (Link(each.address, each.title) for each in OVERVIEWS)
    own = (Link(CHANGES, CHANGED), Link(FOLDER, TITLE), Link(CORRECTING, CORRECT))
    return (*kinds, *lists, *own)
