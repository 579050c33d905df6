"""The command line: check the data, change it, export the pages."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from shutil import copyfile

from casebook.catalog.casebook import Casebook
from casebook.changes.wording import Style
from casebook.checks import CHECKS
from casebook.commands.diff import diff
from casebook.commands.find import find
from casebook.commands.fix import fix
from casebook.commands.fmt import fmt
from casebook.commands.guard import guard
from casebook.commands.invocation import invocation
from casebook.commands.links import links
from casebook.commands.mv import mv
from casebook.commands.new import new
from casebook.commands.outcome import MISUSE, PROBLEMS, Outcome
from casebook.commands.quote import quote
from casebook.commands.schema import schema
from casebook.commands.seed import Reading, seed
from casebook.commands.stale import stale
from casebook.commands.verify import verify
from casebook.intake import take_in
from casebook.problems import Format, report
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.render.export import export, title
from casebook.render.site import site


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name; the exit status is 0, 1 (data) or 2 (use)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not (options.root / "data").is_dir():
        parser.error(
            f"There is no folder data in {options.root}. Run this in the project's folder."
        )
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "check": _check,
        "checks": lambda _: _checks(),
        "export": _export,
        "seed": _seed,
        "quote": lambda it: _told(quote(it.root, it.text, it.source)),
        "verify": lambda it: _told(verify(it.root, it.text, it.source)),
        "find": lambda it: _told(find(it.root, " ".join(it.words), it.text, it.source)),
        "new": lambda it: _told(new(it.root, it.record)),
        "fmt": lambda it: _told(fmt(it.root, it.files, check=it.check)),
        "fix": lambda it: _told(fix(it.root)),
        "mv": lambda it: _told(mv(it.root, it.old, it.new)),
        "stale": lambda it: _told(stale(it.root, it.on)),
        "schema": lambda it: _told(schema(it.root, check=it.check)),
        "diff": lambda it: _told(diff(it.root, it.base, it.head, it.format)),
        "guard": lambda it: _told(guard(it.root, it.base, it.format)),
        "links": lambda it: _told(links(it.root, it.format, probe=it.probe)),
    }
    return commands[options.command](options)


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
    _add_evidence(commands)
    ageing = commands.add_parser("stale", help="list records not checked by a person for a year")
    ageing.add_argument(
        "--on",
        type=date.fromisoformat,
        default=date.today(),
        metavar="DATE",
        help="the day to count from, as in 2026-11-23 (default: today)",
    )
    _add_editing(commands)
    _add_reviewing(commands)
    return parser


def _add_evidence(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that work with the text of a source."""
    seeding = commands.add_parser("seed", help="map a source, and commit to its text")
    quoting = commands.add_parser("quote", help="prove what records quote from a source")
    comparing = commands.add_parser("verify", help="compare all that cites a source with its text")
    finding = commands.add_parser("find", help="tell in which paragraphs words stand")
    finding.add_argument("words", nargs="+", metavar="WORDS", help="words that stand side by side")
    finding.add_argument("--text", type=Path, help="search this text, not only what is quoted")
    for each in (seeding, quoting, comparing):
        each.add_argument(
            "text",
            type=Path,
            nargs="?" if each is quoting else None,
            metavar="TEXT",
            help="the text, a paragraph a line",
        )
    for each in (seeding, quoting, comparing, finding):
        each.add_argument(
            "--source",
            type=_source,
            required=each is seeding,
            metavar="sources/SLUG",
            help="the source that it is the text of",
        )
    seeding.add_argument("--copy-read", default="", metavar="WORDS", help="which copy this is")
    seeding.add_argument("--read-by", default="", metavar="NAME", help="who has read it")
    seeding.add_argument(
        "--read-on", default=date.today().isoformat(), metavar="DATE", help="when (default: today)"
    )
    manner = seeding.add_mutually_exclusive_group()
    for name, words in (
        ("replace", "our copy was wrong: this text takes its place"),
        ("beside", "the publisher has changed the document: commit to this text too"),
    ):
        manner.add_argument(
            f"--{name}",
            dest="manner",
            action="store_const",
            const=name,
            default="first",
            help=words,
        )


