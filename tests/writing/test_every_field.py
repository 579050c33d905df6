"""Every field that a record may have is shown, and found, or says why it is hidden.

A record of each kind has a text of its own in each field, at every depth. What is not hidden stands
in all forms: as HTML, as Markdown, and in search if it is a text that says something.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import yaml

from casebook.guide.descriptions import Described, Type, described
from casebook.pages.blocks import Section
from casebook.pages.composer import Settings
from casebook.pages.page import Page
from casebook.pages.site import site
from casebook.pages.start import block
from casebook.records.dates import Date
from casebook.records.kinds import KINDS
from casebook.records.shown import Shown, at
from casebook.writing import search
from casebook.writing.html import Writer, environment
from casebook.writing.markdown import MarkdownWriter
from casebook.writing.markdown_syntax import escape
from documents import document
from modelled import CACHE
from projects import Project, copy_of_example

PAPER = "sources/example-paper-2003-05-06"

OTHERS = {
    "people": "name: {name}\ndescription: d\ncite: {cite}\n",
    "organizations": "name: {name}\ndescription: d\nform: group\ncite: {cite}\n",
    "topics": "name: {name}\ndescription: d\nform: term\ncite: {cite}\n",
    "events": "name: {name}\ndescription: d\ncite: {cite}\n",
    "disputes": (
        "name: {name}\ndescription: d\ncite: {cite}\nparties:\n"
        "  - {{who: people/ada-example, cite: {cite}}}\n"
        "  - {{who: people/ben-sample, cite: {cite}}}\n"
        "points:\n  - {{key: part, name: Part}}\n"
    ),
    "statements": (
        "name: {name}\ndescription: d\ncite: {cite}\nform: post\nspeaker: people/ada-example\n"
        "entries:\n  - {{key: part, type: fact, subject: s, gist: g, cite: {cite}}}\n"
    ),
    "sources": (
        "name: {name}\ndescription: d\ntitle: t\npublisher: p\nurl: https://x.example/\n"
        "medium: book\nkind: primary\nvoice: party\nstanding: established\n"
    ),
}
"""A record of each kind that a reference may name."""

ONE_OF_TWO = {"values": {"value", "when", "inferred", "cite"}, "unnamed": {"speaker"}}
"""Fields that stand in the place of others: a second record has them."""


@dataclass
class Marked:
    """A record in the making, and what each of its fields should be known by."""

    kind: str
    second: bool
    project: Project
    words: dict[str, str] = field(default_factory=dict)
    """The text that stands for a field, by the way to it."""
    targets: dict[str, str] = field(default_factory=dict)
    """The address that a reference leads to."""
    dates: set[str] = field(default_factory=set)
    written: frozenset[str] = frozenset()
    """The fields that the record has."""

    def record(self) -> dict[str, Any]:
        made = self._fields(described(KINDS[self.kind].model), "")
        self.written = frozenset(made)
        return made

    def _fields(self, fields: tuple[Described, ...], above: str) -> dict[str, Any]:
        names = {each.name for each in fields}
        left = set()
        for new, old in ONE_OF_TWO.items():
            if new in names:
                left |= old if self.second else {new, "why"} if new == "values" else {new}
        return {
            each.name: self._value(each, f"{above}{each.name}")
            for each in fields
            if each.name not in left and each.name not in {"sensitive", "repeats"}
        }

    def _value(self, each: Described, path: str) -> Any:
        if each.parts:
            count = 2 if each.shape.listed else 1
            items = [self._fields(each.parts, f"{path}{'2' * n}.") for n in range(count)]
            return items if each.shape.listed else items[0]
        value = self._leaf(each, path)
        return [value] if each.shape.listed else value

    def _leaf(self, each: Described, path: str) -> str:
        number = len(self.words) + len(self.targets)
        sort = each.shape.sort
        if sort is Type.REFERENCE:
            return self._reference(each, path, number)
        if sort is Type.WORD:
            return each.shape.words[-1]
        if sort is Type.FLAG:
            return "true"
        if sort is Type.CODE:
            return self._code(each, path, number)
        if sort is Type.DATE:
            day = f"{1900 + number}-03-04"
            self.dates.add(path)
            self.words[path] = Date.parse(day).display
            return day
        self.words[path] = f"Marker{number:03}"
        return self.words[path]

    def _code(self, each: Described, path: str, number: int) -> str:
        if each.name == "key":
            return f"marker-{number}"
        if "address" in each.shape.form.casefold():
            self.words[path] = f"marker{number}.example"
            return f"https://marker{number}.example/"
        self.words[path] = each.examples[0]
        return each.examples[0]

    def _reference(self, each: Described, path: str, number: int) -> str:
        limits = each.shape.limits
        kind = next((k for k in (limits.kinds if limits else ()) if k in OTHERS), "people")
        slug = f"target-{number}"
        cite = f"{PAPER}#p3"
        text = OTHERS[kind].format(name=f"Target{number:03}", cite=cite)
        self.project.write(f"data/{kind}/{slug}.yml", text)
        self.targets[path] = f"{kind}/{slug}/"
        return f"{kind}/{slug}#part" if limits and limits.part == "must" else f"{kind}/{slug}"


@dataclass(frozen=True)
class Forms:
    """A site in all its forms: its words, and by page the addresses of its links."""

    marked: dict[str, Marked]
    words: dict[str, str]
    links: dict[str, set[str]]


START = ("answers", "disputes", "organizations")
"""The blocks of the start page, which show what no other page does."""


@pytest.fixture(scope="module", params=[False, True], ids=["first", "second"])
def forms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Forms:
    """The site of a casebook with a marked record of each kind."""
    project = copy_of_example(tmp_path_factory.mktemp("marked"))
    marked = {kind: Marked(kind, request.param, project) for kind in KINDS}
    for kind, made in marked.items():
        project.write(f"data/{kind}/marked.yml", yaml.safe_dump(made.record()))
    intake = project.take_in()
    assert not intake.casebook.catalog.broken, "\n".join(map(str, intake.problems))
    whole = site(intake.casebook, Settings(cache=CACHE))
    blocks = tuple(each for name in START for each in block(name, "", whole.composer))
    start = Page("", "Start", "", sections=(Section("Start", "Start", blocks),))
    pages = [*whole.pages(), start]
    depths = {page.depth for page in pages}
    writers = {depth: Writer(environment(), "../" * depth) for depth in depths}
    html, links = [], {}
    for page in pages:
        writer = writers[page.depth]
        html.append(document(str(writer.page(page))).text)
        links[page.address] = {target.partition("#")[0] for target in writer.targets}
    return Forms(
        marked,
        {
            "HTML": " ".join(html),
            "Markdown": " ".join(MarkdownWriter(page.depth).page(page) for page in pages),
            "search": " ".join(repr(search.document(page)) for page in pages),
        },
        links,
    )


def fields(kind: str) -> dict[str, Described]:
    """Each field of a kind, and each field below it, by the way to it."""

    def below(each: tuple[Described, ...], above: str) -> Iterator[tuple[str, Described]]:
        for one in each:
            yield f"{above}{one.name}", one
            yield from below(one.parts, f"{above}{one.name}.")

    return dict(below(described(KINDS[kind].model), ""))


def along(declared: dict[str, Described], path: str) -> list[Shown]:
    """The declarations of the fields on the way to one."""
    names = path.replace("2.", ".").split(".")
    return [declared[".".join(names[: place + 1])].shown for place in range(len(names))]


def test_a_field_without_a_place_says_why() -> None:
    for kind in KINDS:
        for path, each in fields(kind).items():
            assert each.shown.label, path
            assert bool(each.shown.why) == (each.shown.at == "hidden"), path


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS.values() if kind.page])
def test_every_field_is_shown_and_found(forms: Forms, kind: str) -> None:
    """Dates and what only sorts or proves need not be found by what they say."""
    marked, declared, address = forms.marked[kind], fields(kind), f"{kind}/marked/"
    missing = []
    for path, words in marked.words.items():
        way = along(declared, path)
        if any(shown.at == "hidden" for shown in way):
            continue
        spared = {"search"} if marked.dates & {path} or any(s.quiet for s in way) else set()
        for form, said in forms.words.items():
            wanted = escape(words) if form == "Markdown" else words
            if form not in spared and wanted not in said:
                missing.append(f"{form} does not show {path}, {words}")
    for path, target in marked.targets.items():
        if target not in forms.links[address] and address not in forms.links[target]:
            missing.append(f"No link between {address} and {target}, which {path} names")
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS.values() if kind.page])
def test_every_key_fact_has_its_label(forms: Forms, kind: str) -> None:
    for name, declared in at(KINDS[kind].model, "rail"):
        if name in forms.marked[kind].written:
            assert f"{declared.label}: " in forms.words["search"], name
