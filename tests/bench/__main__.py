"""The benchmark: how reading, checking, rendering and the whole build grow with the records.

`python tests/bench` (or `make bench`) takes the real record and casebooks of 100, 1,000 and 5,000
made-up records. It sets the whole build beside plain MkDocs with the same theme and, where it is
installed, beside Hugo, both over the exported Markdown of the same pages, run by run. Times are
seconds of processor time, user and system together. How long search and the editor take comes last.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.extend([str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "hooks")])

from bench import hugo
from bench.casebooks import write_casebook
from bench.measuring import Cost, middle, run

PROJECT = Path(__file__).parents[2]
HERE = Path(__file__).parent
BUILD = ("-m", "mkdocs", "build", "--quiet", "--strict")
REAL = "real record"

UNITS: dict[str, Callable[[Cost], float]] = {
    "": lambda cost: cost.processor,
    ", wall": lambda cost: cost.wall,
    ", MiB": lambda cost: cost.memory,
}
"""What is told of each run of a program, and its name after that of the program."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure all sizes that ``arguments`` ask for and print a table, or JSON."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as folder:
        figures = {
            REAL if not size else str(size): figures_of(
                Path(folder) / str(size), size, options.runs, options.seed
            )
            for size in (0, *options.sizes)
        }
    print(json.dumps(figures, indent=2) if options.json else "\n".join(_table(figures)))
    for what in ("searching", "editing"):
        _say(what)
        print(run([str(HERE / f"{what}.py")], PROJECT).output, end="")


def figures_of(root: Path, size: int, runs: int, seed: int) -> dict[str, Any]:
    """All figures of a casebook of ``size`` made-up records; where that is 0, of the real one."""
    name = f"{size} records" if size else REAL
    _say(f"{name}: making")
    ours, plain, hugos = root / "ours", root / "plain", root / "hugo"
    hooks = PROJECT / "hooks"
    if size:
        run(["-m", "casebook", "init", str(ours)], PROJECT, hooks)
        shutil.rmtree(ours / "data")
        write_casebook(ours, size, seed)
    else:
        for part in ("docs", "hooks", "data", "seeds"):
            shutil.copytree(PROJECT / part, ours / part)
        shutil.copy(PROJECT / "mkdocs.yml", ours)
    _say(f"{name}: exporting")
    exported = run(["-m", "casebook", "export", str(plain)], ours, hooks)
    hugo.prepare(plain, hugos)
    compared: dict[str, list[Cost]] = {"build": [], "plain": [], "hugo": []}
    phases = []
    for number in range(1, runs + 1):
        _say(f"{name}: run {number} of {runs}")
        phases.append(run([str(HERE / "phases.py"), "."], ours, hooks))
        compared["build"].append(run(BUILD, ours, hooks))
        compared["plain"].append(run(BUILD, plain))
        if program := hugo.program():
            compared["hugo"].append(run(["--quiet"], hugos, program=program))
    found = [json.loads(phase.output) for phase in phases]
    rebuilt = json.loads(run([str(HERE / "rebuilds.py"), "."], ours, hooks).output)
    checked = [run(["-m", "casebook", "check"], ours, hooks).processor for _ in range(runs)]
    builds, count = compared["build"], found[0]["count"]
    # What open data adds is measured apart: the same pages as Markdown, JSON, tables.
    added = [phase["markdown"] + phase["data"] for phase in found]
    return {
        "pages": count,
        "casebook check": middle(checked),
        **{
            f"phase: {each}": middle([phase[each] for phase in found])
            for each in ("read", "check", "cite", "models", "html", "markdown", "data")
        },
        "phases, MiB": middle([phase.memory for phase in phases], 0),
        **{
            f"{name}{unit}": middle([value(cost) for cost in costs])
            for name, costs in compared.items()
            if costs
            for unit, value in UNITS.items()
        },
        **{
            f"build to {name}": middle(
                [ours.processor / it.processor for ours, it in zip(builds, costs, strict=True)], 3
            )
            for name, costs in compared.items()
            if costs is not builds and costs
        },
        "open data to the rest": middle(
            [more / (ours.processor - more) for ours, more in zip(builds, added, strict=True)], 3
        ),
        **{
            f"pages to {name}": middle(
                [
                    (ours.processor - more) / it.processor
                    for ours, it, more in zip(builds, costs, added, strict=True)
                ],
                3,
            )
            for name, costs in compared.items()
            if costs is not builds and costs
        },
        "runs": [
            [round(cost[n].processor, 2) for cost in compared.values() if cost] for n in range(runs)
        ],
        "a page, ms": middle([1000 * cost.processor / count for cost in builds]),
        "a page, KiB": middle([1024 * cost.memory / count for cost in builds], 0),
        "export": round(exported.processor, 2),
        "export, MiB": round(exported.memory),
        "served": round(rebuilt[0], 2),
        "served again": middle(rebuilt[1:]),
        "largest page, KiB": largest(ours / "site"),
    }


def largest(site: Path) -> dict[str, float]:
    """The size of the largest page of each folder of ``site``, in KiB."""
    sizes: dict[str, float] = {}
    for page in site.glob("*/**/index.html"):
        kind = page.relative_to(site).parts[0]
        sizes[kind] = max(sizes.get(kind, 0), round(page.stat().st_size / 1024, 1))
    return dict(sorted(sizes.items()))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measure time and memory.")
    parser.add_argument(
        "--sizes",
        type=_size,
        nargs="+",
        default=[100, 1000, 5000],
        metavar="N",
        help="records, in hundreds (default: 100 1000 5000)",
    )
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="pairs (default: 3)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the made-up records")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser.parse_args(arguments)


def _size(text: str) -> int:
    if not text.isdigit() or int(text) % 100 or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is not a multiple of 100.")
    return int(text)


def _table(figures: dict[str, dict[str, Any]]) -> list[str]:
    """One row a figure, one column a casebook."""
    rows: list[list[str]] = [["", *figures]]
    first = next(iter(figures.values()))
    for name, value in first.items():
        if isinstance(value, dict):
            kinds = sorted({kind for each in figures.values() for kind in each[name]})
            rows.append([name])
            rows += [
                [f"  {kind}", *(str(each[name].get(kind, "")) for each in figures.values())]
                for kind in kinds
            ]
        elif isinstance(value, list):
            rows += [
                [
                    f"run {number + 1}",
                    *(" : ".join(map(str, each[name][number])) for each in figures.values()),
                ]
                for number in range(len(value))
            ]
        else:
            rows.append([name, *(str(each[name]) for each in figures.values())])
    return [f"{row[0]:20}" + "".join(f"{cell:>22}" for cell in row[1:]) for row in rows]


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
