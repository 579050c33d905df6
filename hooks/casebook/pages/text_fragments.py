"""Text fragments: addresses that lead to the very words of a quotation in the original.

The form is that of the URL Fragment Text Directives draft (WICG, section 3.2):
``#:~:text=[prefix-,]start[,end][,-suffix]``, several directives joined by ``&``.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

WHOLE = 10
"""Up to so many words a passage is named whole; a longer one by its first and last words."""

ENDS = 5
"""How many words name the beginning and the end of a longer passage."""

_SAFE = "!'()*._~$+;=:@/?"
"""What the fragment of a URL may hold as it stands, less ``& - ,``, which mean something here."""


def directive(passage: str, *, before: str = "", after: str = "") -> str:
    """The text directive for ``passage``, without ``text=``.

    ``before`` and ``after`` are the words around it in the original, needed where the passage
    occurs more than once.
    """
    words = passage.split()
    if len(words) <= WHOLE:
        text = encode(" ".join(words))
    else:
        text = f"{encode(' '.join(words[:ENDS]))},{encode(' '.join(words[-_tail(words) :]))}"
    prefix = f"{encode(before)}-," if before else ""
    suffix = f",-{encode(after)}" if after else ""
    return f"{prefix}{text}{suffix}"


def _tail(words: Sequence[str]) -> int:
    """How many of the last words name the end: more where fewer stand earlier in the passage too.

    A browser ends the passage at the first place where the end matches.
    """
    for length in range(ENDS, len(words)):
        end = words[-length:]
        if not any(words[at : at + length] == end for at in range(len(words) - length)):
            return length
    return len(words)


def deep_link(url: str, passages: Sequence[str], *, before: str = "", after: str = "") -> str:
    """The address ``url``, leading on to ``passages``; a fragment of its own is kept."""
    last = len(passages) - 1
    directives = [
        directive(
            passage,
            before=before if number == 0 else "",
            after=after if number == last else "",
        )
        for number, passage in enumerate(passages)
    ]
    joined = "&".join(f"text={each}" for each in directives)
    return f"{url}{'' if '#' in url else '#'}:~:{joined}"


def encode(text: str) -> str:
    """``text`` percent-encoded as UTF-8; ``-``, ``,`` and ``&`` too, as the draft asks."""
    return quote(text, safe=_SAFE).replace("-", "%2D")
