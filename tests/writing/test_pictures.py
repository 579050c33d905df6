"""Pictures for previews: small, the same each time, and only of what the font can write."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from builds import SITE_URL
from casebook.records.kinds import KINDS
from casebook.writing.pictures import KEPT, SIZE, Painter, drawable, pictures
from casebook_mkdocs.settings import OVERRIDES
from documents import BuiltSite

LARGEST = 7_000
"""Bytes of a picture."""

LONG = " ".join(["Committee on the Length of Examples and on all that follows from it"] * 9)


def painter(site: str = "Example Casebook") -> Painter:
    return Painter(OVERRIDES, site)


def drawn(title: str) -> Image.Image:
    return Image.open(BytesIO(painter().picture(title))).convert("L")


@pytest.mark.parametrize("title", ["MPP", "Example Alliance", LONG, "x" * 300])
def test_a_picture_is_small_and_keeps_its_edges_clear(title: str) -> None:
    data = painter().picture(title)
    image = drawn(title)
    assert image.size == SIZE
    assert len(data) <= LARGEST * 2
    left, top, _, bottom = ImageChops.invert(image).getbbox() or (0, 0, 0, 0)
    assert left >= 50
    assert top >= 40
    assert bottom <= SIZE[1] - 10
    assert data == painter().picture(title)


def test_another_title_is_another_picture_and_the_site_is_named() -> None:
    assert painter().picture("Alliance") != painter().picture("Chapter")
    assert painter("One").picture("Alliance") != painter("Other").picture("Alliance")


def test_what_the_font_lacks_is_not_drawn() -> None:
    assert drawable("Société d’exemple – 50 % “off”")
    for title in ("Пример", "例", "مثال", "Łódź", ""):
        assert not drawable(title)
        with pytest.raises(ValueError, match="signs that the font lacks"):
            painter().picture(title)


def meta(html: str, name: str) -> str:
    found = re.search(rf'<meta property="{name}" content="([^"]*)">', html)
    return found[1] if found else ""


def test_each_dispute_and_organization_has_its_own_and_all_others_have_that_of_the_site(
    real: BuiltSite,
) -> None:
    seen = set()
    for address in real.framed:
        html = real.html(address)
        picture = meta(html, "og:image").removeprefix(SITE_URL)
        if not picture:
            assert "<title>Moved" in html or address == "404.html", address
            continue
        kind, _, slug = address.rstrip("/").partition("/")
        file = real.folder / picture
        own = bool(slug) and "/" not in slug and kind in KINDS and KINDS[kind].pictured
        if own and picture != "assets/card.png" and slug != "compare":
            assert picture == f"pictures/{kind}/{slug}.png"
            assert file.stat().st_size <= LARGEST
            seen.add(kind)
        else:
            assert picture == "assets/card.png", address
        with Image.open(file) as image:
            told = (meta(html, "og:image:width"), meta(html, "og:image:height"))
            assert told == tuple(map(str, image.size)), address
        assert meta(html, "og:image:alt")
        assert meta(html, "og:title")
        assert meta(html, "og:description")
    assert seen == {kind.name for kind in KINDS.values() if kind.pictured}


def test_without_an_address_there_are_none(small: BuiltSite) -> None:
    assert not (small.folder / "pictures").exists()
    assert meta(small.html("disputes/alliance-and-chapter/"), "og:image") == ""


def test_what_was_drawn_is_kept_until_something_else_is_asked_for(tmp_path: Path) -> None:
    titles = {"pictures/a.png": "Alliance", "pictures/c.png": "Chapter"}
    first = dict(pictures(titles, OVERRIDES, "One", tmp_path))
    file = tmp_path / KEPT
    kept = file.read_bytes()
    when = file.stat().st_mtime_ns
    assert dict(pictures(titles, OVERRIDES, "One", tmp_path)) == first
    assert file.stat().st_mtime_ns == when
    other = dict(pictures(titles, OVERRIDES, "Other", tmp_path))
    assert all(other[path] != first[path] for path in titles)
    file.write_bytes(kept[:50])
    assert dict(pictures(titles, OVERRIDES, "One", tmp_path)) == first
    assert dict(pictures(titles, OVERRIDES, "One", None)) == first
