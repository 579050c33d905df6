"""Checks of names: two records that look like one, and links that look like others."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from collections.abc import Iterator, Mapping
from itertools import chain

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored, grouped
from casebook.catalog.traversal import Path, step
from casebook.checks.check import Check
from casebook.checks.suggestions import is_slip
from casebook.checks.twins import skeleton
from casebook.problems import Problem
from casebook.records.base import Record
from casebook.records.entities import Organization, Person
from casebook.records.kinds import KINDS
from casebook.records.prose import Link, Prose
from casebook.records.references import Ref

SHORTEST = 5
"""Names below this length differ by one letter too easily to be mistaken for each other."""

_NUMBER = re.compile(r"\w*\d\w*|[IVXLC]+")
_MONTHS = frozenset(filter(None, month_name))

_ADDRESS = re.compile(r"://|\bwww\.|\b[\w-]+\.(?:com|org|net|gov|edu|info|news)\b", re.IGNORECASE)

Look = tuple[str, tuple[str, ...], str]
"""What names that could be mistaken for each other share: kind, numbers, and most letters; what has
no kind, all of it.
"""


def _names_differ(casebook: Casebook) -> Iterator[Problem]:
    """Numbers, months and handles are never slips of each other; all else may be, by one letter.
    One name in full is taken once among all kinds.
    """
    records = casebook.catalog.records
    seen: dict[Look, tuple[Ref, Path, str]] = {}
    told: set[tuple[Ref, Ref]] = set()
    for ref in sorted(records):
        if not KINDS[ref.kind].is_subject:
            continue
        for path, name in _names(records[ref]):
            for look in (("", (), name.casefold()), *_looks(ref.kind, name)):
                own = (ref, path, name)
                before = seen.setdefault(look, own)
                other = before[0]
                if other != ref and (other, ref) not in told and not _linked(records, ref, other):
                    told.add((other, ref))
                    like = "nearly that" if look[0] else "that"
                    known, new = casebook.catalog.by_age(other, ref)
                    _, where, called = own if new == ref else before
                    remedy = (
                        "If both are the same, keep one record. If not, make the names differ, or "
                        f"add see: {known}"
                    )
                    message = f"The name {called} is {like} of {known}."
                    yield records[new].problem("names", where, message, remedy)


def _names_are_names(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        if not any(c.isalnum() for c in stored.record.name):
            message = "A name has at least one letter or digit."
            yield stored.problem("named", ("name",), message, "Write the name.")
        for path, leaf in stored.texts[1:]:
            text = leaf.plain(lambda _: "x") if isinstance(leaf, Prose) else leaf
            declared = stored.declared(path)
            ours = isinstance(leaf, Prose) or declared.ours or declared.heading
            given = not ours and step(path) in ("quote", "title") and text != "?"
            if not given and not any(map(str.isalnum, text)):
                needed = stored.needed(path)
                remedy = "Write a text." if needed else "Write a text, or delete the field."
                yield stored.problem("named", path, f"“{text}” says nothing.", remedy)


def _files_have_the_names(casebook: Casebook) -> Iterator[Problem]:
    """A word of the file that the name has nearly is a slip in one of the two; not where another
    name, of as many words, has it too, as that is another spelling.
    """
    catalog = casebook.catalog
    for stored in (*catalog.of(Person), *catalog.of(Organization)):
        ref, words = stored.ref, _words(stored.record.name)
        others = [
            other for name in stored.record.aliases if len(other := _words(name)) == len(words)
        ]
        known = {*words, *chain.from_iterable(others)}
        left = [word for word in ref.slug.split("-") if not (word in known or word.isdigit())]
        for word in words:
            if len(left) == 1 and word not in ref.slug and _is_slip(word, left[0]):
                right = ref.slug.replace(left[0], word)
                told = f"The file has {left[0]} where the name has {word}."
                remedy = f"Correct the name, or run casebook mv {ref} {ref.kind}/{right}."
                yield stored.problem("named-files", ("name",), told, remedy)


def _words(name: str) -> list[str]:
    """The words of ``name`` in small letters, without signs."""
    words = re.split(r"[\s-]+", name.casefold())
    return ["".join(filter(str.isalnum, word)) for word in words]


def _is_slip(word: str, other: str) -> bool:
    """Whether one is the other with a slip: an accent and a plural are none; of short words one
    may be another name, as Jon and John, unless it is made of the same letters.
    """
    short = min(len(word), len(other)) < SHORTEST - 1
    plural = word.rstrip("s") == other.rstrip("s")
    swapped = sorted(word) == sorted(other)
    return word.isascii() and not plural and (swapped if short else is_slip(word, other))


def _names(stored: Stored[Record]) -> Iterator[tuple[Path, str]]:
    yield ("name",), stored.record.name
    for number, alias in enumerate(stored.record.aliases):
        yield ("aliases", number), alias


def _looks(kind: str, name: str) -> Iterator[Look]:
    """The looks of ``name``: as it is, and with each of its letters left out."""
    if name.startswith("@"):
        yield kind, (), name.casefold()
        return
    words = re.findall(r"\w+", name)
    numbers = tuple(word for word in words if _NUMBER.fullmatch(word) or word in _MONTHS)
    bare = unicodedata.normalize("NFKD", " ".join(w for w in words if w not in numbers).casefold())
    letters = "".join(c for c in bare if c.isalnum())
    yield kind, numbers, letters
    yield kind, ("~",), skeleton(name)
    if len(letters) > SHORTEST:
        for place in range(len(letters)):
            yield kind, numbers, letters[:place] + letters[place + 1 :]


def _linked(records: Mapping[Ref, Stored[Record]], one: Ref, other: Ref) -> bool:
    """Whether one of two records says ``see:`` the other, and so is known to be another one."""
    pairs = ((one, other), (other, one))
    return any(target in records[start].record.see for start, target in pairs)


def _link_words_fit(casebook: Casebook) -> Iterator[Problem]:
    """Nobody is led to one record under the name of another one, or under an address."""
    catalog = casebook.catalog
    names = catalog.names.items()
    called = grouped((name.casefold(), ref) for ref, those in names for name in those)
    for stored in catalog.records.values():
        for path, leaf in stored.texts:
            parts = leaf.parts if isinstance(leaf, Prose) else ()
            for words, ref in [(p.words, p.ref) for p in parts if isinstance(p, Link) and p.words]:
                others = called.get(words.casefold(), ())
                if others and ref.whole in catalog.records and ref.whole not in others:
                    message = f"{words} is the name of {min(others)}, and leads to {ref} here."
                    remedy = "Write other words, or name the record that is meant."
                    yield stored.problem("link-words", path, message, remedy)
                elif _ADDRESS.search(words) and words not in catalog.names.get(ref.whole, ()):
                    message = f"{words} looks like an address, and leads to {ref}."
                    yield stored.problem("link-words", path, message, "Write words.")


CHECKS = (
    Check(
        "named", "Every text but a quotation or a title has a letter or a digit.", _names_are_names
    ),
    Check(
        "link-words",
        "No link leads to one record under the name of another, or under an address.",
        _link_words_fit,
        whole=True,
    ),
    Check(
        "named-files",
        "A person or organization has no name that differs from the file by a slip.",
        _files_have_the_names,
    ),
    Check(
        "names",
        "No two records have the same name, and no two of a kind have names that look the same.",
        _names_differ,
    ),
)
