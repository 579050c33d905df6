"""The command fmt: brings files into the canonical form, or tells which are not in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from casebook.commands.command import DONE, MISUSE, PROBLEMS, Command, Outcome, argument, invocation
from casebook.editing.canonical import UnformattedError, canonical
from casebook.editing.files import files, kind_of, put
from casebook.problems import Problem, number_of
from casebook.reading.characters import MOST_BYTES
from casebook.reading.folder import read_bytes


def fmt(root: Path, chosen: Sequence[Path] = (), *, check: bool = False) -> Outcome:
    """Format all files of the project below ``root``, or the ``chosen`` ones.

    Files with problems are left alone and named. With ``check`` nothing is written.
    """
    listed = [_within(root, path) for path in chosen] if chosen else list(files(root))
    for path, file in zip(chosen, listed, strict=False):
        if file is None or kind_of(file) is None:
            text = f"{path} is no record. Name files such as data/people/jane-doe.yml."
            return Outcome(text, MISUSE)
    changed: list[PurePosixPath] = []
    problems: list[Problem] = []
    named = [(file, kind) for file in listed if file and (kind := kind_of(file))]
    for file, kind in named:
        try:
            different = _format(root, file, kind, check=check)
        except UnformattedError as error:
            problems += error.problems
            continue
        if different:
            changed.append(file)
    return Outcome(
        "\n".join(_told(root, len(named), changed, problems, check=check)),
        PROBLEMS if problems or (check and changed) else DONE,
    )


def _format(root: Path, file: PurePosixPath, kind: str, *, check: bool) -> bool:
    """Whether the file is not in canonical form; it is then, unless this is a ``check``."""
    data, faults = read_bytes(root, Path(file), MOST_BYTES)
    if data is None:
        raise UnformattedError(faults)
    text = canonical(data, kind, str(file))
    if text.encode() == data:
        return False
    return check or put(root / file, text)


def _told(
    root: Path,
    count: int,
    changed: Sequence[PurePosixPath],
    problems: Sequence[Problem],
    *,
    check: bool,
) -> list[str]:
    lines = [str(problem) for problem in problems]
    left = len({problem.file for problem in problems})
    if left:
        lines.append(
            f"{number_of(left, 'file')} with problems {'is' if left == 1 else 'are'} left as found."
        )
    if check:
        lines += [f"{file} is not in the canonical form." for file in changed]
        if changed:
            lines.append(
                f"To format {number_of(len(changed), 'file')}, run: {invocation(root, 'fmt')}"
            )
    else:
        lines += [f"Formatted {file}." for file in changed]
    if not changed and not left:
        lines.append(f"All {count} files are in the canonical form.")
    return lines


def _within(root: Path, path: Path) -> PurePosixPath | None:
    """``path``, which the shell took from the folder it is in, relative to the project."""
    whole = path if path.exists() or path.is_absolute() else root / path
    try:
        return PurePosixPath(whole.resolve().relative_to(root.resolve()).as_posix())
    except ValueError:
        return None


COMMAND = Command(
    "fmt",
    "bring files into the canonical form",
    lambda it: fmt(it.root, it.files, check=it.check),
    (
        argument("files", "records and maps (default: all)", nargs="*", type=Path, metavar="FILE"),
        argument("--check", "write nothing, tell what would be", action="store_true"),
    ),
)
