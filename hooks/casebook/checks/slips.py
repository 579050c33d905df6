"""Check of our own text for slips of the keyboard that readers would see as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.traversal import step
from casebook.checks.check import Check
from casebook.checks.neutrality import own, own_texts
from casebook.problems import Problem
from casebook.records.web import is_address
from casebook.records.wording import QUOTED

_ADDRESS = re.compile(r"https?://\S*[^\s.,:;!?)]")
_LINK = re.compile(r"\]\([^)]*\)")
"""The end of a link of Markdown, which is told as one."""

_AGE = re.compile(
    r"\b(?<!from )(?<!until )[Aa]ged? \d+\b(?! (?:and|or) (?:older|over|up)\b)"
    r"|\b(?<!then )\d{1,2}[- ]years?[- ]old\b"
)
"""An age; not that of a law, as in "age 65 and older"."""

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
"""Beside it an age is that of a day, and stays true."""

_SIGNS = re.compile(
    r"[ ,;:!?.][,;:!?.%)]|[,;.](?=[^\W\d_])|\( |[,;:]$|--|[«»„‟「」『』‘…\\/]|[A-Z][A-Z]"
    r"|[Ll]orem|\b([a-z]{2,}) \1\b"
)
"""What is in every text with a slip, and in few others: it is looked for first."""

_AROUND = re.compile(r"[,;:]$|^[“\"'(][^“”\"'()]*[”\"')]$")
"""What people put around a name, or leave at its end, and nobody's name has."""

GIVEN = ("key", "quote", "title")
"""Texts that are as somebody else wrote them, or no text at all."""

FEW = 2
"""Fewer words may stand twice: Walla Walla."""

_SLIPS = (
    (r"\b(?:TODO|FIXME|TBD|TK+|XXX+)\b|\b[Ll]orem ipsum\b|\?\?+",
     "{} is left from writing.", "Write what is missing, or leave it out."),
    (r"\b(?<!-)(?!(?:had|that) )([a-z]{2,}) \1\b(?!-)", "{} is one word twice.", "Delete one."),
    (r"\( | \)| [,;]|(?<=\d) %| [:!?.](?=\s|$)", "There is a blank too much at “{}”.",
     "Delete it."),
    (r"[^\W\d_][,;][^\W\d_]+|(?:\d{4}|[a-z]{3})\.[A-Z][a-z]+ ",
     "There is a blank too few in {}.", "Put one behind the sign."),
    (r"(?<!\.)\.\.(?!\.)|([,;:!?])\1", "There is one sign too many at “{}”.", "Delete it."),
    (r"--+", "{} is no dash.", "Write a comma, a colon or a dash (–)."),
    (r"\b\d{1,2}/\d{1,2}/\d{2,4}\b", "{} is no US date.",
     "Write the month as a word, as in May 6, 2003."),
    (r"\b(?:[A-Z]{2,} ){3,}[A-Z]{2,}\b|^(?=.*[A-Z]{5})(?=(?:.*?\b[A-Z]{2,}\b){3})[^a-z]+$",
     "{} is in capitals.", "Write it in small letters."),
    (_ADDRESS.pattern, "{} would be no link.", "Cite the page as a source instead."),
    (r"(?:[,;:]|\.\.\.|…)$", "A sentence does not end in {}.",
     "Delete it, or write what is missing."),
    ("[«»„‟「」『』]|‘[^’]{9,}’", "{} is no mark that a US newspaper prints.", "Write “ ”."),
    (r"\\[nrt]", "{} would be shown as it stands.", "Write a blank."),
)  # fmt: skip
"""What is looked for, and what is told of it: in which words, and how to correct it."""


def _nothing_is_mistyped(casebook: Casebook) -> Iterator[Problem]:
    slips = [(re.compile(slip), told, remedy) for slip, told, remedy in _SLIPS]
    for stored, path, text in own_texts(casebook, headings=False):
        ours = _LINK.sub("", QUOTED.sub("“”", text))
        # A note may say where something stood that is there no longer.
        ours = _ADDRESS.sub("x", ours) if path[0] == "notes" else ours
        if not any(map(str.isalnum, text)):
            continue  # This is told of any text.
        for slip, told, remedy in slips if _SIGNS.search(ours) else ():
            if found := slip.search(ours):
                yield stored.problem("slips", path, told.format(found[0].strip()), remedy)
                break
        else:
            if (age := _AGE.search(ours)) and not _YEAR.search(ours):
                told = f"{age[0]} goes out of date."
                yield stored.problem("slips", path, told, "Leave it out, or write in which year.")


def _names_are_bare(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        ours = {path for path, _, _ in stored.once(own)}
        for path, leaf in stored.texts:
            if step(path) in GIVEN:
                continue
            unquoted = QUOTED.sub("", str(leaf))
            if unquoted.count("(") != unquoted.count(")"):
                told = "A bracket is opened or closed here, and its other half is missing."
                yield stored.problem("bare", path, told, "Write it, or delete the one.")
                continue
            given = isinstance(leaf, str) and not is_address(leaf) and path not in ours
            if given and (found := _AROUND.search(str(leaf))):
                told = f"The sign {found[0][0]} does not belong to it."
                bare = str(leaf)[:-1] if len(found[0]) == 1 else found[0][1:-1]
                yield stored.problem("bare", path, told, f"Write {bare}")


def _nothing_is_said_twice(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.texts:
            words = str(leaf).split()
            half = len(words) // 2
            if half >= FEW and words[:half] == words[half:] and step(path) not in GIVEN:
                told = f"{' '.join(words[:half])} stands here twice."
                yield stored.problem("twice", path, told, "Delete it once.")


CHECKS = (
    Check(
        "bare",
        "Names stand without marks around them, and a bracket is opened and closed.",
        _names_are_bare,
    ),
    Check("twice", "No text says one thing twice.", _nothing_is_said_twice),
    Check("slips", "Our own sentences have no typing errors.", _nothing_is_mistyped),
)
