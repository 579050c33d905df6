"""The order of rooms: data flows one way, and a room imports only from those before it."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from projects import ROOT

CASEBOOK = ROOT / "hooks" / "casebook"

ORDER = (
    "problems",
    "memory",
    "kept",
    "docs_files",
    "editions",
    "reading",
    "evidence",
    "records",
    "catalog",
    "checks",
    "intake",
    "citing",
    "guide",
    "search",
    "changes",
    "open_data",
    "pages",
    "writing",
    "editing",
    "commands",
    "editor",
    "cli",
    "__main__",
)
"""The rooms, and the modules that stand beside them, each after all that it may import."""

FOREIGN = {
    "reading": {"yaml"},
    "records": {"babel", "pydantic", "pydantic_core"},
    "evidence": {"pydantic"},
    "catalog": {"pydantic"},
    "checks": {"pydantic"},
    "citing": {"pypandoc"},
    "guide": {"pydantic", "pydantic_core"},
    "open_data": {"pydantic"},
    "pages": {"pydantic"},
    "writing": {"PIL", "jinja2", "markupsafe", "yaml"},
    "changes": {"pydantic"},
    "editing": {"pydantic", "annotated_types", "yaml"},
    "editor": {"pydantic", "yaml"},
}
"""What each room may use of others; the rest of the engine uses the standard library alone."""


def modules() -> list[Path]:
    return sorted(path for path in CASEBOOK.rglob("*.py") if "starter" not in path.parts)


def room(path: Path) -> str:
    return path.relative_to(CASEBOOK).with_suffix("").parts[0]


def imported(path: Path) -> set[tuple[str, ...]]:
    """What a module imports, each as its dotted parts."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(tuple(node.module.split(".")))
            if node.module == "casebook":
                found |= {("casebook", name.name) for name in node.names}
        elif isinstance(node, ast.Import):
            found |= {tuple(name.name.split(".")) for name in node.names}
    return found - {("casebook",)}


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(CASEBOOK).as_posix())
def test_a_module_imports_only_from_rooms_before_its_own(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        assert imported(path) <= {("__future__", "annotations"), ("__future__",)}
        return
    places = {name: number for number, name in enumerate(ORDER)}
    assert here in places, f"{here} has no place in the order of rooms"
    for dotted in imported(path):
        if dotted[0] == "casebook":
            assert places[dotted[1]] <= places[here], f"{path.name} imports {'.'.join(dotted)}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(CASEBOOK).as_posix())
def test_a_module_uses_no_other_library_than_its_room_may(path: Path) -> None:
    allowed = FOREIGN.get(room(path), set()) | {"casebook"}
    used = {dotted[0] for dotted in imported(path)} - sys.stdlib_module_names
    assert used <= allowed


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(CASEBOOK).as_posix())
def test_a_module_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_every_room_says_what_comes_in_and_what_goes_out() -> None:
    for path in sorted(CASEBOOK.glob("*/__init__.py")):
        said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        assert len(said.split()) >= 20, f"{path.parent.name} does not say what it is for"


def test_nothing_in_the_engine_knows_mkdocs() -> None:
    for path in modules():
        assert not any(dotted[0] == "mkdocs" for dotted in imported(path)), path.name


SAME = {"pages", "catalog", "checks", "records", "commands", "writing", "citing"}
"""Rooms in which a module may be called like one of another room: the record of a dispute and the
body of its page, the view over quotations and the check of them.
"""


def test_modules_of_one_name_stand_in_rooms_that_speak_of_the_same_thing() -> None:
    rooms: dict[str, list[str]] = {}
    for path in modules():
        if path.stem not in {"__init__", "__main__"}:
            rooms.setdefault(path.stem, []).append(room(path))
    for name, found in rooms.items():
        assert len(found) == 1 or set(found) <= SAME, f"{name} is the name of modules in {found}"
