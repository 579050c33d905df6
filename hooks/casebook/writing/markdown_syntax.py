"""The syntax of Markdown, as Python-Markdown reads it with attr_list, def_list and tables.

All text of the data goes through :func:`escape`, and what begins a block through :func:`opened`:
nothing else decides what is markup. A list is indented by four columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

APART = "<!-- -->"
"""Keeps two lists that follow each other from becoming one."""

_SPECIAL = re.compile(r"[&<>|~\\`*_{}\[\]#\t\r\n\f]| {2,}|!$")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;", "]": "&#93;"}
"""Signs that a backslash does not make harmless: ``\\]:`` still ends the name of a reference."""
_OPENING = re.compile(r"(\d*)([-+!.)])")
"""What makes a list, a line or a notice of the block that begins with it."""
_LIST = re.compile(r"-   |[^\n]*\n:   ")
_PLAIN_ADDRESS = re.compile(r"(?:https?://)?[\w./#-]*")
_PLAIN_CODE = re.compile(r"[\w./:#@=-]+")


def escape(text: str) -> str:
    """Plain text as it must stand within a line of Markdown to be read as itself."""
    return _SPECIAL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    return " " if sign.isspace() else _ENTITIES.get(sign, f"\\{sign}")


def opened(line: str) -> str:
    """A line of Markdown that begins a block, so that nothing makes it a block of another kind."""
    line = line.lstrip(" ")
    if line.startswith(":"):
        return f"&#58;{line[1:]}"
    opening = _OPENING.match(line)
    return f"{opening[1]}\\{line[opening.end(1) :]}" if opening else line


def heading(words: str, level: int, id_: str = "") -> str:
    """A heading of plain words."""
    return f"{'#' * level} {escape(words)}" + (f" {{ #{id_} }}" if id_ else "")


def listed(items: Iterable[str]) -> str:
    """A list; the lines of each item stand below its first."""
    written = [hung("-", item) for item in items if item]
    return ("\n\n" if any("\n\n" in item for item in written) else "\n").join(written)


def stacked(pieces: Iterable[str]) -> str:
    """Blocks below each other; lists that follow each other stay apart."""
    written: list[str] = []
    for piece in filter(None, pieces):
        if written and _LIST.match(piece) and _LIST.match(written[-1]):
            written.append(APART)
        written.append(piece)
    return "\n\n".join(written)


def hung(mark: str, text: str) -> str:
    """``text`` behind the mark of a list, its further lines below its first."""
    lines = text.split("\n")
    return "\n".join([f"{mark}   {lines[0]}", *(f"    {line}".rstrip() for line in lines[1:])])


def anchor(id_: str) -> str:
    """The target of a link; nothing for no id."""
    return f'<a id="{id_}"></a>' if id_ else ""


def address(url: str) -> str:
    """An address as it stands in a link: between < and > if it holds more than plain signs."""
    return url if _PLAIN_ADDRESS.fullmatch(url) else f"<{url.replace('&', '&amp;')}>"


def link(words: str, target: str) -> str:
    """A link with plain words."""
    return f"[{escape(words)}]({address(target)})"


def code(text: str) -> str:
    """A code span; as HTML if it holds a sign that Markdown would read before the span."""
    return f"`{text}`" if _PLAIN_CODE.fullmatch(text) else f"<code>{escape(text)}</code>"


def strong(line: str) -> str:
    """A line of Markdown that stands out; blanks at its ends stay outside, as they must."""
    words = line.strip(" ")
    left, _, right = line.partition(words)
    return f"{left}**{words}**{right}" if words else line
