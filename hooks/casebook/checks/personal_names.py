"""Check of names: a person has one, in the order in which it is said; nothing stands for a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.entities import Organization, Person
from casebook.records.names import DEGREES, MARKER, SUFFIXES, Name
from casebook.records.sources import Source

_STAND_INS = frozenset(
    ["?", "lorem ipsum", "n/a", "name unknown", "not available", "tba", "tbc", "tbd", "todo",
     "to be determined", "unknown", "xxx"]
)  # fmt: skip
"""What forms are filled in with where nothing is known."""

_TO_BE_WRITTEN = re.compile(r"(?:TODO|FIXME|TBD)\b|(?i:(?:todo|fixme|tbd):|lorem ipsum\b)")
"""How texts begin that somebody is still to write; Todo is a name."""

_NOTHING = frozenset(["false", "nil", "no", "none", "null", "true", "yes"])
"""What may be the value of a fact, and neither names nor describes anybody."""

_MORE = re.compile(
    r"\b(?:aka|a\.k\.a|alias|also known as|formerly)\b|\b(?-i:n[ée]e) \w|[/&]|\([^)]*\d[^)]*\)"
    r"|\w\w+ and (?-i:[A-Z])\w+ \w",
    re.IGNORECASE,
)
"""What joins a second name, or years, to a name."""

_NO_NAME = re.compile(
    r"://|\[\[|^@|\)$|[a-z]{3}\.$|^(?:Gov|Mrs|Ms|Prof|Rep|Rev)\.? |^Sen\. ", re.IGNORECASE
)
"""An address, a link, a handle, what explains a name, a title before it."""

_PERSON = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}")
"""The name of one person, as bylines have it."""

_BESIDE = re.compile(
    r"^\[|\]$|^[a-z]+/|^[Bb]y |^(?:Gov|Prof|Rep)\.? |^(?:Sen\.|Sir|Dame) "
    r"|^(?:Dr|Mr|Mrs|Ms|Rev)\.? (?=\S+ )|,? et al\.?$|, Staff$"
    r"| \((?!organization\)$)[^)]*\)$|,? (?:Contributor|Columnist|Correspondent|Editor|Reporter"
    r"|Senior Writer|Staff Reporter|Staff Writer|Writer)$"
)
"""What bylines have before and behind a name; "Dr. Seuss" is one, and so is "TIME Staff"."""

_NOBODY = frozenset(["admin", "administrator", "anonymous", "author", "guest", "none", "staff"])

_ENDING = re.compile(r", (?:Inc|Jr|LLC|Ltd|Sr|II|III|IV|Ph\.?D|M\.?D|Esq)\.?$")
"""What a comma stands before in one name."""

_INITIAL = re.compile(r"^[^,]+, [^ ,]+(?: [A-Z]\.)+$")
"""The family name first, then the given one with initials."""

_SHOUTED = re.compile(r"[^\W\d_]{3}[^ ]*")
"""Words apart: AFL-CIO is one."""


def _nothing_stands_in(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.leaves:
            text = str(leaf).strip(" .").casefold()
            plain = any(map(str.isalnum, text))
            described = path == ("description",) and (text in _NOTHING or text.isdecimal())
            alone = described or (path == ("name",) and text in _NOTHING)
            # A name without a letter is told where names are looked at.
            if alone or (_stands_in(str(leaf)) and (plain or path != ("name",))):
                remedy = (
                    "Write the name."
                    if path == ("name",)
                    else "Write a text."
                    if described
                    else "Delete the field: what is absent is shown as not known."
                )
                yield stored.problem("stand-ins", path, f"{leaf} says nothing.", remedy)


def _stands_in(text: str) -> bool:
    """Whether ``text`` stands where nothing is known, or nothing is written yet."""
    plain = text.strip(" .").casefold()
    return plain in _STAND_INS or bool(_TO_BE_WRITTEN.match(text))


def _people_have_one_name(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.of(Person):
        name = stored.record.name
        said = Name.of(name).words
        shouted = _SHOUTED.findall(name)
        if _stands_in(name) or not any(map(str.isalnum, name)):
            continue  # This is told of any text.
        if not any(map(str.isalpha, name)) or _NO_NAME.search(name):
            told = f"{name} is no name of a person.", "Write the name as others print it."
        elif _MORE.search(name):
            told = "This is more than one name.", "Write one, and the others under aliases."
        elif "," in name and said.replace(",", "") != name.replace(",", ""):
            told = "The family name stands first.", f"Write the name as it is said: {said}"
        elif len(shouted) > 1 and all(map(str.isupper, shouted)):
            told = "The name is in capitals.", f"Write it as others do: {name.title()}"
        else:
            continue
        yield stored.problem("persons", ("name",), *told)


def _aliases_stand_alone(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        for number, alias in enumerate(stored.record.aliases):
            several = [part.strip() for part in alias.split(",")]
            one = _ENDING.search(alias) or " and " in alias or not all(several)
            if len(several) > (1 if stored.ref.kind == Person.KIND else 2) and not one:
                remedy = f"Write [{', '.join(several)}], or the name as it is said."
                told = "These look like several names.", remedy
                yield stored.problem("aliases", ("aliases", number), *told)


def _authors_stand_alone(casebook: Casebook) -> Iterator[Problem]:
    names = casebook.catalog.names
    bodies = {n.casefold() for ref in names if ref.kind == Organization.KIND for n in names[ref]}
    for stored in casebook.catalog.of(Source):
        for number, author in enumerate(stored.record.authors):
            several = [part for part in re.split(r",? (?:and|&) |[;,] ?| ?\| ?", author) if part]
            full = [part for part in several if _PERSON.fullmatch(part) and " " in part]
            apart = [Name.of(part).words for part in author.split(";")]
            alone = _BESIDE.sub("", author)
            shouted = _SHOUTED.findall(author) if author != stored.record.publisher else []
            paper = several[1] if len(several) == 2 and full[:1] == several[:1] else ""
            beside = paper.isupper() and paper not in DEGREES and paper.casefold() not in SUFFIXES
            if author.casefold() in _NOBODY:
                told = f"{author} names nobody.", "Delete it: the source then has no named author."
            elif alone != author:
                told = f"{author} is more than a name.", f"Write {alone}, and all others below it."
            elif beside or "|" in author:
                told = f"{author} is more than a name.", f"Write {several[0]} alone."
            elif len(apart) > 1:
                told = "These look like several authors.", f"Write [{', '.join(apart)}]."
            elif len(several) > 1 and len(full) == len(several) and not _INITIAL.search(author):
                told = "These look like several authors.", f"Write [{', '.join(several)}]."
            elif len(shouted) > 1 and all(map(str.isupper, shouted)):
                told = "The name is in capitals.", f"Write it as others do: {author.title()}"
            elif author.casefold() in bodies and Name.of(author).given:
                told = f"{author} is an organization.", f"Write {author}{MARKER}."
            else:
                continue
            yield stored.problem("authors", ("authors", number), *told)


CHECKS = (
    Check("aliases", "Each other name of a record stands alone.", _aliases_stand_alone),
    Check("authors", "Each author of a source stands alone, as a name.", _authors_stand_alone),
    Check("stand-ins", "No word stands for what is not known.", _nothing_stands_in),
    Check(
        "persons",
        "A person has one name, written in the order in which it is said.",
        _people_have_one_name,
    ),
)
