"""Names in pictures: cut to the room there is, since SVG does not break lines by itself."""

from __future__ import annotations


def lines(name: str, length: int, most: int) -> tuple[str, ...]:
    """``name`` on at most ``most`` lines of about ``length`` letters; what is cut ends in dots."""
    found: list[str] = []
    words = name.split()
    while words and len(found) < most:
        line = words.pop(0)
        while words and len(line) + 1 + len(words[0]) <= length:
            line += f" {words.pop(0)}"
        found.append(line)
    if words:
        found[-1] = f"{found[-1][: length - 1].rstrip(' ,')}…"
    return tuple(line if len(line) <= length else f"{line[: length - 1]}…" for line in found)
