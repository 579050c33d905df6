"""Checks of every text, ours or not: no markup, no letters in disguise, no private data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from pydantic import BaseModel

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.traversal import Path
from casebook.checks.check import Check
from casebook.checks.named_days import MONTHS
from casebook.checks.twins import borrowed
from casebook.problems import Problem
from casebook.records.entities import Organization
from casebook.records.prose import Prose
from casebook.records.web import is_address

PUBLIC = "public-contact"
"""The key of a fact that tells how an organization itself asks to be reached."""

_MARKUP = re.compile(
    r"\]\([^)]*\)|\*\*[\w@“][^*]*\*\*|</?[A-Za-z][^<>]*>|&(?:#x?[0-9A-Fa-f]+|[A-Za-z]{2,8});|``"
    r"|(?<![\w*])\*\w[^*]*\w\*(?![\w*])|(?<![\w@])_\w[^_]*\w_(?!\w)|\{\{.*?\}\}"
    r"|\[(?:\d{1,3}|(?i:citation needed))\]|\[\[[^\]]*\]\]"
)
"""Links and emphasis of Markdown, HTML, templates and notes of wikis, our links out of place; not
the stars of a word that was made decent.
"""
_SIGN = re.compile(r"[]*<&`{]|_\W|_$|\[[\dc]", re.IGNORECASE)
"""What markup has; most texts have none of it, and are done with."""

_GARBLED = re.compile("[\u00c3\u00c2][\u0080-\u00bf]|\u00e2\u20ac|[\ufb00-\ufb06]")
"""What a letter becomes that is read in a wrong encoding, and letters that print joined."""

_NO_DAY = "".join(f"(?<!{name} )" for name in MONTHS)
"""On June 1 Pennsylvania Avenue was closed."""

_PERHAPS = re.compile(r"[@\d]|at ?[])]")
"""What every text has that holds something private; most texts have none of it."""

_PRIVATE = {
    "an e-mail address": (
        re.compile(r"@|[\[(] ?at ?[\])]"),
        re.compile(
            r"(?<![\w.+@-])[\w.+-]+ ?(?:@|[\[(] ?at ?[\])]) ?[\w-]+"
            r"(?: ?(?:\.|[\[(] ?dot ?[\])]) ?[\w-]+)+"
        ),
    ),
    "an identity number": (
        re.compile(r"\d-\d\d-\d"),
        re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])"),
    ),
    "a telephone number": (
        re.compile(r"\d[\d() .-]{5,}\d"),
        re.compile(
            r"(?<![\w-])(?:\+\d{1,3}[ -]?(?:\d[ -]?){7,12}"
            r"|(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4})(?!\w)"
            r"|(?i:\b(?:(?<!roll )call|cell|fax|mobile|phone|tel|telephone)\b)"
            r"\D{0,12}\d[\d -]{5,}\d(?!\w)"
        ),
    ),
    "a street address": (
        re.compile(r"\d [A-Z]|x \d|[egz] \d"),
        re.compile(
            rf"\b(?<!Top )(?!(?:19|20)\d\d |10 Downing |1600 Pennsylvania ){_NO_DAY}"
            r"\d{1,5} (?:[NSEW]\.? )?(?:[A-Z]\w+ ){1,3}"
            r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Court|Way)(?!\w)"
            r"(?! (?!(?:and|as|at|has|in|is|near|on|was|with)\b)[a-z]{3})"
            r"|\bP\. ?O\. ?Box \d+"
            r"|\b[A-ZÄÖÜ]\w+(?:allee|gasse|platz|strasse|straße|weg) \d+"
        ),
    ),
}
"""What leads to a person's door or telephone, as it is written in the United States and abroad. A
year before a name is no number of a house: "in 2020 Wall Street"; nor is a number of people: "700
Wall Street protesters". Two houses are known to everybody. Before each stands what every
text has that holds one, which is quickly looked for.
"""

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
"""Alphabets of which letters look like those of others, as Unicode calls them."""
_DISGUISED = ("MATHEMATICAL", "FULLWIDTH LATIN")


def _texts_are_plain(casebook: Casebook) -> Iterator[Problem]:
    for stored, path, text in _texts(casebook):
        if found := _SIGN.search(text) and _MARKUP.search(text):
            message = f"{found[0]} is markup, and would be shown as it stands."
            sign = unescape(found[0])
            remedy = "Say it in words: there are no links here."
            if isinstance(dict(stored.texts)[path], Prose):
                remedy = "Say it in words; [[people/jane-doe]] makes a link."
            remedy = remedy if sign == found[0] else f"Write {sign}."
            yield stored.problem("markup", path, message, remedy)
        elif not text.isascii() and (found := _GARBLED.search(text)):
            message = f"{found[0]} is no letter: a program has garbled it."
            yield stored.problem("markup", path, message, "Type the letters anew.")
        elif "  " in text:
            yield stored.problem("markup", path, "There are two blanks here.", "Leave one.")


def _letters_are_what_they_look_like(casebook: Casebook) -> Iterator[Problem]:
    for stored, path, text in _texts(casebook, addresses=True):
        mixed = [] if text.isascii() else [w for w in _WORD.findall(text) if disguised(w)]
        for word in mixed:
            message = f"{word} has letters that look like others, of another alphabet."
            yield stored.problem("alphabets", path, message, "Type it anew in one alphabet.")
        host = (urlsplit(text).hostname or "") if is_address(text) else ""
        if not mixed and any(map(borrowed, host.split("."))):
            message = f"{host} only looks like a host in Latin letters."
            yield stored.problem("alphabets", path, message, "Write the address that is meant.")


def disguised(word: str) -> bool:
    """Whether ``word`` mixes alphabets that look alike, or has letters made for formulas."""
    names = [unicodedata.name(letter, "") for letter in word]
    kinds = {kind for name in names for kind in _ALIKE if name.startswith(kind)}
    return len(kinds) > 1 or any(name.startswith(_DISGUISED) for name in names)


def _privacy_is_kept(casebook: Casebook) -> Iterator[Problem]:
    for stored, path, text in _texts(casebook):
        found = (
            what
            for what, (sign, form) in (_PRIVATE.items() if _PERHAPS.search(text) else ())
            if sign.search(text) and form.search(text)
        )
        what = next(found, None)
        if what and not _is_public(stored.record, path):
            remedy = (
                "Leave it out. How an organization asks to be reached may stand in its record, in "
                f"a fact with the key {PUBLIC}."
            )
            yield stored.problem("private", path, f"This looks like {what}.", remedy)


def _is_public(record: BaseModel, path: Path) -> bool:
    if not isinstance(record, Organization) or path[0] != "facts":
        return False
    return record.facts[int(path[1])].key == PUBLIC


def _texts(
    casebook: Casebook, *, addresses: bool = False
) -> Iterator[tuple[Stored[BaseModel], Path, str]]:
    """Each text of a record, of a removed one, and of what is told of the text of a source."""
    for stored in casebook.catalog.everything():
        for path, text, web in stored.once(_of):
            if addresses or not web:
                yield stored, path, text


def _of(stored: Stored[BaseModel]) -> list[tuple[Path, str, bool]]:
    """Each text of a file, with whether it is an address of the web; several checks walk them."""
    return [
        (path, leaf, is_address(leaf))
        if isinstance(leaf, str)
        else (path, leaf.plain(lambda _: "x"), False)
        for path, leaf in stored.texts
    ]


CHECKS = (
    Check("markup", "A text has no Markdown, no HTML and no double space.", _texts_are_plain),
    Check(
        "alphabets",
        "No word mixes alphabets, so that no name can pass for another.",
        _letters_are_what_they_look_like,
    ),
    Check(
        "private",
        "No text holds a private address, telephone number or identity number.",
        _privacy_is_kept,
    ),
)
