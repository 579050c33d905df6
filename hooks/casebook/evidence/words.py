"""Words: the one normal form of quotations and sources, and how both are cut into tokens.

Everything that compares our words with those of a source comes through here: commitments, proofs,
the search for words, the check against copying. `docs/about/evidence` gives the same rules.

- Counts: each letter and its case, each word, each mark of punctuation, their order. A token is a
  word or a single mark, so a quotation may begin and end at any of them, as before a comma.
- Does not count: which blanks stand between words, whether a quotation mark or apostrophe is
  straight or curly, single or double, the width of a dash, an ellipsis in one sign or three, and
  whether an accent is typed with its letter or after it (Unicode's form NFC). Nothing else is
  folded: a bold, full-width or superscript letter is not the plain one.
- A word is a run of letters and digits. An apostrophe or a hyphen between two of them belongs to
  the word, so "non-elected" is one word and nobody can quote "elected" out of it; so is a point,
  comma or colon between two digits ("400,000"). A dash is a mark of its own even without blanks
  around it, except a dash between digits, which is a hyphen ("2020-21"); a hyphen that is not
  between two letters is a dash.
- Brackets stay: "[our]" is three tokens. A bracket that we add is therefore no part of the source,
  and the quotation is cut into parts there.
- A combining mark or a joiner belongs to the sign before it. Each sign of Chinese, Japanese kana
  and emoji is a token of its own, because such texts have no blanks between words.
"""

from __future__ import annotations

import re
import unicodedata

_BLANK_SIGNS = "\u115f\u1160\u2800\u3164\uffa0"
_JOINERS = "\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U00013430-\U0001343f\U000e0100-\U000e01ef"
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
_SEEN_AS_BLANK = re.compile(f"[{_BLANK_SIGNS}]")
_STRAY_JOINERS = re.compile(rf"(?<!\S)[{_JOINERS}]+")

_SINGLE = re.compile("[\u2018-\u201b\u2039\u203a\u00b4\u0060]")
_DOUBLE = re.compile("[\u201c-\u201f\u00ab\u00bb\u2e42\u300c-\u300f\u301d-\u301f]")
_HYPHEN = re.compile("[\u2010\u2011]|(?<=[0-9])[\u2012\u2013\u2212](?=[0-9])")
_DASH = "[\u2012-\u2015\u2212\u2e3a\u2e3b]+|-{2,}"
_DOTS = re.compile(r"\u2026|\.(?:\s*\.){2,}")
_BLANKS = re.compile(r"\s+")

_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"(?:(?![{_ALONE}])[\w\u0300-\u036f])"
_QUOTE_MARK = re.compile(rf"(?<!{_LETTER})'|'(?!{_LETTER})")
_DASH_MARK = re.compile(rf"{_DASH}|(?<!{_LETTER})-|-(?!{_LETTER})")
_TOKEN = re.compile(rf"{_LETTER}+(?:['-]{_LETTER}+|(?<=[0-9])[.,:](?=[0-9]){_LETTER}+)*|\.\.\.|\S")
_IDEOGRAPH = re.compile(f"[{_ALONE}]")
_SENTENCE = re.compile(r"""[.?!]+["')\]]*\s+(?=["'(\[]*[\w#@])""")
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Dr|Gov|Jr|Mr|Mrs|Ms|No|Prof|Reps?|Rev|Sens?|Sr|St|vs))\.$")

Tokens = tuple[str, ...]


def cleaned(text: str) -> str:
    """``text`` of a source without what nobody sees: empty where it has no visible sign.

    Soft hyphens, zero-width blanks, marks of direction and the like are taken out, and so are
    joiners that follow no sign. No record may hold these, so no quotation could.
    """
    seen = _SEEN_AS_BLANK.sub(" ", _UNSEEN.sub("", text))
    return " ".join(_STRAY_JOINERS.sub("", seen).split())


def normal(text: str) -> str:
    """``text`` in the one form that is compared; a second pass changes nothing."""
    text = _DOUBLE.sub('"', _SINGLE.sub("'", unicodedata.normalize("NFC", text)))
    text = _QUOTE_MARK.sub('"', _HYPHEN.sub("-", text))
    text = _DASH_MARK.sub(" \u2014 ", text)
    return _BLANKS.sub(" ", _DOTS.sub("...", text)).strip()


def tokens(text: str) -> Tokens:
    """The words and marks of ``text``, in order."""
    text = normal(text)
    if text.isascii() or not any(map(_joins, set(text))):
        return tuple(_TOKEN.findall(text))
    pieces: list[str] = []
    end = -1
    for match in _TOKEN.finditer(text):
        if match.start() == end and _belong(pieces[-1], match[0]):
            pieces[-1] += match[0]
        else:
            pieces.append(match[0])
        end = match.end()
    return tuple(pieces)


def _joins(sign: str) -> bool:
    """Whether ``sign`` has no place of its own: a combining mark, or one that is not seen."""
    return sign > "\u02ff" and unicodedata.category(sign) in {"Mn", "Mc", "Me", "Cf"}


def _belong(before: str, after: str) -> bool:
    """Whether two neighbors are one token: a mark and its sign, or a word around a joiner."""
    if _joins(after[0]):
        return True
    word = before[0].isalnum() and after[0].isalnum() and not _IDEOGRAPH.match(after)
    return _joins(before[-1]) and (word or before[-1] == "\u200d")


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
