"""Weight: no page of any site weighs more than it may, however many records there are."""

from __future__ import annotations

import pytest

from bench.casebooks import write_casebook
from builds import REPO_URL, SITE_URL, build
from casebook.render.weight import PAGE
from documents import BuiltSite
from projects import copy_of_site

SIZES = [100, 1000]
"""Records of made-up casebooks; `make bench` measures larger ones."""


def too_heavy(built: BuiltSite) -> list[str]:
    """The pages that weigh more than they may, the heaviest first, with their bytes."""
    weights = {page: len(built.html(page).encode()) for page in built.pages}
    heavy = sorted((-size, page) for page, size in weights.items() if size >= PAGE)
    return [f"{page or 'the start page'}: {-size} bytes" for size, page in heavy]


def test_a_page_may_weigh_60_kilobytes() -> None:
    assert PAGE == 60_000


def test_no_page_of_the_real_site_is_too_heavy(real: BuiltSite) -> None:
    assert too_heavy(real) == []


@pytest.mark.parametrize("size", SIZES)
def test_no_page_grows_too_heavy_with_the_number_of_records(
    size: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("made")
    write_casebook(folder / "records", size, 1)
    project = copy_of_site(folder / "project", folder / "records")
    built = build(project, folder / "site", site_url=SITE_URL, repo=REPO_URL)
    assert len(built.pages) > size
    assert too_heavy(built) == []


def test_a_page_that_is_too_heavy_is_named_with_its_bytes(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("heavy")
    for name, size in (("light", PAGE - 1), ("heavy", PAGE), ("heavier", PAGE + 1)):
        (folder / name).mkdir()
        (folder / name / "index.html").write_text("x" * size, "utf-8")
    assert too_heavy(BuiltSite(folder)) == ["heavier/: 60001 bytes", "heavy/: 60000 bytes"]
