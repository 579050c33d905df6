"""Pictures that previews of links show: the name of a page, and of the site, as PNG.

They are drawn with the letters of the site. Four shades and no description keep one below 7 KB; who
shows a preview shows the description beside it.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from casebook.kept import Texts, read, write

FOLDER = "pictures"
"""The folder of the pictures, below the root of the site."""

SIZE = (800, 420)
"""Width and height in pixels: in the proportion that previews have."""

FONT = "assets/fonts/serif.woff2"
BOLD = 700

KEPT = "pictures.json"
"""The file of the cache that has what was drawn."""

PNG = "png"

_LETTERS = re.compile(r"[ -~\xa0§©«¶·»½\xc0-\xff–—‘’“”…›]+")  # noqa: RUF001 - as the font has them
"""The signs that the font has (assets/fonts/README.txt)."""

_MARGIN = 54
_WIDTH = SIZE[0] - 2 * _MARGIN
_TOP = 126
_SMALL = 24
_SIZES = (56, 46, 36, 28)
"""Sizes of the title, the first that fits; in the last one what does not fit is left out."""

_SHADES = (0, 85, 170, 255)


def picture_of(address: str) -> str:
    """The path of the picture of the page at ``address``."""
    return f"{FOLDER}/{address.rstrip('/')}.png"


def drawable(title: str) -> bool:
    """Whether the font has every sign of ``title``; without one there is no picture."""
    return _LETTERS.fullmatch(title) is not None


def pictures(
    titles: Mapping[str, str], folder: Path, site: str, cache: Path | None
) -> Iterator[tuple[str, bytes]]:
    """The pictures of the pages at the paths ``titles`` has, each with its title.

    ``folder`` has the fonts, ``cache`` keeps what was drawn, if there is one.
    """
    file = cache / KEPT if cache else None
    drawn_with = (folder / FONT).read_bytes() + Path(__file__).read_bytes()
    maker = f"{version('pillow')} {sha256(drawn_with).hexdigest()} {site}"
    known = read(file, maker)
    found: dict[str, Texts] = {}
    painter = Painter(folder, site)
    for path, title in titles.items():
        kept = known.get(title) or {PNG: b64encode(painter.picture(title)).decode("ascii")}
        found[title] = kept
        yield path, b64decode(kept[PNG])
    if found != known:
        write(file, maker, found)


class Painter:
    """Draws the pictures of one site, called ``site``, with the fonts below ``folder``."""

    def __init__(self, folder: Path, site: str) -> None:
        self._font = folder / FONT
        self._site = site

    def picture(self, title: str) -> bytes:
        """The picture for a page called ``title``, as a PNG; the same title makes the same bytes.

        ``ValueError`` for one that cannot be drawn.
        """
        if not drawable(title):
            raise ValueError(f"{title!r} has signs that the font lacks")
        image = self._blank.copy()
        pen = ImageDraw.Draw(image)
        size, lines = self._fitted(title)
        for number, line in enumerate(lines):
            place = (_MARGIN, _TOP + number * self._step(size))
            pen.text(place, line, font=self._letters(size), fill=0)
        shaded = image.point([round(shade / 85) for shade in range(256)]).convert("P")
        shaded.putpalette([level for shade in _SHADES for level in (shade,) * 3])
        out = BytesIO()
        shaded.save(out, "PNG", bits=2)
        return out.getvalue()

    @cached_property
    def _blank(self) -> Image.Image:
        """A picture with nothing but the name of the site."""
        image = Image.new("L", SIZE, 255)
        name = self._site if drawable(self._site) else ""
        ImageDraw.Draw(image).text((_MARGIN, 48), name, font=self._letters(_SMALL), fill=85)
        return image

    def _fitted(self, title: str) -> tuple[int, list[str]]:
        """The size in which the title fits, and its lines."""
        fitted: tuple[int, list[str]] = (0, [])
        for size in _SIZES:
            letters = self._letters(size)
            lines = list(self._lines(title, letters))
            room = (SIZE[1] - _TOP - _SMALL) // self._step(size)
            if len(lines) <= room and all(letters.getlength(line) <= _WIDTH for line in lines):
                return size, lines
            fitted = size, lines if len(lines) <= room else [*lines[: room - 1], "…"]
        return fitted[0], [_cut(line, self._letters(fitted[0])) for line in fitted[1]]

    def _lines(self, title: str, letters: ImageFont.FreeTypeFont) -> Iterator[str]:
        """The lines of the title, divided between words."""
        line = ""
        for word in title.split():
            longer = f"{line} {word}".lstrip()
            if line and letters.getlength(longer) > _WIDTH:
                yield line
                longer = word
            line = longer
        yield line

    def _step(self, size: int) -> int:
        return round(size * 1.18)

    def _letters(self, size: int) -> ImageFont.FreeTypeFont:
        return _letters(self._font, size)


@cache
def _letters(font: Path, size: int) -> ImageFont.FreeTypeFont:
    letters = ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.BASIC)
    letters.set_variation_by_axes([BOLD])
    return letters


def _cut(line: str, letters: ImageFont.FreeTypeFont) -> str:
    """As much of ``line`` as the picture is wide enough for."""
    if letters.getlength(line) <= _WIDTH:
        return line
    return next(
        cut
        for length in range(len(line), -1, -1)
        if letters.getlength(cut := f"{line[:length]}…") <= _WIDTH
    )
