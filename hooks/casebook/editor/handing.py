"""Handing over: what somebody has written as a patch, and the forge's forms filled in with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff


def patch(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """The patch that makes the files ``after`` of those ``before``, as git takes it.

    Both have the texts of files by their paths; a file that is new is in ``after`` alone. Texts end
    with a line break.
    """
    return "".join(line for file in sorted(after) for line in _file(file, before.get(file), after))


def _file(file: str, old: str | None, after: Mapping[str, str]) -> Iterator[str]:
    new = after[file]
    if new == old:
        return
    yield f"diff --git a/{file} b/{file}\n"
    if old is None:
        yield "new file mode 100644\n"
    yield from unified_diff(
        (old or "").splitlines(keepends=True),
        new.splitlines(keepends=True),
        "/dev/null" if old is None else f"a/{file}",
        f"b/{file}",
    )
