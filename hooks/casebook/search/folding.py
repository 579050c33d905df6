"""Folding: the one form of a word that search compares, in the index and in what readers type.

``assets/search/folding.js`` does the same in the browser; a test holds the two against each other.
What makes no difference to search:

- capitals, accents and compatibility forms (NFKD), and the letters of :data:`LETTERS`;
- whether an apostrophe is straight or curly, and a possessive: "Dore’s" is "dore";
- the points of initials ("A.O.C."), the commas of thousands ("400,000");
- whether letters and digits are joined: "HR1976" is "hr 1976", "Medicare4All" "medicare for all";
- how a day or month is written: see :mod:`casebook.search.days`.

A hyphen divides words: "Ocasio-Cortez" is found as "ocasio cortez". Han, kana and Hangul have no
blanks between words, so each of their signs is a word; so is each emoji, as names on the web have
them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Mapping as Table
from types import MappingProxyType

from casebook.search.days import spelled_out

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

SIGNS = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U000323af"
)
"""Han, kana and Hangul: each sign is a word."""

EMOJI = (
    "\u2600-\u27bf\u2b00-\u2bff\U0001f1e6-\U0001f1ff\U0001f300-\U0001f3fa\U0001f400-\U0001f64f"
    "\U0001f680-\U0001f6ff\U0001f900-\U0001faff"
)
"""Emoji and other pictures; not the tones of skin, which only change one."""

_APOSTROPHE = re.compile("[\u2018-\u201b\u2032\u02b9\u02bb-\u02bd\u00b4\u0060\uff07]")
_LETTER = re.compile(f"[{''.join(LETTERS)}]")
_DIGIT = re.compile("[0-9]")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_POSSESSIVE = re.compile(r"(?<=[^\W_])'s(?![^\W_])")
_ELISION = re.compile(r"(?<=[^\W_])'(?=[^\W_])")
_INITIALS = re.compile(r"(?<![^\W_])(?:(?!\d)[^\W_]\.){2,}")
_WORD = re.compile(rf"[{SIGNS}{EMOJI}]|(?:(?![{SIGNS}])[^\W_])+")
_PLAIN_WORD = re.compile("[a-z0-9]+")
_NUMBERED = re.compile("([a-z]{2,}|[a-z](?=[0-9]{2}))([0-9]+)")
_FOR = re.compile("([a-z]{3,})4([a-z]{3,})")


def folded(text: str) -> list[str]:
    """The words of ``text`` in the form that is compared, in their order."""
    # Most texts are ASCII, and need a part of the work: there are thousands.
    plain = text.isascii()
    text = text.replace("`", "'").lower() if plain else _unaccented(_APOSTROPHE.sub("'", text))
    numbers = _DIGIT.search(text)
    if numbers:
        text = _THOUSANDS.sub("", spelled_out(text))
    if "'" in text:
        text = _ELISION.sub("", _POSSESSIVE.sub("", text))
    if "." in text:
        text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    words: list[str] = (_PLAIN_WORD if plain else _WORD).findall(text)
    return [part for word in words for part in _parted(word)] if numbers else words


def _unaccented(text: str) -> str:
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    text = "".join(sign for sign in text if unicodedata.category(sign)[0] != "M")
    # NFKD takes Hangul apart, and makes an apostrophe of some letters.
    text = _APOSTROPHE.sub("'", unicodedata.normalize("NFC", text))
    return _LETTER.sub(lambda match: LETTERS[match[0]], text)


def _parted(word: str) -> Iterator[str]:
    """A word of letters and digits as it is written apart; "m4a" and "527s" stay as they are."""
    if numbered := _NUMBERED.fullmatch(word):
        yield from numbered.groups()
    elif joined := _FOR.fullmatch(word):
        yield joined[1]
        yield "for"
        yield joined[2]
    else:
        yield word
