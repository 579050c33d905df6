"""Heads: what a page tells programs that preview links, manage references or crawl."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from casebook.citing.works import DateParts, Imprint
from casebook.pages.page import Named, Page
from casebook.writing.json_ld import Linker, script
from casebook.writing.pictures import SIZE, drawable, picture_of

PICTURE = (1200, 630)
"""The size of the picture that the settings name, in pixels."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its address below the root, its width and height, and what can be read in it."""

    address: str
    size: tuple[int, int]
    text: str


class Heads:
    """Writes the heads of the pages of one site."""

    def __init__(
        self,
        templates: Environment,
        imprint: Imprint,
        license_: str = "",
        *,
        pictures: bool = False,
    ) -> None:
        """Write for the site that ``imprint`` names, which has ``pictures`` of pages or has not."""
        self.imprint = imprint
        self.pictures = pictures
        self._template = templates.get_template("head.html")
        self._linker = Linker(imprint, license_)

    def head(self, page: Page) -> Markup:
        """The head of ``page``, linked data included."""
        work = page.band.citations[0].work if page.band and page.band.citations else None
        written = self._template.render(
            page=page,
            site=self.imprint.name,
            address=self.imprint.address,
            picture=self._picture(page),
            work=work,
            published=_published(work.issued) if work else "",
        )
        return Markup(written) + script(self._linker.graph(page))  # noqa: S704 - escaped by the template

    def _picture(self, page: Page) -> Picture:
        """What previews of links to ``page`` show: a host asks for it by its full address."""
        if self.pictures and page.pictured and drawable(page.title):
            return Picture(picture_of(page.address), SIZE, f"{page.title}. {self.imprint.name}")
        return Picture(self.imprint.picture, PICTURE, self.imprint.name)

    def targets(self, page: Page) -> Iterator[str]:
        """The addresses below the root that the head of ``page`` names."""
        if page.data:
            yield page.data
        if page.feed:
            yield page.feed
        if self._picture(page).address:
            yield self._picture(page).address
        for _, value in page.thing.properties if page.thing else ():
            for each in value if isinstance(value, tuple) else (value,):
                if isinstance(each, Named) and each.address:
                    yield each.address


def _published(issued: tuple[DateParts, ...]) -> str:
    """A date as Highwire's tags have it: with slashes, as far as it is known."""
    return "/".join(f"{part:02}" for part in issued[0]) if issued else ""
