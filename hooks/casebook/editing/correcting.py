"""Mending: small changes to the text of a file at known places, so that all else stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from casebook.problems import Fix
from casebook.reading.nodes import Listing, Mapping, Mark, Node, Scalar


def correct(text: str, node: Mapping, fixes: Iterable[Fix]) -> tuple[str, tuple[Fix, ...]]:
    """``text`` with ``fixes`` made in it, and those that could be made.

    ``node`` is what the text says. A value ends where the next one begins; a fix whose old text
    does not stand there in so many letters, as behind an escape in quotes, is left out.
    """
    lines = [0]
    for line in text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    starts = sorted(lines[mark.line - 1] + mark.column - 1 for mark in _marks(node))
    made: list[Fix] = []
    pieces: list[tuple[int, int, str]] = []
    for fix in dict.fromkeys(fixes):
        start = lines[fix.line - 1] + fix.column - 1
        number = bisect_right(starts, start)
        end = starts[number] if number < len(starts) else len(text)
        found = [(start + m.start(), start + m.end()) for m in _places(fix.old, text[start:end])]
        if found and not any(a < d and c < b for a, b in found for c, d, _ in pieces):
            pieces += [(*where, fix.new) for where in found]
            made.append(fix)
    for begin, end, new in sorted(pieces, reverse=True):
        text = text[:begin] + new + text[end:]
    return text, tuple(made)


def _places(old: str, text: str) -> Iterator[re.Match[str]]:
    """Where ``old`` stands as a whole: ``people/jane`` does not stand in ``people/jane-doe``."""
    return re.finditer(rf"(?<![\w/#-]){re.escape(old)}(?![\w-])", text)


def _marks(node: Node) -> Iterator[Mark]:
    if isinstance(node, Scalar):
        yield node.mark
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _marks(item)
    else:
        for key, value in node.entries:
            yield key.mark
            yield from _marks(value)
