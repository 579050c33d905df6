"""The export: plain MkDocs builds the same pages of it, without our code and without a warning."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from casebook.cli import main
from casebook.pages.page import Page
from casebook.pages.site import Site
from casebook.writing.export import Export, front_matter
from documents import BuiltSite
from projects import ADA, ROOT, Project

SETTINGS = (ROOT / "mkdocs.yml").read_text("utf-8")
DOCS = {"index.md": "# Home\n\n<!-- casebook: disputes -->\n\n[Gaps](/gaps/#x), [here](about/)\n"}


def exported(project: Project, folder: Path) -> int:
    """The exit status of the command, which writes ``project`` into ``folder``."""
    return main(["--root", str(project.root), "export", str(folder)])


@pytest.fixture(scope="module")
def export(example: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of the small casebook."""
    folder = tmp_path_factory.mktemp("export") / "plain"
    assert exported(example, folder) == 0
    return folder


@pytest.fixture(scope="module")
def plain(export: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """What MkDocs and its theme make of it, strictly: a warning is an error."""
    folder = tmp_path_factory.mktemp("plain")
    config = load_config(str(export / "mkdocs.yml"), site_dir=str(folder), strict=True)
    assert set(config.hooks) == set()
    assert "casebook" not in config.plugins
    config.plugins.on_startup(command="build", dirty=False)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    mkdocs_build(config)
    return BuiltSite(folder)


def test_every_page_and_every_redirect_has_its_address(
    plain: BuiltSite, small: BuiltSite, small_pages: Site
) -> None:
    wanted = {page.address for page in small_pages.pages()}
    wanted |= {redirect.address for redirect in small_pages.redirects()}
    assert wanted <= set(plain.pages)
    assert set(plain.pages) - wanted == {p for p in small.framed if p not in wanted}
    assert len(wanted) > 40


def test_a_page_says_what_its_model_says(plain: BuiltSite, small_pages: Site) -> None:
    for page in small_pages.pages():
        article = plain.page(page.address).one("article")
        assert article.one("h1").text.removesuffix("#") == page.title
        words = "".join(article.text.split())
        for section in page.sections:
            if section.sensitive:
                assert "".join(section.heading.split()) not in words
                continue
            assert "".join(section.heading.split()) in words
            if section.heading:
                assert section.id in plain.ids(page.address), (page.address, section.id)
        (described,) = [
            e for e in plain.page(page.address).all("meta") if e["name"] == "description"
        ]
        assert described["content"] == page.description


def test_an_address_that_was_left_leads_on(plain: BuiltSite) -> None:
    page = plain.page("people/ada-sample/")
    assert "../ada-example/" in [link["href"] for link in page.one("article").all("a")]
    assert 'location.replace("../../people/ada-example/" + location.search' in plain.html(
        "people/ada-sample/"
    )


def test_the_navigation_leads_to_the_indexes(plain: BuiltSite) -> None:
    leads = {link["href"] for link in plain.page("people/ada-example/").all("a")}
    assert {"../../disputes/", "../../timeline/", "../../gaps/"} <= leads


def test_two_exports_are_the_same(example: Project, export: Path, tmp_path: Path) -> None:
    assert exported(example, tmp_path / "again") == 0
    trees = [
        [(p.relative_to(root), p.read_bytes()) for p in sorted(root.rglob("*")) if p.is_file()]
        for root in (export, tmp_path / "again")
    ]
    assert trees[0] == trees[1]


def test_hand_written_pages_are_filled_and_their_links_lead_to_files(small_pages: Site) -> None:
    files = dict(Export(small_pages).files(SETTINGS, DOCS))
    text = files["docs/index.md"]
    assert "<!-- casebook" not in text
    assert "](disputes/alliance-and-chapter/index.md)" in text
    assert "[Gaps](gaps/index.md#x), [here](about/)" in text


def test_a_block_that_there_is_not_is_named_with_its_file(small_pages: Site) -> None:
    asked = {"about/index.md": "<!-- casebook: nothing-such -->"}
    with pytest.raises(ValueError, match=r"docs/about/index.md: There is no block nothing-such"):
        list(Export(small_pages).files(SETTINGS, asked))


def test_settings_that_need_this_project_are_left_out(small_pages: Site) -> None:
    text = next(Export(small_pages).files(SETTINGS, {}))[1]
    settings = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - strings only, tags dropped
    assert not {"hooks", "watch", "extra_css", "extra_javascript"} & settings.keys()
    assert "casebook" not in settings["extra"]
    assert "def_list" in settings["markdown_extensions"]
    assert "!ENV" in text


def test_pages_are_made_one_by_one(small_pages: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more are made than are written: the whole site is never in memory."""
    made: list[str] = []

    def counted() -> Iterator[Page]:
        for page in all_pages():
            made.append(page.address)
            yield page

    all_pages = small_pages.pages
    monkeypatch.setattr(Site, "pages", lambda _: counted())
    files = Export(small_pages).files(SETTINGS, {})
    taken = [name for name, _ in islice(files, 8)]
    assert taken == ["mkdocs.yml", *(f"docs/{address}index.md" for address in made)]


def test_the_title_and_description_of_a_page_are_text_in_its_head() -> None:
    hostile = "\"]: {x} <script>&amp; 'y' #z\\"
    _, head, _ = front_matter(hostile, hostile).split("---\n")
    for value in yaml.safe_load(head).values():
        assert value == (
            hostile.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace('"', "&quot;")
        )


def test_what_of_docs_is_published_is_exported(own: Project, tmp_path: Path) -> None:
    image = bytes(range(256))
    (own.root / "docs" / "about" / "map.png").write_bytes(image)
    (own.root / "docs" / ".env").write_text("secret")
    assert exported(own, tmp_path / "export") == 0
    assert (tmp_path / "export" / "docs" / "about" / "map.png").read_bytes() == image
    assert not list((tmp_path / "export").rglob(".env"))


@pytest.mark.parametrize("name", ["notes.docx", "latin.md", "secret.txt"])
def test_what_may_not_be_published_is_not_exported(
    own: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """By the rule of the build: an office file, a page that is not UTF-8, a link."""
    (tmp_path / "secret.txt").write_bytes(b"caf\xe9")
    place = own.root / "docs" / name
    if name == "secret.txt":
        place.symlink_to(tmp_path / "secret.txt")
    else:
        place.write_bytes(b"caf\xe9")
    assert exported(own, tmp_path / "export") == 1
    assert capsys.readouterr().out.startswith(f"docs/{name}")
    assert not (tmp_path / "export").exists()


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
    own: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.change(ADA, "description: ", "descripton: ")
    assert exported(own, tmp_path / "export") == 1
    assert "Did you mean description?" in capsys.readouterr().out
    assert not (tmp_path / "export").exists()


def test_a_folder_that_cannot_be_written_ends_in_a_sentence(
    example: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert exported(example, tmp_path / "file" / "export") == 1
    assert capsys.readouterr().out.startswith("The export stopped after 0 files: ")
