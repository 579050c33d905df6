"""Made-up casebooks of any size, valid under all checks, the same for the same seed.

A casebook is made of neighbourhoods of a hundred records: people, organizations, events,
statements, disputes, topics and sources in the proportion of a real one. Links stay in a
neighbourhood or lead to the one before it, so that no record gets more links in a larger casebook.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

import yaml

from casebook.evidence import proofs_file
from casebook.evidence.commitment import SCHEME, Whole
from casebook.evidence.known import known_by_text
from casebook.evidence.words import Tokens, tokens
from casebook.records.references import Ref

PROPORTIONS: Mapping[str, int] = {
    "organizations": 15,
    "people": 25,
    "events": 20,
    "statements": 20,
    "disputes": 3,
    "topics": 7,
    "sources": 10,
}
"""Records of each kind among a hundred."""

PARAGRAPHS = 40
"""Paragraphs of each source."""

ENTRIES = 6
"""Entries of each statement."""

YEARS = range(1985, 2020)
"""The years of the neighbourhoods, one after the other and again from the first."""

SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
"""What all words are made of: no word of any word list has this form throughout."""

FACTS = ("what-it-is", "seat", "aims", "means", "officer-named", "founded")
"""The keys of the facts of an organization."""


class _Dumper(yaml.SafeDumper):
    """Writes each value in full: the reader takes no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - named by PyYAML
        return True


@dataclass
class Neighbourhood:
    """A hundred records in the making: their references, and what they need of their sources."""

    number: int
    random: Random
    names: dict[str, str]
    quoted: dict[str, list[str]] = field(default_factory=dict)
    """What the records quote, by paragraph."""
    titles: dict[str, str] = field(default_factory=dict)
    accusations: dict[str, str] = field(default_factory=dict)
    """Who made each."""

    @property
    def year(self) -> int:
        """The year in which all of it happens."""
        return YEARS[self.number % len(YEARS)]

    def of(self, *kinds: str) -> list[str]:
        """The references of the records of ``kinds``."""
        return [ref for ref in self.names if ref.partition("/")[0] in kinds]

    def some(self, number: int, *kinds: str) -> list[str]:
        """``number`` different references of ``kinds``, or as many as there are."""
        found = self.of(*kinds)
        return self.random.sample(found, min(number, len(found)))

    def one(self, *kinds: str) -> str:
        """A reference of one of ``kinds``."""
        return self.random.choice(self.of(*kinds))

    def cite(self, most: int = 2) -> list[str]:
        """Up to ``most`` paragraphs."""
        found = {
            f"{self.one('sources')}#p{self.random.randint(1, PARAGRAPHS)}"
            for _ in range(self.random.randint(1, most))
        }
        return sorted(found)

    def words(self, least: int, most: int) -> str:
        """Between ``least`` and ``most`` words in small letters."""
        found = [
            # Of all these words one would say that something is still to be written.
            "".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 4))).replace(
                "todo", "tobo"
            )
            for _ in range(self.random.randint(least, most))
        ]
        # A word that stands twice in a row would be a slip.
        return " ".join(word for word, _ in groupby(found))

    def line(self, least: int, most: int) -> str:
        """Words that begin with a capital."""
        return self.words(least, most).capitalize()

    def prose(self) -> str:
        """A sentence with a link to a record."""
        linked = self.one("people", "organizations", "events", "topics")
        return f"{self.line(4, 9)} [[{linked}]] {self.words(4, 9)}."

    def gist(self, speaker: str) -> str:
        """A sentence that says who said it."""
        return f"{self.names[speaker]} wrote that {self.words(4, 9)}."

    def sentences(self, number: int) -> list[dict[str, Any]]:
        """Cited sentences."""
        return [{"text": self.prose(), "cite": self.cite()} for _ in range(number)]

    def day(self, part: float) -> str:
        """The day at ``part`` of the year, from 0 to 1."""
        day = int(part * 335)
        return f"{self.year}-{day // 28 + 1:02}-{day % 28 + 1:02}"


