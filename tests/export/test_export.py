"""The export is the same site: plain MkDocs makes the same pages of it, without our code."""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from builds import build
from casebook.cli import main
from documents import BuiltSite, Element
from projects import ADA, ROOT, Project, copy_of_site

HOSTILE = "# <script>alert(1)</script> {{ 7*7 }} [x](javascript:alert(1)) *a* _b_ | `c` &amp; אבג"
"""Text that would be code, markup or a template where it is not told that it is text."""

FIELDS = frozenset(
    {"description", "gist", "name", "place", "publisher", "role", "short", "stance", "subject"}
    | {"text", "title", "unnamed", "value"}
)
"""Fields of free text in the records of the small casebook."""

NOT_EXPORTED = frozenset({"cb-kind", "cb-tools", "headerlink", "md-content__button"})
"""What stands on a page of ours and not in its Markdown, by class: the word for the kind of page
above the title; and what is no part of what the page says: marks at headings, buttons, tools."""


@pytest.fixture(scope="module", params=["real", "hostile"])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[BuiltSite, BuiltSite]:
    """The site as we build it, and as plain MkDocs builds its export."""
    folder = tmp_path_factory.mktemp(request.param)
    project = Project(ROOT) if request.param == "real" else hostile(folder / "project")
    assert exported(project, folder / "export") == 0
    return build(project, folder / "site"), plain(folder / "export", folder / "plain")


@pytest.fixture
def example(tmp_path: Path) -> Project:
    """A project over the small casebook."""
    return copy_of_site(tmp_path / "project")


def test_the_pages_have_the_same_addresses(both: tuple[BuiltSite, BuiltSite]) -> None:
    ours, theirs = both
    assert theirs.pages == ours.pages
    assert len(ours.pages) > 20


def test_the_pages_say_the_same(both: tuple[BuiltSite, BuiltSite]) -> None:
    ours, theirs = both
    differing = [page for page in records(ours) if words(ours, page) != words(theirs, page)]
    assert differing == []


def test_the_pages_have_the_same_titles(both: tuple[BuiltSite, BuiltSite]) -> None:
    ours, theirs = both
    for page in records(ours):
        assert theirs.article(page).one("h1").text.removesuffix("#") == title(ours, page), page
        assert head(theirs, page).one("title").text == head(ours, page).one("title").text
        assert description(theirs, page) == description(ours, page)


def test_every_link_leads_to_the_same_place(both: tuple[BuiltSite, BuiltSite]) -> None:
    ours, theirs = both
    for page in records(ours):
        assert targets(theirs, page) == targets(ours, page), page
        for target in targets(theirs, page):
            address, _, part = target.partition("#")
            if not urlsplit(target).scheme and part:
                assert part in theirs.ids(address), (page, target)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    assert exported(hostile(tmp_path / "project"), tmp_path / "export") == 0
    site = plain(tmp_path / "export", tmp_path / "plain")
    article = site.article("people/ada-example/")
    assert f"{HOSTILE} Ada Example" in article.text
    assert not [link for link in article.all("a") if link["href"].startswith("javascript")]
    assert not list(article.all("script"))


def test_two_exports_are_the_same(example: Project, tmp_path: Path) -> None:
    trees = []
    for name in ("one", "two"):
        assert exported(example, tmp_path / name) == 0
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        trees.append([(path.relative_to(tmp_path / name), path.read_bytes()) for path in files])
    assert trees[0] == trees[1]


def test_all_files_of_docs_are_exported(example: Project, tmp_path: Path) -> None:
    image = bytes(range(256))
    (example.root / "docs" / "about" / "map.png").write_bytes(image)
    assert exported(example, tmp_path / "export") == 0
    assert (tmp_path / "export" / "docs" / "about" / "map.png").read_bytes() == image
    assert "<!-- casebook:" not in (tmp_path / "export" / "docs" / "index.md").read_text("utf-8")


