"""Blocks for hand-written pages: what they can ask for by name, as in ``casebook: disputes``."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as Table
from datetime import date, timedelta

from casebook.checks import CHECKS
from casebook.pages.blocks import (
    Answers,
    Block,
    Column,
    Facts,
    Group,
    Item,
    Line,
    Names,
    Prose,
    Row,
    Stretch,
    Strip,
    Tallies,
)
from casebook.pages.blocks import Table as TableBlock
from casebook.pages.composer import Composer
from casebook.pages.disputes import tally
from casebook.pages.events import groups
from casebook.pages.facts import row
from casebook.pages.lists import ordered
from casebook.pages.page import Question
from casebook.pages.sayings import counted as number_of
from casebook.pages.text import Inline, Link, Outside, Text
from casebook.records.answers import Answer
from casebook.records.dates import Date
from casebook.records.disputes import Dispute
from casebook.records.entities import Organization
from casebook.records.events import Event
from casebook.records.kinds import KINDS
from casebook.records.references import Ref
from casebook.records.shown import shown
from casebook.records.sources import Source
from casebook.records.statements import Statement

LONGEST = 12
"""Days or months of a strip: more would not stand side by side."""

NEEDS_ACCOUNT = ". It is public and requires an account on the site that hosts our files."
NO_WAY = "This copy of the site gives no contact address. Write to whoever publishes it."

ROWS = 4
"""Rows of each organization on the start page."""

MARKER = re.compile(r"<!-- casebook: ([a-z-]+)(?: ([^>]*?))? -->")
"""Where a hand-written page asks for a block, with what it is to be about."""


def block(name: str, argument: str, composer: Composer) -> tuple[Block, ...]:
    """The block called ``name``; ``ValueError`` says in a sentence what is wrong with a call."""
    if name not in BLOCKS:
        raise ValueError(f"There is no block {name}. Use one of: {', '.join(BLOCKS)}.")
    return BLOCKS[name](argument, composer)


def _answers(most: str, composer: Composer) -> tuple[Block, ...]:
    """The questions that readers bring: as many as the argument says with their answers, and
    the others as links.
    """
    asked = questions(composer)
    count = int(most) if most.isdigit() else len(asked)
    items = tuple((each.link, (each.answer, each.marks)) for each in asked[:count])
    more: list[Inline] = [part for each in asked[count:] for part in (" ", each.link)]
    links = (Prose((("More answers:", *more),), note=True),) if more else ()
    return (Answers(items), *links) if asked else ()


def questions(composer: Composer) -> tuple[Question, ...]:
    """All questions that readers bring, in their order."""
    records = (stored.record for stored in ordered(KINDS[Answer.KIND], composer))
    return tuple(
        Question(
            Link(composer.address(record.to), record.name),
            record.description,
            record.aliases,
            composer.marks(record.cite),
        )
        for record in records
        if isinstance(record, Answer)
    )


def _disputes(_: str, composer: Composer) -> tuple[Block, ...]:
    """Each dispute with its accusations, filled where there is a reply."""
    made = tuple(
        tally(stored.ref, stored.record, composer)
        for stored in ordered(KINDS[Dispute.KIND], composer)
        if isinstance(stored.record, Dispute)
    )
    return (Tallies(made),) if made else ()


def _gaps(argument: str, composer: Composer) -> tuple[Block, ...]:
    """The first thing that is not known of each record that the argument names."""
    items = []
    for ref in map(Ref.parse, argument.split()):
        stored = composer.catalog.records.get(ref)
        if stored is None or not stored.record.unknown:
            raise ValueError(
                f"Nothing is listed as not known in {ref}. Name records that have unknown: in them."
            )
        gap = stored.record.unknown[0]
        items.append(Item((composer.link(ref),), composer.cited(gap.text, gap.cite)))
    return (Names((Group("", tuple(items)),)),)


def _strip(argument: str, composer: Composer) -> tuple[Block, ...]:
    """What happened on each day, or in each month, of a span that an EDTF interval names."""
    span = Date.parse(argument)
    columns = _columns(span)
    happened = [
        h
        for h in composer.casebook.timeline.dated
        if h.date and h.date.earliest >= columns[0][1] and h.date.latest <= columns[-1][2]
    ]
    within: list[list[Text]] = [[] for _ in columns]
    stretches = []
    for each in happened:
        if each.date is None:
            continue
        first, last = _place(each.date, columns)
        what = composer.link(each.ref, composer.undated(each.ref))
        if first == last:
            within[first].append((what,))
        else:
            told = (", on an unknown day",) if _is_said(each.ref, composer) else ()
            stretches.append(Stretch(first + 1, last + 1, (what, *told)))
    labelled = tuple(
        Column(label, tuple(texts)) for (label, *_), texts in zip(columns, within, strict=True)
    )
    return (Strip(labelled, tuple(stretches)),)


def _is_said(ref: Ref, composer: Composer) -> bool:
    """Whether something was said, on one day, and did not happen over days."""
    event = composer.catalog.get(ref, Event)
    return ref.kind == Statement.KIND or bool(event and event.statements)


def _columns(span: Date) -> list[tuple[str, date, date]]:
    """The days of a span that is short enough, else its months: label, first and last day."""
    first, last = span.earliest, span.latest
    days = (last - first).days + 1
    if days <= LONGEST:
        every = [first + timedelta(days=number) for number in range(days)]
        return [(f"{day:%a} {day.day}", day, day) for day in every]
    months: list[tuple[str, date, date]] = []
    start = first.replace(day=1)
    while start <= last and len(months) < LONGEST:
        following = (start + timedelta(days=32)).replace(day=1)
        months.append((f"{start:%B}", start, following - timedelta(days=1)))
        start = following
    return months


def _place(when: Date, columns: list[tuple[str, date, date]]) -> tuple[int, int]:
    """The first and the last column that a date reaches into."""
    within = [
        number
        for number, (_, first, last) in enumerate(columns)
        if when.earliest <= last and when.latest >= first
    ]
    return within[0], within[-1]


def _organizations(_: str, composer: Composer) -> tuple[Block, ...]:
    """The organizations that the casebook is about, in a few rows each."""
    made: list[Block] = []
    label = shown(Organization)["status"].label
    for stored in composer.catalog.of(Organization):
        if stored.record.subject:
            rows = [row(stored, n, composer) for n in range(len(stored.record.facts))[:ROWS]]
            status = stored.record.status
            if status and status.date:
                rows.append(Row(label, ((composer.day(status.date), composer.marks(status.cite)),)))
            made.append(
                Facts(
                    tuple(map(_bare, rows)), composer.link(stored.ref), composer.party(stored.ref)
                )
            )
    if not made:
        raise ValueError(
            "No organization is marked as what the casebook is about. Write subject: true in the "
            "records of those, or delete this line."
        )
    return tuple(made)


def _bare(made: Row) -> Row:
    """A row without the anchor and the actions that it has on its own page."""
    return Row(made.label, made.values, more=made.more)


def _speakers(argument: str, composer: Composer) -> tuple[Block, ...]:
    """Who spoke at an event, who is attested by others, and who was announced only."""
    event = composer.catalog.get(Ref.parse(argument), Event)
    if event is None:
        raise ValueError(f"There is no event {argument}. Name one, as in events/some-meeting.")
    spoke = [p for p in event.participants if p.part in {"spoke", "announced"}]
    made = groups(event.model_copy(update={"participants": tuple(spoke)}), composer)
    bare = tuple(
        Group(g.heading, tuple(Item(item.name) for item in g.items), note=g.note) for g in made
    )
    return (Names(bare, columns=True),)


def colophon(composer: Composer) -> str:
    """What the whole casebook is drawn from, in a line for the foot of every page."""
    sources = list(composer.catalog.of(Source))
    primary = sum(1 for source in sources if source.record.kind == "primary")
    reviewed = sum(1 for s in composer.catalog.records.values() if s.record.checked)
    until = f", last read in {composer.updated.earliest:%B %Y}" if composer.updated else ""
    words = f"{number_of(len(sources), 'source')}, {primary} of them primary{until}."
    if not reviewed:
        return f"{words} No page has been reviewed by an editor yet."
    has = "has" if reviewed == 1 else "have"
    return f"{words} {number_of(reviewed, 'page')} {has} been reviewed by an editor."


def _numbers(_: str, composer: Composer) -> tuple[Block, ...]:
    return (Prose(((colophon(composer),),), note=True),)


def _ways(_: str, composer: Composer) -> tuple[Block, ...]:
    """How somebody whom a page speaks of can reach those who keep it, as the settings say."""
    edit_links, contact = composer.settings.edit_links, composer.settings.contact
    ways: list[Text] = []
    if contact:
        words = contact.removeprefix("mailto:")
        ways.append(("Write to ", Outside(contact, words), ". You need no account."))
    if edit_links:
        form = Outside(edit_links.reply(), "reply form")
        ways.append(("Or fill in the " if ways else "Fill in the ", form, NEEDS_ACCOUNT))
    return (Prose(tuple(ways or ((NO_WAY,),))),)


def _checks(_: str, __: Composer) -> tuple[Block, ...]:
    rows = tuple(Row(check.name, ((check.purpose,),)) for check in CHECKS)
    return (Facts(rows),)


def _words(_: str, composer: Composer) -> tuple[Block, ...]:
    wording = composer.casebook.wording
    lines = tuple(
        Line(((word,), ("leave it out" if instead == "nothing" else instead,), (where,)))
        for where, words in (("everywhere", wording.everywhere), ("headings", wording.headings))
        for word, instead in words.items()
    )
    return (TableBlock(("Word", "Write instead", "Where"), lines, "Words to avoid", brief=True),)


def _mark(argument: str, composer: Composer) -> tuple[Block, ...]:
    """A citation as an example of how to read one; the argument names a statement's entry."""
    utterance = composer.ledger.all.get(Ref.parse(argument))
    if utterance is None or utterance.entry.gist is None:
        raise ValueError(f"There is no entry {argument} in our own words. Name one with gist:.")
    parts: list[Inline] = [*composer.cited(utterance.entry.gist, utterance.entry.cite)]
    return (Prose((tuple(parts),)),)


BLOCKS: Table[str, Callable[[str, Composer], tuple[Block, ...]]] = {
    "answers": _answers,
    "disputes": _disputes,
    "gaps": _gaps,
    "strip": _strip,
    "organizations": _organizations,
    "speakers": _speakers,
    "numbers": _numbers,
    "ways": _ways,
    "checks": _checks,
    "words": _words,
    "mark": _mark,
}
"""The blocks by name."""
