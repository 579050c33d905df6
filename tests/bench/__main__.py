"""The benchmark: how reading, checking, rendering and the whole build grow with the records.

`python tests/bench` (or `make bench`) makes casebooks of 100, 1,000 and 5,000 records and sets the
whole build beside plain MkDocs with the same theme over the exported Markdown of the same pages,
pair by pair in one run. Times are seconds of processor time, user and system together.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.extend([str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "hooks")])

from bench.casebooks import write_casebook
from bench.measuring import Cost, middle, run

PROJECT = Path(__file__).parents[2]
HERE = Path(__file__).parent
BUILD = ("-m", "mkdocs", "build", "--quiet", "--strict")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure all sizes that ``arguments`` ask for and print a table, or JSON."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as folder:
        figures = {
            "real data": real_check(options.runs),
            **{
                str(size): figures_of(Path(folder) / str(size), size, options.runs, options.seed)
                for size in options.sizes
            },
        }
    print(json.dumps(figures, indent=2) if options.json else "\n".join(_table(figures)))


def figures_of(root: Path, size: int, runs: int, seed: int) -> dict[str, Any]:
    """All figures of a casebook of ``size`` records that is made below ``root``."""
    _say(f"{size} records: making")
    ours, plain = root / "ours", root / "plain"
    for name in ("docs", "hooks"):
        shutil.copytree(PROJECT / name, ours / name)
    shutil.copy(PROJECT / "mkdocs.yml", ours)
    write_casebook(ours, size, seed)
    hooks = ours / "hooks"
    _say(f"{size} records: exporting")
    exported = run(["-m", "casebook", "export", str(plain)], ours, hooks)
    phases = []
    pairs: list[tuple[Cost, Cost]] = []
    for number in range(1, runs + 1):
        _say(f"{size} records: run {number} of {runs}")
        phases.append(run([str(HERE / "phases.py"), "."], ours, hooks))
        pairs.append((run(BUILD, ours), run(BUILD, plain)))
    found = [json.loads(phase.output) for phase in phases]
    rebuilt = json.loads(run([str(HERE / "rebuilds.py"), "."], ours).output)
    return {
        **{
            name: middle([each[name] for each in found])
            for name in ("read", "check", "cite", "pages", "html")
        },
        "phases, MiB": middle([phase.memory for phase in phases], 0),
        "export": round(exported.processor, 2),
        "build": middle([ours.processor for ours, _ in pairs]),
        "build, wall": middle([ours.wall for ours, _ in pairs]),
        "build, MiB": middle([ours.memory for ours, _ in pairs], 0),
        "plain": middle([plain.processor for _, plain in pairs]),
        "plain, wall": middle([plain.wall for _, plain in pairs]),
        "plain, MiB": middle([plain.memory for _, plain in pairs], 0),
        "build to plain": middle([ours.processor / plain.processor for ours, plain in pairs], 3),
        "pairs": [[round(ours.processor, 2), round(plain.processor, 2)] for ours, plain in pairs],
        "count": found[0]["count"],
        "build, ms a page": middle(
            [1000 * ours.processor / found[0]["count"] for ours, _ in pairs]
        ),
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


def real_check(runs: int) -> dict[str, Any]:
    """What `casebook check` takes on the data of this project, in user time."""
    _say("the real data")
    costs = [run(["-m", "casebook", "check"], PROJECT, PROJECT / "hooks") for _ in range(runs)]
    return {"check, user": middle([cost.user for cost in costs])}


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
    """One row a figure, one column a size."""
    sizes = [name for name in figures if name != "real data"]
    rows: list[list[str]] = [["", *sizes]]
    for name, value in figures[sizes[0]].items():
        if isinstance(value, dict):
            kinds = sorted({kind for size in sizes for kind in figures[size][name]})
            rows.append([name])
            rows += [
                [f"  {kind}", *(str(figures[size][name].get(kind, "")) for size in sizes)]
                for kind in kinds
            ]
        elif isinstance(value, list):
            rows += [
                [
                    f"pair {number}",
                    *("{} : {}".format(*figures[size][name][number - 1]) for size in sizes),
                ]
                for number in range(1, len(value) + 1)
            ]
        else:
            rows.append([name, *(str(figures[size][name]) for size in sizes)])
    lines = [f"{row[0]:20}" + "".join(f"{cell:>16}" for cell in row[1:]) for row in rows]
    return [
        *lines,
        f"casebook check on the real data: {figures['real data']['check, user']} s user",
    ]


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
