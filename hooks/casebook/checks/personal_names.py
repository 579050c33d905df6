"""Check of names: a person has one, in the order in which it is said; nothing stands for a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.traversal import step
from casebook.checks.check import Check
from casebook.checks.suggestions import is_slip
from casebook.problems import Problem
from casebook.reading.nodes import Listing
from casebook.records.base import Record
from casebook.records.entities import Organization, Person
from casebook.records.names import BODIES, GIVEN, MARKER, Name
from casebook.records.prose import Prose
from casebook.records.sources import Source

_STAND_INS = frozenset(
    ["lorem ipsum", "n/a", "name unknown", "not available", "tba", "tbc", "tbd", "todo",
     "to be determined", "unknown", "xxx"]
)  # fmt: skip
"""What forms are filled in with where nothing is known."""

_TO_BE_WRITTEN = re.compile(r"(?:TODO|FIXME|TBD)\b|(?i:(?:todo|fixme|tbd):|lorem ipsum\b)")
"""How texts begin that somebody is still to write; Todo is a name."""

_NOTHING = frozenset(["false", "nil", "none", "null", "true"])
"""Words of programs, which neither name nor describe anything."""

COUNTED = ("value", "vote", "when")
"""Fields that may hold a number and nothing else."""

_MORE = re.compile(
    r"\b(?:aka|a\.k\.a|alias|also known as|formerly)\b|\b(?-i:n[ée]e) \w|[/&]|\([^)]*\d[^)]*\)"
    r"|\w\w+ and (?-i:[A-Z])\w+ \w",
    re.IGNORECASE,
)
"""What joins a second name, or years, to a name."""

_NO_NAME = re.compile(r"://|\[\[|^@|[a-z]{3}(?<! Esq)\.$")
"""An address, a link, a handle, a sentence."""

_TITLE = (
    r"^(?:(?:(?:Congress(?:wo)?man|Dr|Gov|Governor|Mrs?|Ms|Prof|Professor|Rep|Representative|Rev"
    r"|Senator)\.?|Sen\.|Dame|Sir) )+(?=\S+ )"
)
"""What stands before the name of somebody; Dr. Seuss and Sen Katayama are names."""

_AROUND = re.compile(rf"{_TITLE}|(?<=\w\w) \([^)]*\)$|[,;:]$", re.IGNORECASE)

_PERSON = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}")
"""The name of one person, as bylines have it."""

_BESIDE = re.compile(
    rf"^\[|\]$|^[a-z]+/|^[Bb]y |{_TITLE}|,? et al\.?$|, Staff$| \((?!organization\)$)[^)]*\)$"
    r"|,? (?:Contributor|Columnist|Correspondent|Editor|Reporter|Senior Writer|Staff Reporter"
    r"|Staff Writer|Writer)$"
)
"""What bylines have before and behind a name; TIME Staff is one."""

_NOBODY = frozenset(
    ["admin", "administrator", "anonymous", "author", "guest", "none", "staff", "staff reports"]
)

_DESK = re.compile(
    r"(?:(?:associated?|contributing|editorial|freelance|guest|news|political|senior|special|staff"
    r"|wire) )*(?:columnist|contributor|correspondent|desk|editor|report|reporter|staff|writer)s?"
    r"|special to (?:the )?.+",
    re.IGNORECASE,
)
"""A byline that tells what somebody does, and nobody's name; TIME Staff is a name."""

_ENDING = re.compile(r", (?:Inc|Jr|LLC|Ltd|Sr|II|III|IV|Ph\.?D|M\.?D|Esq)\.?$")
"""What a comma stands before in one name."""

_SHOUTED = re.compile(r"[^\W\d_]{3}[^ ]* .*[^\W\d_]{3}|[^\W\d_]{5}.* | .*[^\W\d_]{5}")
"""Several words, one of them long, or two of them no initials: AFL-CIO is one word."""


