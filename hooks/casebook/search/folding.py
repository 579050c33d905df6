"""Folding: the one form of a word that search compares, in the index as in what readers type.

``assets/search/folding.js`` does the same to what is typed; a test holds the two against each other
over many strings. Which letters are folded by name stands here alone: the index hands
:data:`LETTERS` to the browser. What makes no difference to search:

- capitals, accents and compatibility forms (NFKD), and the letters of :data:`LETTERS`;
- whether an apostrophe is straight or curly, and a possessive: "Dore’s" is "dore";
- the points of initials ("A.O.C."), the commas of thousands ("400,000");
- whether a day is written "2021-02-07" or "7 February 2021".

A hyphen divides words: "Ocasio-Cortez" is found as "ocasio cortez".
"""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from collections.abc import Mapping as Table
from types import MappingProxyType

LETTERS: Table[str, str] = MappingProxyType(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",  # noqa: RUF001 - the letter itself
        "ȷ": "j",
        "ĸ": "k",
        "ł": "l",
        "ŋ": "n",
        "ŧ": "t",
        "þ": "th",
        "ƀ": "b",
        "ɓ": "b",
        "ƈ": "c",
        "ɖ": "d",
        "ɗ": "d",
        "ƒ": "f",
        "ɠ": "g",
        "ɨ": "i",
        "ƙ": "k",
        "ƚ": "l",
        "ɲ": "n",
        "ɔ": "o",
        "ɛ": "e",
        "ə": "e",
        "ǝ": "e",
        "ƥ": "p",
        "ƭ": "t",
        "ʉ": "u",
        "ƴ": "y",
        "ƶ": "z",
        "ς": "σ",  # noqa: RUF001 - the letter itself
    }
)
"""Small letters that Unicode does not take apart, and what they are typed as without them."""

_MONTHS = tuple(name.lower() for name in month_name)
_APOSTROPHE = re.compile("[\u2018-\u201b\u2032\u02b9\u02bb-\u02bd\u00b4\u0060\uff07]")
_LETTER = re.compile(f"[{''.join(LETTERS)}]")
_DAY = re.compile(r"(?<![0-9])([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?![0-9])")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_POSSESSIVE = re.compile(r"(?<=[^\W_])'s(?![^\W_])")
_ELISION = re.compile(r"(?<=[^\W_])'(?=[^\W_])")
_INITIALS = re.compile(r"(?<![^\W_])(?:(?!\d)[^\W_]\.){2,}")
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> list[str]:
    """The words of ``text`` in the form that is compared, in their order."""
    text = _APOSTROPHE.sub("'", text)
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
        text = "".join(sign for sign in text if unicodedata.category(sign)[0] != "M")
        # NFKD makes an apostrophe of some letters, so they are looked for once more.
        text = _APOSTROPHE.sub("'", _LETTER.sub(lambda found: LETTERS[found[0]], text))
    text = _THOUSANDS.sub("", _DAY.sub(_spelt, text))
    text = _ELISION.sub("", _POSSESSIVE.sub("", text))
    return _WORD.findall(_INITIALS.sub(lambda found: found[0].replace(".", ""), text))


def _spelt(found: re.Match[str]) -> str:
    """A day of ISO 8601 as it is written out."""
    return f"{int(found[3])} {_MONTHS[int(found[2])]} {found[1]}"
