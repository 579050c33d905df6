"""Words: the one normalisation of quotations and sources, and how both are cut into tokens.

Everything that compares our words with those of a source comes through here: fingerprints, proofs,
the search for words, the guard against copying. What counts and what does not:

- Counts: each letter and its case, each word, each mark of punctuation, their order. A token is a
  word or a single mark, so a quotation may begin and end at any of them, as before a comma.
- Does not count: white space, invisible characters, compatibility forms (NFKC), whether a
  quotation mark or apostrophe is straight or curly, single or double, the width of a dash, and an
  ellipsis in one sign or three.
- A word is a run of letters and digits. An apostrophe or a hyphen between two of them belongs to
  the word, so "non-elected" is one word and nobody can quote "elected" out of it; so is a point,
  comma or colon between two digits ("400,000"). A dash is a mark of its own even without blanks
  around it, except an en dash between digits, which is a hyphen ("2020–21"); a hyphen that is not
  between two letters is a dash.
- Brackets stay: "[our]" is three tokens. A bracket that we add is therefore no part of the source,
  and the quotation is cut into parts there.
- "w/", "@", ">" and other signs are marks like any other. Each sign of Chinese, Japanese kana and
  emoji is a token of its own, for such texts have no blanks between words.
"""

from __future__ import annotations

import re
import unicodedata

VERSION = 1
"""Raised whenever a text could be cut differently than before; older fingerprints are refused."""

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SINGLE = re.compile("[\u2018-\u201b\u2032\u2035\u2039\u203a\u02bb\u02bc\u00b4\u0060\uff07]")
_DOUBLE = re.compile("[\u201c-\u201f\u2033\u2036\u00ab\u00bb\u300c-\u300f\u301d-\u301f\uff02]")
_HYPHEN = re.compile("[\u2010\u2011]|(?<=[0-9])[\u2012\u2013\u2212](?=[0-9])")
_DASH = "[\u2012-\u2015\u2212\u2e3a\u2e3b]+|-{2,}"
_DOTS = re.compile(r"\.(?:\s*\.){2,}")
_BLANKS = re.compile(r"\s+")

_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"(?:(?![{_ALONE}])[\w\u0300-\u036f])"
_QUOTE_MARK = re.compile(rf"(?<!{_LETTER})'|'(?!{_LETTER})")
_DASH_MARK = re.compile(rf"{_DASH}|(?<!{_LETTER})-|-(?!{_LETTER})")
_TOKEN = re.compile(rf"{_LETTER}+(?:['-]{_LETTER}+|(?<=[0-9])[.,:](?=[0-9]){_LETTER}+)*|\.\.\.|\S")
_SENTENCE = re.compile(r"""[.?!]+["')\]]*\s+(?=["'(\[]*[\w#@])""")
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Dr|Gov|Jr|Mr|Mrs|Ms|No|Prof|Reps?|Rev|Sens?|Sr|St|vs))\.$")

Tokens = tuple[str, ...]


def normal(text: str) -> str:
    """``text`` in the one form that is compared; a second pass changes nothing."""
    # NFKC makes an accent that stands alone a blank with a combining sign: marks are folded before,
    # and once more for the marks that NFKC itself makes out of other signs.
    text = _DOUBLE.sub('"', _SINGLE.sub("'", _INVISIBLE.sub("", text)))
    text = unicodedata.normalize("NFKC", text)
    text = _DOUBLE.sub('"', _SINGLE.sub("'", text))
    text = _QUOTE_MARK.sub('"', _HYPHEN.sub("-", text))
    text = _DASH_MARK.sub(" \u2014 ", text)
    return _BLANKS.sub(" ", _DOTS.sub("...", text)).strip()


def tokens(text: str) -> Tokens:
    """The words and marks of ``text``, in order."""
    return tuple(_TOKEN.findall(normal(text)))


def is_word(token: str) -> bool:
    """Whether ``token`` is a word or number, not a mark."""
    return any(character.isalnum() for character in token)


def count(run: Tokens) -> int:
    """How many of the tokens of ``run`` are words."""
    return sum(map(is_word, run))


def joined(run: Tokens) -> str:
    """Tokens as they are usually set: blanks between words, and none before most marks."""
    text = " ".join(run)
    for mark in (",", ".", ";", ":", "?", "!", ")", "]", "..."):
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(").replace("[ ", "[")


def sentences(text: str) -> int:
    """How many sentences ``text`` has, at least one.

    A sentence ends with a point, question mark or exclamation mark before a blank and a further
    word, unless the point belongs to a single capital letter or a title such as "Dr.".
    """
    text = normal(text)
    ends = (text[: match.end()].rstrip() for match in _SENTENCE.finditer(text))
    return 1 + sum(not _SHORT.search(end) for end in ends)
