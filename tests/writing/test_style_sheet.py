"""The style sheet: five sizes of type, two sides of equal weight, text that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from projects import ROOT

SHEET = (ROOT / "hooks/casebook_mkdocs/overrides/assets/site.css").read_text("utf-8")
SIZES = {"--xs", "--s", "--m", "--l", "--xl"}


def schemes() -> dict[str, dict[str, str]]:
    """The colors of both schemes by the names of their variables."""
    blocks = re.findall(r"--paper:.*?(?=\n\s*(?:--sans|\}))", SHEET, re.DOTALL)
    light, dark, chosen = (dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in blocks)
    assert dark == chosen
    return {"light": light, "dark": dark}


def brightness(color: str) -> float:
    """The relative luminance of a color, as WCAG defines it."""
    digits = color[1:] if len(color) == 7 else "".join(each * 2 for each in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colors stand apart: 1 for none, 21 for black on white."""
    less, more = sorted((brightness(one), brightness(other)))
    return (more + 0.05) / (less + 0.05)


def test_every_size_of_type_is_one_of_five() -> None:
    # On paper the unit of all five is smaller.
    sheet = SHEET.replace("html { font-size: 12px }", "")
    sizes = re.findall(r"font-size: ([^;}]+)", sheet)
    sizes += re.findall(r"font: [\d ]*(\S+?)/", sheet)
    assert len(sizes) > 30
    assert {size.strip() for size in sizes} == {f"var({name})" for name in SIZES}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_neither_side_is_darker_than_the_other(scheme: str) -> None:
    colors = schemes()[scheme]
    assert contrast(colors["a"], colors["b"]) < 1.02
    assert contrast(colors["a-wash"], colors["b-wash"]) < 1.1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "wash", "a-wash", "b-wash"])
def test_all_text_can_be_read_on_every_ground(scheme: str, ground: str) -> None:
    colors = schemes()[scheme]
    for text in ("ink", "soft", "link", "a", "b"):
        assert contrast(colors[text], colors[ground]) >= 4.5, text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_no_text_can_be_seen(scheme: str) -> None:
    colors = schemes()[scheme]
    for name in ("control", "none", "focus"):
        assert contrast(colors[name], colors["paper"]) >= 3, name


def test_fonts_come_from_the_site_with_their_licenses() -> None:
    files = [Path(name) for name in re.findall(r"url\((.+?)\)", SHEET)]
    assert {str(file) for file in files} == {"fonts/sans.woff2", "fonts/serif.woff2"}
    for file in files:
        font = ROOT / "hooks/casebook_mkdocs/overrides/assets" / file
        assert font.stat().st_size < 27_000
        license_ = font.with_name(f"{font.stem}-license.txt").read_text("utf-8")
        assert "SIL OPEN FONT LICENSE" in license_
        assert "Adobe" in license_