def _nothing_stands_in(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.texts:
            text = str(leaf).strip(" .").casefold()
            plain = any(map(str.isalnum, text))
            declared = stored.declared(path)
            told = declared.ours or declared.heading or isinstance(leaf, Prose)
            described = path == ("description",) and text == stored.record.name.casefold()
            described |= told and text.isdecimal() and step(path) not in COUNTED
            alone = described or ((told or declared.name) and text in _NOTHING)
            # A name without a letter is told where names are looked at.
            if alone or (_stands_in(str(leaf)) and (plain or path != ("name",))):
                remedy = (
                    "Write the name."
                    if path == ("name",)
                    else "Write what it is."
                    if stored.needed(path)
                    else "Delete the field: what is absent is shown as not known."
                )
                yield stored.problem("stand-ins", path, f"{leaf} says nothing.", remedy)


def says_nothing(text: str) -> bool:
    """Whether ``text`` is no word, or stands where nothing is known or written yet."""
    return _stands_in(text) or not any(map(str.isalnum, text))


def _stands_in(text: str) -> bool:
    plain = text.strip(" .").casefold()
    return plain in _STAND_INS or bool(_TO_BE_WRITTEN.match(text))


def _people_have_one_name(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.of(Person):
        name = stored.record.name
        said = Name.of(name)
        first, _, behind = name.partition(", ")
        alone = first if _is_paper(first, behind, ()) else _AROUND.sub("", name)
        if _stands_in(name) or not any(map(str.isalnum, name)):
            continue  # This is told of any text.
        if not any(map(str.isalpha, name)) or _NO_NAME.search(name):
            told = f"{name} is no name of a person.", "Write the name as others print it."
        elif alone != name:
            told = f"{name} is more than a name.", f"Write {alone}."
        elif _MORE.search(name):
            told = "This is more than one name.", "Write one, and the others under aliases."
        elif "," in name and said.words.replace(",", "") != name.replace(",", ""):
            told = "The family name stands first.", f"Write the name as it is said: {said.words}"
        elif name.isupper() and _SHOUTED.search(name):
            told = "The name is in capitals.", f"Write it as others do: {name.title()}"
        else:
            continue
        yield stored.problem("persons", ("name",), *told)


def _people_are_sorted_by_a_name(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.of(Person):
        name, (family, *_) = stored.record.name, (stored.record.sort or "").split(",")
        # A name of another script is sorted by one in Latin letters.
        names = (name,) if re.search("[A-Za-z]", name) else (name, *stored.record.aliases)
        slips = any(is_slip(family, word) for word in name.split() if word.isascii())
        within = [each for each in names if _is_within(_letters(family), _letters(each))]
        whole = any(_letters(family) in _letters(each) for each in names)
        if family and not (whole or (within and not slips)):
            message = f"{family} is not in the name {name}."
            remedy = "Write the name, with the family name first, or delete the field."
            yield stored.problem("sorted", ("sort",), message, remedy)


def _is_within(family: str, name: str) -> bool:
    """Whether a name has most of ``family``: Oedegaard is Ødegaard, and Saint Clair St. Clair."""
    found = SequenceMatcher(None, family, name, autojunk=False).find_longest_match()
    return found.size * 2 >= len(family)


def _letters(name: str) -> str:
    """The letters of ``name``, without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if c.isalnum())


def _aliases_stand_alone(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        for number, alias in enumerate(stored.record.aliases):
            several = [part.strip() for part in re.split("[,;]", alias)]
            if stored.ref.kind == Person.KIND and _is_turned(alias, stored.record.name):
                told = "The family name stands first.", f"Write {Name.of(alias).words}"
                yield stored.problem("aliases", ("aliases", number), *told)
                continue
            one = _ENDING.search(alias) or " and " in alias or not all(several)
            alone = 1 if stored.ref.kind == Person.KIND or ";" in alias else 2
            if len(several) > alone and not one:
                told = "These look like several names.", _apart(several, stored, "aliases")
                yield stored.problem("aliases", ("aliases", number), *told)


def _is_turned(alias: str, name: str) -> bool:
    """Whether ``alias`` is one name of a person with the family name first."""
    family, _, given = alias.partition(", ")
    whole = Name.of(alias)
    own = f" {name}".casefold().endswith(f" {family}".casefold())
    one = bool(given) and "," not in given and ";" not in alias and whole.family == family
    return one and bool(whole.given) and (own or _is_one(alias))


def _apart(names: list[str], stored: Stored[Record], field: str) -> str:
    """How to write several ``names`` that stand in one: as a list, or as items of that there is."""
    if isinstance(stored.node.get(field), Listing):
        return f"Write each as an item of the list: {' / '.join(names)}"
    return f"Write [{', '.join(names)}]."


def _authors_stand_alone(casebook: Casebook) -> Iterator[Problem]:
    names = casebook.catalog.names
    bodies = {n.casefold() for ref in names if ref.kind == Organization.KIND for n in names[ref]}
    for stored in casebook.catalog.of(Source):
        publisher = stored.record.publisher
        for number, author in enumerate(stored.record.authors):
            record = next((ref for ref in names if str(ref) == author), None)
            written = _written(author, {publisher.casefold(), *bodies})
            if "@" in author:
                continue  # This is told of any text.
            if record:
                told = f"{author} is no name.", f"Write {names[record][0]}."
            elif author.casefold() in _NOBODY or _DESK.fullmatch(author):
                told = f"{author} names nobody.", "Delete it: the source then has no named author."
            elif len(written) > 1:
                told = "These look like several authors.", _several(author, written, stored)
            elif written != [author]:
                others = ", and all others below it" if " et al" in author else ""
                remedy = f"Write {written[0]}{others}".removesuffix(".")
                told = f"{author} is more than a name.", f"{remedy}."
            elif author != publisher and author.isupper() and _SHOUTED.search(author):
                remedy = f"Write it as others do: {author.title()}, or, of a body, {author}{MARKER}"
                told = "The name is in capitals.", remedy
            elif author.casefold() in bodies and Name.of(author).given:
                told = f"{author} is an organization.", f"Write {author}{MARKER}."
            else:
                continue
            yield stored.problem("authors", ("authors", number), *told)


def _written(author: str, bodies: Collection[str]) -> list[str]:
    """The names of which a byline is made, without what stands beside them."""
    alone = _BESIDE.sub("", author)
    people = [part.strip() for part in re.split(r";| (?:and|with|&) ", alone) if part.strip()]
    if len(people) > 1 and all("," in part for part in people):
        return [Name.of(part).words for part in people]
    parts = [part for part in re.split(r",? (?:and|with|&) |[;,] ?| ?[|/] ?| – ", alone) if part]
    first, *rest = parts or [alone]
    if len(rest) == 1 and first.casefold() in bodies and alone == f"{first}, {rest[0]}":
        return rest
    beside = "|" in alone or (re.search("/| – ", alone) and _PERSON.fullmatch(first))
    if beside or (len(rest) == 1 and _is_paper(first, rest[0], bodies)):
        return [first]
    full = len(parts) > 1 and all(_PERSON.fullmatch(part) and Name.of(part).given for part in parts)
    return parts if full and not _is_one(alone) else [alone]


def _is_paper(name: str, behind: str, bodies: Collection[str]) -> bool:
    """Whether what stands ``behind`` a full name and a comma is whom somebody writes for."""
    own = Name.of(f"{name}, {behind}")
    apart = behind.isupper() and own.given == behind
    apart |= behind.startswith(("The ", "Special to ")) or behind.casefold() in bodies
    return " " in name and apart


def _is_one(author: str) -> bool:
    """Whether two names with a comma between them are the family and the given names of one."""
    family, _, given = author.partition(", ")
    last = given.split(" ")[-1]
    return last.endswith(".") or (last.casefold() in GIVEN and not _is_given(family))


def _is_given(name: str) -> bool:
    return name.partition(" ")[0].casefold() in GIVEN


def _several(author: str, names: list[str], stored: Stored[Source]) -> str:
    """The remedy for a byline of several ``names``; of one that may be a single name, both."""
    remedy = _apart(names, stored, "authors")
    if _is_given(author) or len(names) != 2 or f"{names[0]}, {names[1]}" != author:
        return remedy
    if any(word.casefold() in {*BODIES, "chapter", "guild"} for word in author.split()):
        return f"{remedy} If it is one body, write {author}{MARKER}."
    given, *more = names[1].split(" ")
    initials = " ".join(f"{word[0]}." for word in more)
    return f"{remedy} If it is one person, write {names[0]}, {given} {initials}"


CHECKS = (
    Check("aliases", "Each other name of a record is listed by itself.", _aliases_stand_alone),
    Check(
        "authors", "Each author of a source is listed separately, as a name.", _authors_stand_alone
    ),
    Check(
        "stand-ins",
        "What is not known is left out, not replaced by a word such as unknown.",
        _nothing_stands_in,
    ),
    Check(
        "persons",
        "A person has one name, written in the order in which it is said.",
        _people_have_one_name,
    ),
    Check("sorted", "A person is sorted by a word of the name.", _people_are_sorted_by_a_name),
)
