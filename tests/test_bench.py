"""The benchmark: what it measures is a casebook in which nothing is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.casebooks import write_casebook
from casebook.intake import take_in


@pytest.mark.parametrize(("size", "seed"), [(100, 1), (300, 2)])
def test_a_made_up_casebook_passes_all_checks(tmp_path: Path, size: int, seed: int) -> None:
    write_casebook(tmp_path, size, seed)
    intake = take_in(tmp_path)
    assert list(map(str, intake.problems)) == []
    assert len(intake.casebook.catalog.records) == size