def write_casebook(root: Path, size: int, seed: int) -> None:
    """Write ``size`` records, a multiple of 100, into ``root/data`` and ``root/seeds``."""
    for name, text in casebook(size, seed):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def casebook(size: int, seed: int) -> Iterator[tuple[str, str]]:
    """The files of a casebook of ``size`` records, each with its path and text."""
    earlier: list[str] = []
    for number in range(size // 100):
        random = Random(f"{seed}-{number}")  # noqa: S311 - made-up data, no secret
        around = Neighbourhood(number, random, dict(_named(number, random)))
        cited: set[str] = set()
        for ref, name in around.names.items():
            record = {"name": name, **_MAKERS[ref.partition("/")[0]](ref, around)}
            if earlier and random.random() < 0.1:
                record["see"] = random.choice(earlier)
            text = _text(record)
            cited |= set(re.findall(r"\bsources/[a-z-]+#p\d+", text))
            yield f"data/{ref}.yml", text
        yield f"data/people/moved-{number}.yml", _text({"moved_to": around.one("people")})
        for ref in around.of("sources"):
            yield from _seeds(ref, cited, around)
        earlier = around.of("people", "organizations", "events", "topics")


def _named(number: int, random: Random) -> Iterator[tuple[str, str]]:
    """The references and names of a neighbourhood; names differ in two syllables at least."""
    for place, (kind, count) in enumerate(PROPORTIONS.items()):
        for index in range(count):
            digits = [number // 70, number % 70, index]
            code = [SYLLABLES[digit % 70] for digit in (*digits, sum(digits))]
            # Each kind has first syllables of its own: no name is of two records.
            of_kind = SYLLABLES[place * 10 : place * 10 + 10]
            first = random.choice(of_kind) + random.choice(SYLLABLES)
            last = "".join(code)
            yield f"{kind}/{first}-{last}", f"{first.capitalize()} {last.capitalize()}"


def _text(record: Mapping[str, Any]) -> str:
    return yaml.dump(dict(record), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def _common(around: Neighbourhood, sentences: int, facts: Sequence[str]) -> dict[str, Any]:
    record: dict[str, Any] = {
        "description": around.line(6, 12),
        "cite": around.cite(3),
        "summary": around.sentences(sentences),
        "facts": [{"key": key, "value": around.prose(), "cite": around.cite()} for key in facts],
        "unknown": around.sentences(1),
    }
    if around.random.random() < 0.3:
        record["checked"] = {"by": around.line(2, 2), "on": around.day(0.9)}
    return record


def _person(ref: str, around: Neighbourhood) -> dict[str, Any]:
    record = _common(around, 2, FACTS[:2])
    record["aliases"] = [f"@{ref.partition('/')[2]}"]
    record["relations"] = [
        {
            "kind": around.random.choice(["member-of", "officer-of", "supporter-of"]),
            "to": other,
            "role": around.words(1, 3),
            "since": str(around.year),
            "cite": around.cite(),
        }
        for other in around.some(2, "organizations")
    ]
    return record


def _organization(ref: str, around: Neighbourhood) -> dict[str, Any]:
    record = _common(around, 4, FACTS)
    record["facts"][1] = {
        "key": FACTS[1],
        "values": [{"value": around.words(2, 4), "cite": around.cite()} for _ in range(2)],
    }
    own = around.of("organizations")
    record["short"] = record["description"].split()[0]
    record["form"] = around.random.choice(["organization", "body", "group"])
    if around.number == 0 and ref in own[:2]:
        record["form"], record["subject"] = "organization", True
    record["relations"] = [
        {"kind": "allied-with", "to": other, "cite": around.cite()}
        for other in around.some(2, "organizations")
        if other != ref
    ]
    return record


def _event(ref: str, around: Neighbourhood) -> dict[str, Any]:
    record = _common(around, 2, ())
    whole = around.of("events")[0]
    record["date"] = str(around.year) if ref == whole else around.day(around.random.random())
    if ref != whole and around.random.random() < 0.3:
        record["part_of"] = whole
    record["disputes"] = around.some(around.random.randint(0, 1), "disputes")
    record["participants"] = [
        {
            "who": who,
            "part": around.random.choice(["spoke", "took-part", "named"]),
            "role": around.words(1, 2),
            "cite": around.cite(),
        }
        for who in around.some(3, "people", "organizations")
    ]
    return record


def _statement(ref: str, around: Neighbourhood) -> dict[str, Any]:
    """Statements follow each other through the year; the first is an article of a source."""
    order = around.of("statements").index(ref)
    record = _common(around, 2, ())
    record["date"] = around.day(order / PROPORTIONS["statements"])
    keys = [f"entry-{number}" for number in range(ENTRIES)]
    if order:
        record["form"] = around.random.choice(["tweet", "press release"])
        record["speaker"] = around.one("people", "organizations")
        record["reported_by"] = around.some(2, "sources")
        record["mentions"] = around.some(2, "people")
        earlier = [ref for ref, by in around.accusations.items() if by != record["speaker"]]
        record["entries"] = [_entry(f"{ref}#{key}", record, earlier, around) for key in keys]
        return record
    record["form"], record["speaker"] = "article", around.one("sources")
    record["entries"] = [_entry(f"{ref}#{key}", record, (), around) for key in keys[2:]]
    around.accusations.clear()
    for entry in record["entries"]:
        entry["type"] = "judgment"
    record["entries"] += [
        {
            "key": keys[0],
            "type": "fact",
            "subject": around.words(2, 4),
            "gist": around.gist(record["speaker"]),
            "cite": around.cite(),
            "sensitive": True,
        }
    ]
    return record


def _entry(
    ref: str, statement: Mapping[str, Any], earlier: Sequence[str], around: Neighbourhood
) -> dict[str, Any]:
    """An entry of ``statement``; a reply answers one or two of the ``earlier`` accusations."""
    kinds = ["fact", "position", "announcement", "accusation", "accusation"]
    chosen = around.random.choice([*kinds, "reply", "reply"] if earlier else kinds)
    others = [
        who for who in around.some(3, "people", "organizations") if who != statement["speaker"]
    ]
    entry: dict[str, Any] = {
        "key": ref.partition("#")[2],
        "type": chosen,
        "subject": around.words(2, 4),
        "about": others[: around.random.randint(1, 2)],
        "topics": around.some(1, "topics"),
        "dispute": f"{around.one('disputes')}#point-{around.random.randint(0, 3)}",
        "gist": around.gist(statement["speaker"]),
        "cite": around.cite(),
    }
    if around.random.random() < 0.3:
        entry["quote"], entry["cite"] = around.words(6, 20), around.cite(1)
        around.quoted.setdefault(entry["cite"][0], []).append(entry["quote"])
    if chosen == "reply":
        entry["answers"] = [
            {
                "to": to,
                "scope": around.random.choice(["specific", "general"]),
                "cite": around.cite(1),
            }
            for to in around.random.sample(earlier, min(2, len(earlier)))
        ]
    if chosen == "accusation":
        around.accusations[ref] = statement["speaker"]
    return entry


def _dispute(_: str, around: Neighbourhood) -> dict[str, Any]:
    record = _common(around, 3, ())
    record["parties"] = [
        {"who": who, "stance": around.prose(), "cite": around.cite()}
        for who in around.some(2, "organizations")
    ]
    record["topics"] = around.some(2, "topics")
    record["agreed"] = around.sentences(2)
    record["points"] = [
        {"key": f"point-{number}", "name": around.line(2, 4)} for number in range(4)
    ]
    return record


def _topic(_: str, around: Neighbourhood) -> dict[str, Any]:
    return _common(around, 2, ()) | {"form": around.random.choice(["term", "idea", "campaign"])}


def _source(ref: str, around: Neighbourhood) -> dict[str, Any]:
    record = _common(around, 1, ())
    del record["cite"]
    around.titles[ref] = around.line(4, 9)
    record |= {
        "title": around.titles[ref],
        "publisher": around.line(1, 3),
        "date": str(around.year + 1),
        "url": f"https://example.org/{ref}",
        "medium": "article",
        "kind": around.random.choice(["primary", "secondary"]),
        "standing": "established",
        "voice": "press",
    }
    return record


def _seeds(ref: str, cited: Set[str], around: Neighbourhood) -> Iterator[tuple[str, str]]:
    """The map of a source, committed to a text with all that the records quote, and its proofs."""
    paragraphs: list[dict[str, Any]] = []
    texts: dict[int, Tokens] = {}
    quoted: list[tuple[int, Tokens]] = []
    for number in range(1, PARAGRAPHS + 1):
        locator = f"{ref}#p{number}"
        paragraph = {
            "label": f"p{number}",
            "role": "body" if number > 1 else "title",
            "section": around.line(1, 2),
            "gist": around.line(6, 12),
        }
        if locator not in cited:
            paragraph["unused"] = around.line(4, 6)
        paragraphs.append(paragraph)
        first = around.line(30, 40) if number > 1 else around.titles[ref]
        quotations = [*around.quoted.get(locator, ()), *([] if number > 1 else [first])]
        texts[number] = tokens(". ".join(dict.fromkeys([first, *quotations])))
        quoted += [(number, tokens(quotation)) for quotation in quotations]
    # The key follows from the text only by a slow function, which nobody but verify asks for.
    name = sha256(ref.encode()).digest()
    text = Whole(name[:16], name, texts)
    known = known_by_text(text)
    proofs = {
        known.prove(number, span)
        for number, words in quoted
        for span in known.pages[number].spans([words])
    }
    committed = {
        "scheme": SCHEME,
        "document": text.document.hex(),
        "root": text.commitment.root.hex(),
        "copy_read": around.line(3, 4),
        "read_by": around.line(2, 2),
        "read_on": str(around.year + 1),
        "paragraphs": [f"p{p.number} {p.size} {p.root.hex()}" for p in text.commitment.paragraphs],
    }
    source = Ref.parse(ref)
    mapped = {"source": ref, "paragraphs": paragraphs, "commitments": [committed]}
    yield f"seeds/{source.slug}.yml", _text(mapped)
    yield f"seeds/{source.slug}.proofs", proofs_file.written([(text.commitment, proofs)])


_MAKERS = {
    "organizations": _organization,
    "people": _person,
    "events": _event,
    "statements": _statement,
    "disputes": _dispute,
    "topics": _topic,
    "sources": _source,
}
