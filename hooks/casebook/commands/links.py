"""The command links: lists the addresses that records name, and asks whether they still answer.

Building and checking never use the network; this is run by hand or once a week by the forge.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from casebook.catalog.catalog import Catalog
from casebook.changes.wording import Style
from casebook.commands.outcome import Outcome
from casebook.intake import read_in
from casebook.records.entities import Organization
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.changes.markdown import escape

PATIENCE = 20.0
"""Seconds to wait for an answer."""

PAUSE = 1.0
"""Seconds between two questions, so that no host is pressed."""

AGENT = "casebook-links/1 (a weekly check of cited addresses)"
"""How the command names itself to the hosts."""


class Answer(StrEnum):
    """What became of an address, in the order of the report."""

    GONE = "gone"
    SILENT = "no answer"
    CLOSED = "does not answer programs, look by hand"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Link:
    """An address, the record that names it and the field that it stands in."""

    address: str
    ref: Ref
    field: str


def links(root: Path, style: Style = Style.TEXT, *, probe: bool = False) -> Outcome:
    """The addresses in the records below ``root``; with ``probe`` what became of each."""
    found = tuple(addresses(read_in(root).casebook.catalog))
    if not probe:
        return Outcome("\n".join(f"{each.address}  {each.ref} {each.field}" for each in found))
    answers = dict(ask([each.address for each in found], answer))
    return Outcome(told(found, answers, style))


def addresses(catalog: Catalog) -> Iterator[Link]:
    """Every address that a record names, in the order of references."""
    for source in catalog.of(Source):
        yield Link(source.record.url, source.ref, "url")
        if source.record.archive:
            yield Link(source.record.archive, source.ref, "archive")
    for organization in catalog.of(Organization):
        if organization.record.website:
            yield Link(organization.record.website, organization.ref, "website")


def ask(
    wanted: Sequence[str],
    question: Callable[[str], tuple[Answer, str]],
    pause: float = PAUSE,
) -> Iterator[tuple[str, tuple[Answer, str]]]:
    """What ``question`` says of each address, each asked once, ``pause`` seconds apart."""
    for number, address in enumerate(dict.fromkeys(wanted)):
        if number:
            time.sleep(pause)
        yield address, question(address)


def answer(address: str) -> tuple[Answer, str]:
    """Whether the page at ``address`` is there, and the reason in the words of the host."""
    request = Request(address, headers={"User-Agent": AGENT})  # noqa: S310 - records hold http(s) only
    try:
        with urlopen(request, timeout=PATIENCE) as response:  # noqa: S310
            return Answer.THERE, str(response.status)
    except HTTPError as error:
        gone = error.code in {404, 410}
        return (Answer.GONE if gone else Answer.CLOSED), f"{error.code} {error.reason}"
    except (URLError, HTTPException, OSError, ValueError) as error:
        return Answer.SILENT, str(getattr(error, "reason", error)) or type(error).__name__


def told(found: Sequence[Link], answers: dict[str, tuple[Answer, str]], style: Style) -> str:
    """The report: what needs a look first, then a count."""
    lines = []
    for wanted in (Answer.GONE, Answer.SILENT, Answer.CLOSED):
        group = [each for each in found if answers[each.address][0] is wanted]
        if group:
            lines.append(f"### {wanted.capitalize()}\n" if style is Style.MARKDOWN else wanted)
            lines += [_line(each, answers[each.address][1], style) for each in group]
            lines.append("")
    there = sum(answers[each.address][0] is Answer.THERE for each in found)
    return "\n".join([*lines, f"{there} of {len(found)} addresses answered."])


def _line(link: Link, reason: str, style: Style) -> str:
    if style is Style.MARKDOWN:
        place = f"`{link.ref}` {link.field}"
        return f"- {place}: {escape(link.address)} ({escape(reason)})"
    return f"  {link.ref} {link.field}: {link.address} ({reason})"
