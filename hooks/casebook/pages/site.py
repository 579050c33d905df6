"""The site: every page of a casebook, and what is left at addresses that records have gone from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from casebook.catalog.casebook import Casebook
from casebook.pages.comparison import comparison_page
from casebook.pages.composer import Composer, Settings
from casebook.pages.guide import guide_pages
from casebook.pages.lists import OVERVIEWS, index, list_pages
from casebook.pages.page import Page, Question
from casebook.pages.records import record_page
from casebook.pages.references import References, references
from casebook.pages.start import questions
from casebook.pages.text import Link
from casebook.pages.timeline import timeline_pages
from casebook.records.kinds import KINDS
from casebook.records.references import Ref


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads to another one; query and part go with it."""

    address: str
    target: str


@dataclass(frozen=True, slots=True)
class Source:
    """One page to be made: what it shows, and how it is made; several come of one list."""

    name: str
    make: Callable[[], Iterator[Page]]


@dataclass(frozen=True)
class Site:
    """Everything that is made of a casebook."""

    casebook: Casebook
    composer: Composer
    references: References

    def sources(self) -> Iterator[Source]:
        """All that pages are made of, in the order of the site."""
        composer = self.composer
        for kind in KINDS.values():
            if kind.page and not kind.index:
                yield Source(f"{kind.name}/", lambda k=kind: list_pages(index(k), composer))  # type: ignore[misc]
        for listed in OVERVIEWS:
            yield Source(listed.address, lambda l=listed: list_pages(l, composer))  # type: ignore[misc]  # noqa: E741
        yield Source("timeline/", lambda: timeline_pages(composer))
        if len(composer.subjects) > 1:
            yield Source("compare/", lambda: iter([comparison_page(composer)]))
        yield Source("guide/", lambda: guide_pages(composer))
        for ref in sorted(self.casebook.catalog.records):
            if KINDS[ref.kind].page:
                yield Source(str(ref), lambda r=ref: iter([self.record(r)]))  # type: ignore[misc]
        for ref in sorted(self.casebook.catalog.removed):
            yield Source(str(ref), lambda r=ref: iter([self.gone(r)]))  # type: ignore[misc]

    def pages(self) -> Iterator[Page]:
        """Every page, one after the other."""
        for source in self.sources():
            yield from source.make()

    def record(self, ref: Ref) -> Page:
        """The page of the record at ``ref``."""
        return record_page(self.casebook.catalog.records[ref], self.composer, self.references)

    def gone(self, ref: Ref) -> Page:
        """The page of one sentence for a record that was removed; it stands in no list."""
        stored = self.casebook.catalog.removed[ref]
        return Page(
            address=self.composer.address(ref),
            title="Removed",
            description="This record was removed.",
            lead=(self.composer.text(stored.record.removed),),
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
        """Where records have moved, and kinds whose records another page lists."""
        for ref, stored in sorted(self.casebook.catalog.tombstones.items()):
            yield Redirect(
                self.composer.address(ref), self.composer.address(stored.record.moved_to)
            )
        for kind in KINDS.values():
            if kind.index:
                yield Redirect(f"{kind.name}/", kind.index)


def site(casebook: Casebook, settings: Settings) -> Site:
    """The site of ``casebook``, published as ``settings`` say."""
    composer = Composer(casebook, settings)
    return Site(casebook, composer, references(casebook, settings.imprint, settings.cache))


def tabs() -> tuple[Link, ...]:
    """The tabs of the header: the kinds that have one, with the timeline before the last."""
    kinds = [Link(f"{k.name}/", k.many) for k in KINDS.values() if k.place == "tab"]
    return (*kinds[:-1], Link("timeline/", "Timeline"), *kinds[-1:])


def footer() -> tuple[Link, ...]:
    """The links of the footer: further kinds, then further lists."""
    kinds = [Link(f"{k.name}/", k.many) for k in KINDS.values() if k.place == "footer"]
    return (*kinds, *(Link(each.address, each.title) for each in OVERVIEWS))
