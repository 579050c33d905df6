"""Series: a list on as many pages as it needs, which share a title and lead to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from casebook.render.page import Page, Section
from casebook.render.writer import Writer

T = TypeVar("T")

WriterAt = Callable[[int], Writer]


def numbered(first: str, number: int, further: str = "") -> list[str]:
    """The paths of the ``number`` pages of a list: ``first``, ``first/2/`` and so on.

    ``further`` is where those after the first stand, if not below it.
    """
    return [first, *(f"{further or first}{each}/" for each in range(2, number + 1))]


@dataclass(frozen=True, slots=True)
class Series(Generic[T]):
    """A list that is parted: what its pages have in common, and the items on each of them.

    ``path`` is the address of the first page below the root, ``further`` where the others stand if
    not below it; ``parent`` is the page above the first one, which is above the others.
    """

    title: str
    description: str
    path: str
    parts: Sequence[list[T]]
    parent: str | None = None
    kind: str = "Overview"
    further: str = ""
    wide: bool = False

    @property
    def paths(self) -> list[str]:
        """The addresses of the pages, below the root."""
        return numbered(self.path, len(self.parts), self.further)

    def lead(self, number: int, writer: Writer, template: str = "list", **more: Any) -> Markup:
        """What stands above the list on page ``number``, with links to the other pages."""
        common = {"description": self.description, "paths": self.paths, "here": number}
        return writer.render(template, **{**common, **more})

    def pages(
        self,
        writer_at: WriterAt,
        write: Callable[[list[T], Writer], Iterable[Section]],
        lead: Callable[[int, Writer], Markup] | None = None,
    ) -> Iterator[Page]:
        """The pages; ``write`` makes the sections of the items on one of them."""
        for number, (path, items) in enumerate(zip(self.paths, self.parts, strict=True)):
            writer = writer_at(path.count("/"))
            yield Page(
                path=path,
                title=self.title + (f", {number + 1} of {len(self.parts)}" if number else ""),
                description=self.description,
                kind=self.kind,
                lead=(lead or self.lead)(number, writer),
                sections=tuple(write(items, writer)),
                parent=self.path if number else self.parent,
                wide=self.wide,
            )
