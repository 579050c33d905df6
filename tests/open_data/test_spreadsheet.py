"""The tables in a spreadsheet: LibreOffice opens them as people do; nothing in them runs."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from documents import BuiltSite
from packages import office

SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, TEXT, OFFICE_NS = (SPACE % name for name in ("table", "text", "office"))

READ_AS = {"date", "boolean", "float"}
"""What a spreadsheet makes of a cell that looks like it: a day, a truth, a number."""


def opened(file: Path, folder: Path) -> ElementTree.Element:
    """``file`` as LibreOffice has read it: commas, quotation marks, UTF-8."""
    command = [
        office(),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "fods",
        "--infilter=CSV:44,34,76,1",
        "--outdir",
        str(folder),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return ElementTree.parse(folder / f"{file.stem}.fods").getroot()  # noqa: S314 - made here


def cells(row: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """The type and the text of each cell."""
    for cell in row.findall(f"{TABLE}table-cell"):
        assert cell.get(f"{TABLE}formula") is None
        text = "\n".join("".join(line.itertext()) for line in cell.findall(f"{TEXT}p"))
        kind = cell.get(f"{OFFICE_NS}value-type", "")
        for _ in range(int(cell.get(f"{TABLE}number-columns-repeated", "1"))):
            yield kind, text


@pytest.mark.parametrize("which", ["real", "hostile"])
def test_a_spreadsheet_has_the_same_rows_and_nothing_in_them_runs(
    request: pytest.FixtureRequest, which: str, tmp_path: Path
) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    file = site.folder / "data/statements.csv"
    ours = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    rows = [list(cells(row)) for row in opened(file, tmp_path).iter(f"{TABLE}table-row")]
    assert len(rows) == len(ours)
    assert [text for _, text in rows[0][: len(ours[0])]] == ours[0]
    for row, own in zip(rows, ours, strict=True):
        for (kind, text), cell in zip(row, own, strict=False):
            assert kind in READ_AS or text.split() == cell.split()
        texts = [kind for (kind, _), cell in zip(row, own, strict=False) if len(cell.split()) > 4]
        assert set(texts) <= {"string"}