def test_a_folder_that_holds_something_is_left_alone(
    example: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    assert exported(example, tmp_path / "full") == 2
    message = capsys.readouterr().err
    assert "not an empty folder" in message
    assert message.count("\n") == 1
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]


def test_nothing_is_exported_while_the_data_has_a_problem(
    example: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example.change(ADA, "description: ", "descripton: ")
    assert exported(example, tmp_path / "export") == 1
    assert "Did you mean description?" in capsys.readouterr().out
    assert not (tmp_path / "export").exists()


def exported(project: Project, folder: Path) -> int:
    """The exit status of the command, which writes ``project`` into ``folder``."""
    return main(["--root", str(project.root), "export", str(folder)])


def plain(export: Path, folder: Path) -> BuiltSite:
    """What MkDocs makes of an export, strictly: a warning is an error."""
    config = load_config(str(export / "mkdocs.yml"), site_dir=str(folder), strict=True)
    assert set(config.hooks) == set()
    assert "casebook" not in config.plugins
    config.plugins.on_startup(command="build", dirty=False)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    mkdocs_build(config)
    return BuiltSite(folder)


def hostile(folder: Path) -> Project:
    """A project in which all free text begins with :data:`HOSTILE`, and nothing is quoted."""
    project = copy_of_site(folder)
    for proofs in (folder / "seeds").glob("*.proofs"):
        proofs.unlink()
    for path in (folder / "seeds").glob("*.yml"):
        path.write_text(path.read_text("utf-8").partition("commitments:")[0], "utf-8")
    for path in sorted((folder / "data").rglob("*.yml")):
        record = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only
        path.write_text(yaml.safe_dump(_marked(record), allow_unicode=True, width=1000), "utf-8")
    return project


def _marked(value: Any) -> Any:
    if isinstance(value, list):
        return [_marked(item) for item in value]
    if isinstance(value, dict):
        return {
            key: f"{HOSTILE} {item}" if key in FIELDS and _is_text(item) else _marked(item)
            for key, item in value.items()
            if key != "quote"
        }
    return value


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value not in {"true", "false"}


def records(site: BuiltSite) -> Iterator[str]:
    """The pages that show data; hand-written pages and redirects are not made by the export."""
    for page in site.pages:
        if list(site.page(page).all(of="cb-head")):
            yield page


def words(site: BuiltSite, page: str) -> str:
    """What a page says, without white space."""
    return "".join("".join(_texts(site.article(page))).split())


def _texts(element: Element) -> Iterator[str]:
    for part in element.content:
        if isinstance(part, str):
            yield part
        elif _is_exported(part):
            yield from _texts(part)


def _is_exported(element: Element) -> bool:
    """Drawings are not: each only shows what the page says in words too."""
    unseen = element.tag in {"figure", "form", "svg"}
    return not unseen and not element.classes & NOT_EXPORTED


def title(site: BuiltSite, page: str) -> str:
    """The heading of a page."""
    return site.article(page).one("h1").text


def description(site: BuiltSite, page: str) -> str:
    """What a page says of itself to search engines."""
    (found,) = [e["content"] for e in head(site, page).all("meta") if e["name"] == "description"]
    return found


def head(site: BuiltSite, page: str) -> Element:
    """The head of the document."""
    return site.page(page).one("head")


def targets(site: BuiltSite, page: str) -> set[str]:
    """The addresses of the links in what a page says, from the root of the site."""
    return set(_targets(site.article(page), page))


def _targets(element: Element, page: str) -> Iterator[str]:
    for part in element.content:
        if isinstance(part, Element) and _is_exported(part):
            if part["href"]:
                yield _resolved(part["href"], page)
            yield from _targets(part, page)


def _resolved(href: str, page: str) -> str:
    if urlsplit(href).scheme:
        return href
    path, sign, part = href.partition("#")
    end = "/" if path.endswith("/") else ""
    whole = posixpath.normpath(posixpath.join(page, path)) + end if path else page
    return f"{whole.removeprefix('./')}{sign}{part}"
