"""What the rooms that run in a browser import: neither MkDocs nor Pandoc nor compiled YAML."""

from __future__ import annotations

import subprocess
import sys

import pytest

from projects import ROOT

ROOMS = ("casebook.reading", "casebook.records", "casebook.catalog", "casebook.checks")

PROGRAM = """
import importlib
import pkgutil
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in {blocked!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Missing())
room = importlib.import_module({room!r})
for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if name.partition(".")[0] in {watched!r}))
{then}
"""

PARSE = """
import yaml
from casebook.reading.parser import parse
assert not yaml.__with_libyaml__
node, problems = parse(b"name: Jane\\nborn: a: b\\n", "f")
print(problems[0])
"""


def run(room: str, then: str = "", *blocked: str) -> list[str]:
    """The lines that a fresh Python prints: of the watched modules those that it has, and more."""
    watched = ("pypandoc", "mkdocs", "jinja2")
    program = PROGRAM.format(room=room, blocked=blocked, watched=watched, then=then)
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_nothing_that_a_browser_lacks(room: str) -> None:
    blocked = ("pypandoc", "mkdocs", "jinja2", "yaml._yaml", "_yaml")
    assert run(room, "", *blocked) == [""]


def test_without_compiled_yaml_the_parser_in_python_reads_and_says_the_same() -> None:
    assert run("casebook.reading", PARSE, "yaml._yaml", "_yaml") == [
        "",
        "f:2:8: A text with a colon and a space in it needs quotes around it."
        ' Write it like this: born: "a: b"',
    ]
