"""Editions: releases built as they were, within the site of today, over a made-up repository."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from builds import SITE_URL, build, mkdocs
from casebook.cli import main
from casebook.editions import FOLDER, MARK, SUMS
from changes.releases import released
from changes.repositories import Repository
from documents import BuiltSite
from once import once, run_folder
from projects import ADA

HOME = f"{SITE_URL}{FOLDER}/v1.0/"
ADA_PAGE = "people/ada-example/"


@dataclass(frozen=True)
class Published:
    """A repository with its editions, and its site of today."""

    made: Repository
    site: BuiltSite


def edited(made: Repository, *arguments: str) -> int:
    """The exit status of the command, run in the project."""
    return main(["--root", str(made.root), "edition", *arguments])


def site_with_editions(folder: Path) -> None:
    made = released(folder / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", SITE_URL)
        assert edited(made, "v1.0") == 0
        assert edited(made, "v1.1") == 0
    build(made, folder / "site", site_url=SITE_URL)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = once(run_folder(tmp_path_factory) / "editions", site_with_editions)
    return Published(Repository(folder / "project"), BuiltSite(folder / "site"))


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    return released(tmp_path / "project")


def test_an_edition_says_what_the_release_said(published: Published) -> None:
    then = published.site.page(f"{FOLDER}/v1.0/{ADA_PAGE}").text
    assert "May 1950" in then
    assert "June 1950" not in then
    assert "June 1950" in published.site.page(ADA_PAGE).text
    assert not published.site.has(f"{FOLDER}/v1.2/")


def test_each_page_leads_to_the_page_of_today_and_is_in_no_search_engine(
    published: Published,
) -> None:
    inside = f"{FOLDER}/v1.0/"
    edition = BuiltSite(published.site.folder / inside)
    for address in edition.framed:
        html = edition.html(address)
        assert '<meta name="robots" content="noindex">' in html, address
        if "<title>Moved</title>" not in html and address != "404.html":
            assert f'<link rel="canonical" href="{SITE_URL}{address}">' in html, address
            bars = (div for div in edition.page(address).all("div") if "edition" in div.classes)
            line = next(bars)
            assert line.text.startswith("This is edition v1.0 and stays as it is.")
            living = [link["href"] for link in line.all("a")]
            up = "../" * address.count("/") + "../../"
            assert living == [f"{up}{address}", f"{up}changes/after-v1.0/"]
    assert inside not in (published.site.folder / "sitemap.xml").read_text("utf-8")
    headers = (published.site.folder / "_headers").read_text("utf-8")
    rule = headers.partition(f"/{FOLDER}/*\n")[2].split("\n/")[0]
    assert "X-Robots-Tag: noindex" in rule
    assert "Content-Security-Policy: frame-ancestors 'none'" in rule
    assert headers.count("X-Robots-Tag") == 1


def test_who_cites_an_edition_gets_its_own_address(published: Published) -> None:
    cite = published.site.page(f"{FOLDER}/v1.0/{ADA_PAGE}").text
    assert f"People’s Party Casebook, Edition 1.0. {HOME}{ADA_PAGE}" in cite
    assert "Edit data" not in cite
    today = published.site.page(ADA_PAGE).text
    newest = f"{SITE_URL}{FOLDER}/v1.1/"
    assert f"v1.1, {newest}{ADA_PAGE} (its record has changed since)" in today
    other = published.site.page("people/ben-sample/").text
    assert f"v1.1, {newest}people/ben-sample/ (its record is the same today)" in other


def test_the_page_of_changes_leads_to_each_edition(published: Published) -> None:
    links = {link["href"] for link in published.site.article("changes/").all("a")}
    assert {f"../{FOLDER}/v1.0/", f"../{FOLDER}/v1.1/"} <= links
    assert f"../{FOLDER}/v1.2/" not in links
    assert "SHA256SUMS" in published.site.article("changes/").text


def test_the_sums_are_those_of_the_files_and_of_another_build(
    published: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = published.site.folder / FOLDER / "v1.0"
    lines = (folder / SUMS).read_text("utf-8").splitlines()
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {line[66:] for line in lines} == files - {SUMS}
    for line in lines:
        assert hashlib.sha256((folder / line[66:]).read_bytes()).hexdigest() == line[:64]
    monkeypatch.setenv("SITE_URL", SITE_URL)
    again = released(tmp_path / "again")
    assert edited(again, "v1.0") == 0
    assert (again.root / FOLDER / "v1.0" / SUMS).read_text("utf-8").splitlines() == lines


def test_all_means_those_that_are_missing(
    made: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("v1.0", "v1.2"):
        made.write(f"{FOLDER}/{name}/{MARK}", name)
    assert edited(made, "all") == 0
    assert capsys.readouterr().out.startswith("The edition v1.1 is in editions/v1.1/.")
    assert (made.root / FOLDER / "v1.1" / "index.html").is_file()
    assert edited(made, "all") == 0
    assert capsys.readouterr().out == "Each release has its edition.\n"
    assert made.git("worktree", "list").count("\n") == 0


def without_editions(made: Repository) -> str:
    made.change("mkdocs.yml", '    edition: !ENV [EDITION, ""]\n', "")
    return "v1.3 was made before there were editions: it has none.\n"


def with_a_makefile(made: Repository) -> str:
    made.write("Makefile", f"site:\n\tmkdir site\n\techo made > site/{MARK}\n")
    return "The edition v1.3 is in editions/v1.3/. To publish it, build the site.\n"


@pytest.mark.parametrize("how", [without_editions, with_a_makefile])
def test_a_release_is_built_by_its_own_code(
    made: Repository, capsys: pytest.CaptureFixture[str], how: Callable[[Repository], str]
) -> None:
    said = how(made)
    made.commit("v1.3", "2004-06-01")
    made.git("reset", "--quiet", "--hard", "v1.3")
    assert edited(made, "v1.3") == 0
    assert capsys.readouterr().out == said
    assert (made.root / FOLDER / "v1.3").is_dir() == ("is in" in said)


def test_a_release_that_cannot_be_built_leaves_the_edition_as_it_was(
    made: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    made.write(f"{FOLDER}/v1.3/{MARK}", "v1.3")
    good = made.text(ADA)
    made.write(ADA, "nothing: here\n")
    made.commit("v1.3", "2004-06-01")
    made.write(ADA, good)
    assert edited(made, "v1.3") == 1
    said = capsys.readouterr().out
    assert said.startswith("v1.3 cannot be built:")
    assert "ada-example.yml" in said
    assert made.text(f"{FOLDER}/v1.3/{MARK}") == "v1.3"
    assert edited(made, "v9") == 2
    assert "There is no release v9 here. There are: v1.3, v1.2" in capsys.readouterr().err


def test_a_folder_without_the_mark_is_no_edition(made: Repository, tmp_path: Path) -> None:
    made.write(f"{FOLDER}/v1.0/index.html", "something else")
    site = build(made, tmp_path / "site")
    assert not (site.folder / FOLDER).exists()


def test_what_is_no_release_is_refused(made: Repository) -> None:
    done = mkdocs(made, "build", environment={"EDITION": "../v1"})
    assert done.returncode == 1
    assert "EDITION is '../v1', and that is no release. Name one, such as v1.0." in done.stderr
