"""The command line: check the data, export the pages."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import copyfile

from casebook.catalog.casebook import Casebook
from casebook.checks import CHECKS
from casebook.intake import take_in
from casebook.problems import Format, report
from casebook.render.export import export
from casebook.render.site import site

PROBLEMS = 1
"""Exit status for problems in the data."""

MISUSE = 2
"""Exit status for wrong use, the same as that of argparse."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name; the exit status is 0, 1 (data) or 2 (use)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not (options.root / "data").is_dir():
        parser.error(
            f"There is no folder data in {options.root}. Run this in the project's folder."
        )
    command = {"check": _check, "checks": _checks, "export": _export}[options.command]
    return command(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="casebook", description="Keep a casebook in order.")
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the project's folder (default: this one)"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="validate the data")
    check.add_argument(
        "--only",
        action="append",
        default=[],
        choices=[each.name for each in CHECKS],
        metavar="CHECK",
        help="run this check alone (may be repeated); 'checks' lists them",
    )
    check.add_argument(
        "--format",
        type=Format,
        choices=list(Format),
        default=Format.TEXT,
        metavar="FORMAT",
        help="text (default), github or json",
    )
    commands.add_parser("checks", help="list the checks and what each guards")
    export = commands.add_parser("export", help="write the pages as Markdown files")
    export.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    return parser


def _check(options: argparse.Namespace) -> int:
    intake = take_in(options.root, options.only)
    if intake.problems:
        print(report(intake.problems, options.format))
        return PROBLEMS
    if options.format is Format.JSON:
        print(report(intake.problems, options.format))
    elif options.format is Format.TEXT:
        print(_tally(intake.casebook))
    return 0


def _checks(options: argparse.Namespace) -> int:
    width = max(len(each.name) for each in CHECKS)
    for each in CHECKS:
        print(f"{each.name:{width}}  {each.purpose}")
    return 0


def _tally(casebook: Casebook) -> str:
    """What a check without problems says: how many records of each kind there are."""
    kinds: dict[str, int] = {}
    for ref in casebook.catalog.records:
        kinds[ref.kind] = kinds.get(ref.kind, 0) + 1
    counts = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    return f"No problems in {len(casebook.catalog.records)} records: {counts}."


def _export(options: argparse.Namespace) -> int:
    root, folder = options.root, options.folder
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        return _refuse(f"{folder} is not an empty folder: name a new or an empty one.")
    if not (root / "mkdocs.yml").is_file():
        return _refuse(f"There is no mkdocs.yml in {root}: run this in the project's folder.")
    intake = take_in(root)
    if intake.problems:
        print(report(intake.problems))
        return PROBLEMS
    docs = root / "docs"
    ours = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.*"))}
    pages = {
        name: path.read_text(encoding="utf-8")
        for name, path in ours.items()
        if name.endswith(".md")
    }
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    texts = dict(export(site(intake.casebook), settings, pages))
    for name, text in texts.items():
        _place(folder / name).write_text(text, encoding="utf-8", newline="\n")
    for name in ours.keys() - pages.keys():
        copyfile(ours[name], _place(folder / "docs" / name))
    print(f"Wrote {len(texts)} files. To build them: mkdocs build -f {folder / 'mkdocs.yml'}")
    return 0


def _place(path: Path) -> Path:
    """``path``, with the folder that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _refuse(sentence: str) -> int:
    print(f"casebook: {sentence}", file=sys.stderr)
    return MISUSE
