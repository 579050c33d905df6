"""Names in order: where a reader looks for a name in a list from A to Z."""

from __future__ import annotations

import re
import unicodedata

from casebook.records.entities import Person
from casebook.records.names import Name
from casebook.records.references import Ref
from casebook.search.folding import folded

ARTICLES = frozenset({"the", "a", "an"})
"""Words that a name does not stand under, where it is not of a person."""

DIGITS = "0–9"
"""The heading of names that begin with a digit."""

_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_NUMBER = re.compile(r"\d+|\D+")

Key = tuple[str, ...]


def place(name: str, ref: Ref, form: str | None = None) -> Key:
    """The words by which ``name`` of ``ref`` stands in a list from A to Z; ``form`` if it has one.

    People stand under the family name, as citations have it, all else under the first word that is
    no article. Capitals, accents, signs, degrees and what stands in brackets make no difference: Ł
    stands with L. Numbers count as numbers: H.R. 676 stands before H.R. 1384.
    """
    bare = form or _BRACKETS.sub("", name) or name
    if ref.kind == Person.KIND and not form:
        who = Name.of(bare)
        return _words(" ".join((who.family, who.given, who.suffix)))
    words = _words(bare)
    first = 1 if len(words) > 1 and words[0] in ARTICLES else 0
    return words[first:]


def _words(text: str) -> Key:
    pieces = (piece for word in folded(text) for piece in _NUMBER.findall(word))
    return tuple(piece.zfill(9) if piece.isdecimal() else piece for piece in pieces)


def letter(key: Key) -> str:
    """The heading under which a name with the ``key`` stands: a capital, or the digits."""
    # Composed again: a Korean syllable heads a list, not the first of its letters.
    first = unicodedata.normalize("NFC", key[0])[:1] if key else ""
    return first.upper() if first.isalpha() else DIGITS
