"""The comparison of two sites finds what differs, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from exit.comparing import differences

SITE = {"index.html": "Start", "people/index.html": "People"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, []),
        ({"index.html": "Stark"}, ["differs: index.html"]),
        ({"topics/index.html": "Topics"}, ["only in other: topics/index.html"]),
        ({"people/index.html": None}, ["only in one: people/index.html"]),
    ],
    ids=["nothing", "a letter", "a page more", "a page less"],
)
def test_what_differs_is_told(
    tmp_path: Path, change: dict[str, str | None], told: list[str]
) -> None:
    for folder, files in (("one", SITE), ("other", {**SITE, **change})):
        for name, text in files.items():
            if text is not None:
                path = tmp_path / folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
    assert differences(tmp_path / "one", tmp_path / "other") == told
