"""Editions: releases built as they were, within the site of today, over a made-up repository."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from builds import SITE_URL, build, mkdocs
from casebook.cli import main
from casebook.editions import FOLDER, MARK, SUMS, flaw
from changes.releases import CORA, released
from changes.repositories import Repository, repository
from documents import BuiltSite
from once import once, run_folder
from projects import ADA, copy_of_site

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
    made = released(folder / "project", removed=False)
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
    return released(tmp_path / "project", removed=False)


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
            assert "as it was on April 1, 2004 (edition v1.0)." in line.text
            living = [link["href"] for link in line.all("a")]
            up = "../" * address.count("/") + "../../"
            assert living == [f"{up}{address}", f"{up}changes/after-v1.0/"]
    assert inside not in (published.site.folder / "sitemap.xml").read_text("utf-8")


def test_hosts_are_told_how_editions_may_be_used(published: Published) -> None:
    """No page of one may be framed but its cards; its data may be loaded; nothing is listed."""
    text = (published.site.folder / "_headers").read_text("utf-8")
    rules: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("/"):
            assert line not in rules, "one rule for each address"
            lines = rules.setdefault(line, [])
        else:
            lines.append(line.strip())
    assert rules["/editions/*"] == ["X-Robots-Tag: noindex"]
    unframed = ["Content-Security-Policy: frame-ancestors 'none'"]
    for place in ("", "404.html", "people/*", "assets/*"):
        assert rules.get(f"/editions/v1.0/{place}", unframed) == unframed
    assert rules["/editions/v1.0/"] == rules["/editions/v1.1/people/*"] == unframed
    assert "frame-ancestors" not in rules["/editions/v1.0/cards/*"][0]
    for place in ("api", "data"):
        assert rules[f"/editions/v1.0/{place}/*"] == [*unframed, "Access-Control-Allow-Origin: *"]


def test_who_cites_an_edition_gets_its_own_address(published: Published) -> None:
    cite = published.site.page(f"{FOLDER}/v1.0/{ADA_PAGE}").text
    assert f"People’s Party Casebook, Edition 1.0. {HOME}{ADA_PAGE}" in cite
    assert "Edit data" not in cite
    today = published.site.page(ADA_PAGE).text
    newest = f"{SITE_URL}{FOLDER}/v1.1/"
    assert f"v1.1, {newest}{ADA_PAGE} (this page has changed since)" in today
    other = published.site.page("people/ben-sample/").text
    assert f"v1.1, {newest}people/ben-sample/ (we found no change since)" in other


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
    again = released(tmp_path / "again", removed=False)
    assert edited(again, "v1.0") == 0
    assert (again.root / FOLDER / "v1.0" / SUMS).read_text("utf-8").splitlines() == lines


def test_all_means_those_that_are_missing_or_not_whole(
    made: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert edited(made, "all") == 0
    assert capsys.readouterr().out.count("is in editions/") == 3
    assert edited(made, "all") == 0
    assert capsys.readouterr().out == "Each release has its edition.\n"
    (made.root / FOLDER / "v1.0" / MARK).unlink()
    made.write(f"{FOLDER}/v1.1/index.html", "something else")
    assert edited(made, "all") == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(" is in ")[0] for line in said] == ["The edition v1.1", "The edition v1.0"]
    assert made.git("worktree", "list").count("\n") == 0
    assert [path.name for path in sorted((made.root / FOLDER).iterdir())] == [
        "v1.0",
        "v1.1",
        "v1.2",
    ]


def test_what_was_taken_back_has_no_edition(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = released(tmp_path / "project", removed=False)
    assert edited(made, "v1.1") == 0
    made.write(CORA, "removed: Asked to be left out.\n")
    assert edited(made, "v1.1") == 1
    assert edited(made, "all") == 0
    said = capsys.readouterr().out
    for name in ("v1.1", "v1.2"):
        assert f"{name} names a person, or says something, that was taken back since" in said
    site = build(made, tmp_path / "site")
    everything = b"".join(p.read_bytes() for p in site.folder.rglob("*") if p.is_file())
    assert b"Quietwood" not in everything
    assert "This edition was withdrawn." in site.article(f"{FOLDER}/v1.1/").text
    links = {link["href"] for link in site.article("changes/").all("a")}
    assert f"../{FOLDER}/v1.1/" in links


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("mark", "editions/v1.0 is no whole edition. Build it again: make edition TAG=v1.0"),
        ("page", "editions/v1.0 is damaged."),
        ("address", "editions/v1.0 was built for another address."),
    ],
)
def test_an_edition_that_is_not_whole_stops_the_site(
    made: Repository, what: str, said: str
) -> None:
    assert edited(made, "v1.0") == 0
    if what == "mark":
        (made.root / FOLDER / "v1.0" / MARK).unlink()
    if what == "page":
        made.write(f"{FOLDER}/v1.0/index.html", "something else")
    environment = {"SITE_URL": SITE_URL} if what == "address" else {}
    done = mkdocs(made, "build", environment=environment)
    assert done.returncode == 1
    assert said in done.stderr


def test_an_edition_is_replaced_when_the_new_one_is_there(
    made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert edited(made, "v1.0") == 0

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", full)
    assert edited(made, "v1.0") != 0
    assert not flaw(made.root / FOLDER / "v1.0", "")
    assert [path.name for path in (made.root / FOLDER).iterdir()] == ["v1.0"]


def test_a_project_below_its_repository_has_editions_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy_of_site(tmp_path / "all" / "project")
    above = repository(tmp_path / "all")
    above.commit("v1.0", "2004-04-01")
    assert main(["--root", str(tmp_path / "all" / "project"), "edition", "all"]) == 0
    assert capsys.readouterr().out.startswith("The edition v1.0 is in editions/v1.0/.")


def test_an_edition_stands_among_editions_only(made: Repository) -> None:
    environment = {"CASEBOOK_EDITION": "v1.0", "SITE_URL": SITE_URL}
    done = mkdocs(made, "build", environment=environment)
    assert done.returncode == 1
    assert "does not end in editions/v1.0/. Use make edition, or unset CASEBOOK" in done.stderr


def without_editions(made: Repository) -> str:
    made.change("mkdocs.yml", '    edition: !ENV [CASEBOOK_EDITION, ""]\n', "")
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


def test_what_is_no_release_is_refused(made: Repository) -> None:
    done = mkdocs(made, "build", environment={"CASEBOOK_EDITION": "../v1"})
    assert done.returncode == 1
    assert (
        "CASEBOOK_EDITION is '../v1', and that is no release. Name one, such as v1.0."
        in done.stderr
    )
