"""Names: the authors of works, as all styles and files need them: in parts, or in one piece."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MARKER = " (organization)"
"""What ends the name of a body in a record, wherever nothing else tells that it is one."""

BODIES = frozenset([
    "agency", "alliance", "army", "association", "board", "bureau", "campaign", "caucus",
    "center", "centre", "club", "coalition", "commission", "committee", "company", "congress",
    "conservancy", "contributors", "council", "department", "desk", "editors", "federation",
    "foundation", "fund", "government", "group", "inc", "inc.", "institute", "institution",
    "journal", "league", "llc", "magazine", "ministry", "movement", "museum", "network", "news",
    "newspaper", "office", "organization", "party", "post", "press", "project", "radio",
    "revolution", "senate", "service", "services", "society", "staff", "system", "team",
    "times", "tribune", "trust", "union", "university", "wire",
])  # fmt: skip
"""Last words of the names of bodies. A person called so is written "Trust, Bill"."""

GIVEN = frozenset([
    "alexander", "amanda", "amy", "andrew", "angela", "ann", "anna", "anne", "anthony", "barbara",
    "ben", "benjamin", "betty", "bill", "bob", "brandon", "brian", "carlos", "carol", "catherine",
    "charles", "christine", "christopher", "cynthia", "dan", "daniel", "david", "deborah", "dennis",
    "diane", "donald", "donna", "dorothy", "edward", "elizabeth", "ellen", "emily", "emma", "eric",
    "frank", "gabriel", "gary", "george", "gregory", "helen", "henry", "jack", "jacob", "james",
    "jane", "janet", "jason", "jean", "jeffrey", "jennifer", "jerry", "jessica", "jim", "joan",
    "joe", "john", "jonathan", "jose", "joseph", "joshua", "josé", "joy", "joyce", "juan", "julie",
    "justin", "karen", "kate", "katherine", "kathleen", "kay", "kenneth", "kevin", "kimberly",
    "larry", "laura", "lee", "linda", "lisa", "louis", "louise", "luis", "lynn", "margaret",
    "maria", "marie", "mark", "mary", "maría", "matthew", "melissa", "michael", "michelle", "mike",
    "nancy", "nicholas", "nicole", "pamela", "patricia", "patrick", "paul", "peter", "rachel",
    "rebecca", "richard", "robert", "ronald", "rose", "ruth", "ryan", "sam", "samuel", "sandra",
    "sarah", "scott", "sharon", "stephanie", "stephen", "steven", "susan", "thomas", "timothy",
    "tom", "virginia", "william",
])  # fmt: skip
"""The given names that are most frequent in the United States."""

_FAMILIES = frozenset(["post", "press"])
"""Words among those of bodies that are family names too: Bill Press, Emily Post."""

_RULER = re.compile(r"(?:Emperor|King|Queen) [^,]+ [IVX]+|Pope [^,]+|John Paul II?")
"""Who has given names only, with a number that is no suffix."""

SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v", "2nd", "3rd", "4th"])
"""What tells a person from others of the name; styles keep it."""

DEGREES = frozenset([
    "BA", "BS", "BSc", "CPA", "DDS", "DNP", "DO", "DPhil", "DVM", "EdD", "Esq", "JD",
    "LLM", "MA", "MBA", "BSN", "MD", "MFA", "MPH", "MPP", "MS", "MSc", "MSW", "PhD", "PsyD", "RN",
    "CBE", "DBE", "KBE", "KC", "MBE", "MP", "OBE", "QC",
    "CSC", "CSJ", "FSC", "OFM", "OP", "OSB", "RSM", "SJ", "SSJ",
])  # fmt: skip
"""Degrees, orders and posts behind a name, without full stops; the manuals leave them out."""

PARTICLES = frozenset([
    "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le",
    "st.", "ten", "ter", "van", "von", "zu",
])  # fmt: skip
"""Words that begin a family name: Chris Van Hollen, Ludwig van Beethoven."""

_BODY = re.compile(r"\b(?:and|for|of|on|the)\b|[&\d!?@/]", re.IGNORECASE)
"""What stands in the name of an office or a newspaper, and hardly in that of a person."""

_NICKNAME = re.compile(r""" ["“'‘][^"”'’]+["”'’](?= )""")

_FAMILY_FIRST = ("CJK UNIFIED", "CJK COMPATIBILITY", "HANGUL", "HIRAGANA", "KATAKANA")
"""How Unicode calls the letters of the scripts in which the family name comes first."""


@dataclass(frozen=True, slots=True)
class Name:
    """An author: a person, or a body, which has its whole name as ``family`` and no other part.

    ``suffix`` is part of the name (Jr., III); ``degree`` is not (PhD), and no citation has it.
    """

    family: str
    given: str = ""
    suffix: str = ""
    degree: str = ""

    @classmethod
    def of(cls, text: str) -> Name:
        """The name that ``text`` spells.

        "Jane Doe" has the family name last, "Cortez Masto, Catherine" first; "Jr." and "PhD" may
        follow with or without a comma. A body is told by "(organization)" behind it or by a word
        that no person is called; a name of one word is one too.
        """
        whole = " ".join(text.split()).strip(", ")
        if whole.endswith(MARKER):
            return cls(whole.removesuffix(MARKER))
        # What a person is called among friends is no part of a citation.
        plain = _NICKNAME.sub("", whole)
        parts, suffix, degree = _endings(plain.split(", "))
        if _BODY.search(" ".join(parts)) or _RULER.fullmatch(whole):
            return cls(whole)
        if len(parts) > 1:
            return cls(parts[0], ", ".join(parts[1:]), suffix, degree)
        family, given = _divided(parts[0])
        return cls(family, given, suffix, degree) if given else cls(whole)

    @property
    def words(self) -> str:
        """The name in the order in which it is said."""
        order = (self.given, self.family)
        if _is_family_first(self.family):
            order = (self.family, self.given)
        return ", ".join(filter(None, (" ".join([*order, self.suffix]).strip(), self.degree)))


def _endings(parts: list[str]) -> tuple[list[str], str, str]:
    """``parts`` of a name without the suffixes and degrees that follow it, and these."""
    suffixes: list[str] = []
    degrees: list[str] = []
    while len(parts) > 1 and _took(parts[-1], suffixes, degrees):
        parts.pop()
    for place in {0, len(parts) - 1}:
        words = parts[place].split(" ")
        while len(words) > 1 and _took(words[-1], suffixes, degrees):
            words.pop()
        parts[place] = " ".join(words)
    return parts, " ".join(suffixes), ", ".join(degrees)


def _took(word: str, suffixes: list[str], degrees: list[str]) -> bool:
    """Whether ``word`` is a suffix or a degree; then it has been put before those of its sort."""
    if word.casefold() in SUFFIXES:
        suffixes.insert(0, word)
        return True
    if word.replace(".", "") in DEGREES:
        degrees.insert(0, word)
        return True
    return False


def _divided(text: str) -> tuple[str, str]:
    """The family name and the given name; the second is empty for a name in one piece."""
    words = text.split(" ")
    last = words[-1].casefold()
    called = last in _FAMILIES and len(words) == 2 and words[0].casefold() in GIVEN
    if len(words) == 1 or (last in BODIES and not called):
        return text, ""
    if words[-1].islower() and not words[0].islower():
        # "Wikipedia contributors", but not "bell hooks".
        return text, ""
    if _is_family_first(text):
        return words[0], " ".join(words[1:])
    first = next(
        (place for place in range(1, len(words)) if words[place].casefold() in PARTICLES),
        len(words) - 1,
    )
    return " ".join(words[first:]), " ".join(words[:first])


def _is_family_first(text: str) -> bool:
    return unicodedata.name(text[:1] or " ", "").startswith(_FAMILY_FIRST)
