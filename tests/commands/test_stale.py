"""Records that nobody has reviewed for a year are listed."""

from datetime import date
from pathlib import Path

from casebook.commands.stale import stale

RECORD = """\
name: Ann Example
description: Member of the Example Alliance
cite: sources/example-paper-2003-05-06#p2
"""


def copy(root: Path, checked: str | None) -> Path:
    """One record in a folder of its own, checked on that day or never."""
    people = root / "data" / "people"
    people.mkdir(parents=True)
    note = f"checked:\n  by: Ben Sample\n  on: {checked}\n" if checked else ""
    (people / "ann-example.yml").write_text(RECORD + note, "utf-8")
    return root


def test_a_record_that_nobody_has_checked_is_listed(tmp_path: Path) -> None:
    text = stale(copy(tmp_path, None), date(2026, 11, 23)).text
    assert text == (
        "data/people/ann-example.yml: not yet reviewed.\n"
        "Reviewed in the year before 2026-11-23: 0 of 1."
    )


def test_a_check_holds_for_a_year_and_no_longer(tmp_path: Path) -> None:
    root = copy(tmp_path, "2025-11-23")
    held = stale(root, date(2026, 11, 23))
    assert held.text == "Reviewed in the year before 2026-11-23: 1 of 1."
    late = stale(root, date(2026, 11, 24))
    assert late.text.startswith("data/people/ann-example.yml: last reviewed 2025-11-23.\nReviewed")
    assert (held.status, late.status) == (0, 0)