def _add_editing(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that change files."""
    beginning = commands.add_parser("new", help="begin a record, with a comment on each field")
    beginning.add_argument("record", metavar="KIND/SLUG", help="as in people/jane-doe")
    forming = commands.add_parser("fmt", help="bring files into the canonical form")
    forming.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="records and maps (default: all)"
    )
    commands.add_parser("fix", help="make the changes that are safe without a look")
    moving = commands.add_parser("mv", help="rename a record, and mend all that refers to it")
    moving.add_argument("old", metavar="OLD", help="its reference now, as in people/jane-do")
    moving.add_argument("new", metavar="NEW", help="its new reference, as in people/jane-doe")
    schemas = commands.add_parser("schema", help="write the JSON Schemas for editors")
    for each in (forming, schemas):
        each.add_argument("--check", action="store_true", help="write nothing, tell what would be")


def _add_reviewing(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that tell what has changed, in the records and at their sources."""
    comparing = commands.add_parser("diff", help="tell in words what readers will see differently")
    comparing.add_argument("base", metavar="BASE", help="a revision of git, or a folder")
    comparing.add_argument("head", metavar="HEAD", help="another one; . is the files as they are")
    guarding = commands.add_parser("guard", help="see that nothing published changes in silence")
    guarding.add_argument(
        "base", nargs="?", metavar="BASE", help="what is published (default: the newest release)"
    )
    asking = commands.add_parser("links", help="list the addresses that records name")
    asking.add_argument("--probe", action="store_true", help="ask each whether it still answers")
    for each, kind in ((comparing, Style), (guarding, Format), (asking, Style)):
        each.add_argument(
            "--format",
            type=kind,
            choices=list(kind),
            default=kind.TEXT,
            metavar="FORMAT",
            help=f"one of {', '.join(kind)} (default: text)",
        )


def _source(text: str) -> Ref:
    """The source that ``text`` names, for argparse to complain where it names none."""
    try:
        ref = Ref.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if ref.kind != Source.KIND or ref.part:
        raise argparse.ArgumentTypeError(f"{text} is no source. Write sources/ and its slug.")
    return ref


def _told(outcome: Outcome) -> int:
    print(outcome.text, file=sys.stderr if outcome.status == MISUSE else sys.stdout)
    return outcome.status


def _seed(options: argparse.Namespace) -> int:
    told = options.copy_read and options.read_by
    reading = Reading(options.copy_read, options.read_by, options.read_on) if told else None
    return _told(seed(options.root, options.text, options.source, reading, options.manner))


def _check(options: argparse.Namespace) -> int:
    intake = take_in(options.root, options.only)
    if intake.problems:
        print(report(intake.problems, options.format))
        fixes = sum(problem.fix is not None for problem in intake.problems)
        if fixes and options.format is Format.TEXT:
            print(f"To mend {fixes} of them, run: {invocation(options.root, 'fix')}")
        return PROBLEMS
    if options.format is Format.JSON:
        print(report(intake.problems, options.format))
    elif options.format is Format.TEXT:
        print(_tally(intake.casebook))
    return 0


def _checks() -> int:
    width = max(len(each.name) for each in CHECKS)
    for each in CHECKS:
        print(f"{each.name:{width}}  {each.purpose}")
    return 0


def _tally(casebook: Casebook) -> str:
    """What a check without problems says: how many records of each kind, how many quotations."""
    kinds: dict[str, int] = {}
    for ref in casebook.catalog.records:
        kinds[ref.kind] = kinds.get(ref.kind, 0) + 1
    counts = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    proved = sum(each.proved is not None for each in casebook.quotations)
    return (
        f"No problems in {len(casebook.catalog.records)} records: {counts}. "
        f"{proved} quotations proved verbatim."
    )


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
    texts = dict(export(site(intake.casebook, name=title(settings)), settings, pages))
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
