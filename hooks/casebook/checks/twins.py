"""Letters that look like one another: what a name or a host looks like to who reads quickly."""

from __future__ import annotations

_TWINS = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u04cf\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c701",
    "abekmhopctyxijshdqwlabeznikvoptuxol",
)
"""Letters of other alphabets and digits, in lower case, each with the Latin letter it looks like
(a few of those that Unicode Technical Standard 39 lists).
"""
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
"""Two letters that look like one."""


def skeleton(name: str) -> str:
    """What ``name`` looks like, letter by letter, without capitals and signs."""
    letters = "".join(c for c in name.casefold() if c.isalnum()).translate(_TWINS)
    for two, one in _PAIRS:
        letters = letters.replace(two, one)
    return letters.replace("i", "l")


def borrowed(label: str) -> bool:
    """Whether a part of a host, as it is shown or as ``xn--``, only looks like Latin letters."""
    if label.startswith("xn--"):
        try:
            label = label.encode().decode("idna")
        except UnicodeError:
            return True
    return not label.isascii() and label.casefold().translate(_TWINS).isascii()
