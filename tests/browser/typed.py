"""What laymen type wrong: one record that is right, and the changes that break it."""

from __future__ import annotations

JANE = "data/people/jane-doe.yml"

RIGHT = """# yaml-language-server: $schema=../.schema/people.json
name: Jane Doe
aliases: "@janedoe"
description: Speaker at the meeting of May 1, 2003
cite: sources/example-paper-2003-05-06#p3
summary:
  - text: >-
      The Example Paper named [[people/jane-doe]] among the speakers of the
      [[events/example-meeting-2003-05-01|Example Meeting]].
    cite: sources/example-paper-2003-05-06#p3
facts:
  - key: occupation
    value: Nurse
    cite: sources/example-paper-2003-05-06#p3
  - key: part-in-the-meeting
    value: Speaker
    cite: sources/example-paper-2003-05-06#p3
"""

_PAPER = "sources/example-paper-2003-05-06#p3"
_VALUE = "    value: Nurse"
_NAME = "name: Jane Doe"
_CITE = f"cite: {_PAPER}\nsummary"
_LINK = "[[events/example-meeting-2003-05-01|Example Meeting]]"


def _cited(ref: str) -> tuple[str, str]:
    return _CITE, _CITE.replace(_PAPER, ref)


def _born(date: str) -> tuple[str, str]:
    return _NAME, f"{_NAME}\nborn:\n  date: {date}\n  cite: {_PAPER}"


MISTAKES = {
    "a tab": (_VALUE, "\tvalue: Nurse"),
    "a tab after a value": (_NAME, "name:\tJane Doe"),
    "no colon before a list": ("facts:\n", "facts\n"),
    "one blank too few": (_VALUE, "   value: Nurse"),
    "a colon in a text": (_VALUE, "    value: Nurse: at a hospital"),
    "a colon in a folded text": ("The Example Paper named", "Note: the Example Paper named"),
    "curly quotation marks around a name": (_NAME, "name: “Jane Doe”"),
    "a handle without marks": ('aliases: "@janedoe"', "aliases: @janedoe"),
    "a number sign at the beginning": (_VALUE, "    value: #1 nurse of the year"),
    "another kind of record": _cited("people/ben-sample"),
    "the kind in the singular": _cited(_PAPER.replace("sources", "source")),
    "a reference with its folder": _cited("data/sources/example-paper-2003-05-06.yml"),
    "a reference as an address": _cited("/sources/example-paper-2003-05-06/"),
    "a reference that is misspelt": (_LINK, _LINK.replace("meeting-2003", "meting-2003")),
    "one bracket": ("[[people/jane-doe]]", "[people/jane-doe]"),
    "a name in brackets": (_LINK, "[[Example Meeting]]"),
    "a field twice": ("aliases:", "name: Jane M. Doe\naliases:"),
    "a key with capitals": ("  - key: occupation", "  - key: Day job"),
    "a fact without a citation": (f"{_VALUE}\n    cite: {_PAPER}\n", f"{_VALUE}\n"),
    "a dash forgotten": ("  - key: part-in-the-meeting", "    key: part-in-the-meeting"),
    "straight marks in a text": (_VALUE, '    value: Nurse, "the best in town"'),
    "a value that begins with a mark": (_VALUE, '    value: "Nurse" by trade'),
    "a blank that does not break": (_VALUE, "    value: Nurse\xa0at a hospital"),
    "such a blank as indentation": (_VALUE, "\xa0   value: Nurse"),
    "an emoji": (_VALUE, "    value: Nurse 😀"),
    "an emoji of several": (_VALUE, "    value: Nurse 👩\u200d⚕️"),
    "percent": (_VALUE, "    value: 20% of nurses"),
    "an asterisk": (_VALUE, "    value: *Nurse*"),
    "a dash": (_VALUE, "    value: - Nurse"),
    "a question mark": (_VALUE, "    value: ? Nurse"),
    "an exclamation mark": (_VALUE, "    value: !Nurse"),
    "a backtick": (_VALUE, "    value: `Nurse`"),
    "yes": (_VALUE, "    value: yes"),
    "a number": (_VALUE, "    value: 012"),
    "a dash of a word processor": ("  - key: occupation", "  – key: occupation"),
    "brackets that are not closed": ("[[people/jane-doe]]", "[[people/jane-doe"),
    "bold": (_VALUE, "    value: A **head** nurse"),
    "a word that judges": (_VALUE, "    value: Nurse who claimed to be first"),
    "a field that there is not": (_CITE, f"birthday: 1960\n{_CITE}"),
    "a field of other kinds": (_CITE, f"website: https://x.example\n{_CITE}"),
    "a field in capitals": (_NAME, "Name: Jane Doe"),
    "a backslash in quotation marks": ('aliases: "@janedoe"', 'aliases: "C:\\new"'),
    "a date with a slash": _born("12/01/1960"),
    "a date in words": _born("Dec. 1, 1960"),
    "a date without a zero": _born("1960-12-1"),
    "a date that is about": _born("early December 1960"),
    "a date to come": _born("2960-12-01"),
}  # fmt: skip
"""Each change by what it is: the text that goes, and the text that comes in its place."""
