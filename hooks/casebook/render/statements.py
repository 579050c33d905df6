"""Pages of statements: one utterance, entry by entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance
from casebook.records.references import Ref
from casebook.records.statements import Statement
from casebook.render import layout
from casebook.render.page import Page, Section
from casebook.render.pointers import many, moved_pointer, part_pointer, pointer_pages, said
from casebook.render.records import closing, linked_weight, page, summary
from casebook.render.series import WriterAt, numbered
from casebook.render.weight import HEADING, OWN, fitting, pieces, weight, weight_of
from casebook.render.writer import Writer

ENTRY = 3_500
REPLIED = 1_700
ROOMY = 36_000
"""What an entry and a reply weigh at most, by and large, and what the first page has room for."""

CLAIM = 950
QUOTATION = 500
REPLY = 500
AGAIN = 100
"""What the head of a page says of a charge, of any other quotation, of a reply, and of a reply that
it has told of before; in bytes, by and large."""

POINTER = 900
MOVED = 150
POINTERS = 1_500
"""What leads from an entry to the forge weighs, or to the page that does, and from the page."""

ONWARD = 200
"""What a page says of an entry that stands on a later one, in bytes at most."""


def placed(stored: Stored[Statement], writer: Writer) -> Mapping[Ref, int]:
    """The entries of a statement that stand not on its first page, with the number of theirs.

    ``writer`` knows of no such place, and of no forge: where an entry stands is not to depend on
    it. An address of a page is a promise, so each entry keeps a line on the first page, under its
    key.
    """
    listed, _, judgements = _sorted(stored, writer)
    if sum(ENTRY + REPLIED * len(writer.replies(utterance)) for utterance in listed) <= ROOMY:
        return {}
    pointer = MOVED if many(stored.record, [*listed, *judgements]) else POINTER
    weights = {u.ref: pointer + weight_of([_entry(stored, u, writer)]) for u in listed}
    told: set[Ref] = set()
    for utterance in listed:
        if utterance.entry.type == "allegation":
            weights[utterance.ref] += CLAIM
        elif utterance.entry.quote:
            weights[utterance.ref] += QUOTATION
        for reply in writer.replies(utterance):
            weights[utterance.ref] += AGAIN if reply.utterance.ref in told else REPLY
            told.add(reply.utterance.ref)
    around = layout.sections(_around(stored, (), writer), frozenset())
    room = OWN - weight(_lead(stored, writer)) - linked_weight(stored.record) - weight_of(around)
    room -= POINTERS
    if sum(weights.values()) <= room:
        return {}
    room -= HEADING + ONWARD * len(listed) // 2
    first = fitting(listed, lambda u: weights[u.ref], room)
    rest = pieces(listed[first:], lambda u: weights[u.ref])
    return {u.ref: number for number, piece in enumerate(rest, 2) for u in piece}


def statement_pages(stored: Stored[Statement], writer_at: WriterAt) -> Iterator[Page]:
    """The page of a statement: who, when, through whom we know it, then every entry.

    What is too long for one page is carried on by others; see :func:`placed`.
    """
    writer = writer_at(2)
    listed, _, judgements = _sorted(stored, writer)
    numbers = [writer.places.get(utterance.ref, 1) for utterance in listed]
    main = f"{stored.ref.kind}/{stored.ref.slug}/"
    paths = numbered(main, max(numbers, default=1))
    here = [u for u, number in zip(listed, numbers, strict=True) if number == 1]
    later = [u for u, number in zip(listed, numbers, strict=True) if number > 1]
    entries = _entries(stored, here, later, paths, writer)
    first = page(stored, writer, _around(stored, entries, writer), before=_head(stored, writer))
    yield first
    for number, path in enumerate(paths[1:], 2):
        there = writer_at(path.count("/"))
        found = [u for u, of in zip(listed, numbers, strict=True) if of == number]
        description = f"What was said in the {stored.record.name}, part {number} of {len(paths)}."
        lead = there.render(
            "statement-part", ref=stored.ref, description=description, paths=paths, here=number - 1
        )
        yield Page(
            path=path,
            title=f"{stored.record.name}, {number} of {len(paths)}",
            description=description,
            kind=first.kind,
            lead=lead,
            sections=tuple(
                replace(_entry(stored, utterance, there), level=2) for utterance in found
            ),
            parent=main,
            weight=first.weight,
        )
    if many(stored.record, [*listed, *judgements]):
        yield from pointer_pages(stored, writer_at, [*listed, *judgements])


def _sorted(
    stored: Stored[Statement], writer: Writer
) -> tuple[list[Utterance], list[Utterance], list[Utterance]]:
    """The entries that are listed, those told as a plain sentence, the judgements of a narrator."""
    utterances = writer.casebook.ledger.of_statement[stored.ref]
    shown = [u for u in utterances if not u.is_judgement_of_narrator]
    judgements = [u for u in utterances if u.is_judgement_of_narrator and not u.entry.sensitive]
    return (
        [u for u in shown if not u.entry.sensitive],
        [u for u in shown if u.entry.sensitive],
        judgements,
    )


def _around(
    stored: Stored[Statement], entries: Iterable[Section], writer: Writer
) -> Iterator[Section]:
    """The sections of the page of a statement, with ``entries`` in their place."""
    listed, plain, judgements = _sorted(stored, writer)
    pointed = [*listed, *judgements]
    yield from summary(stored.record, writer)
    yield from entries
    yield from _plain(plain, writer)
    yield from closing(
        stored, writer, elsewhere=pointed if many(stored.record, pointed) else judgements
    )


def _head(stored: Stored[Statement], writer: Writer) -> Markup:
    judgements = _sorted(stored, writer)[2]
    return writer.render("statement", statement=stored.record, judgements=judgements)


def _lead(stored: Stored[Statement], writer: Writer) -> Markup:
    return page(stored, writer, (), before=_head(stored, writer)).lead


def _entries(
    stored: Stored[Statement],
    here: Sequence[Utterance],
    later: Sequence[Utterance],
    paths: Sequence[str],
    writer: Writer,
) -> Iterator[Section]:
    """The entries of the first page; of those on ``later`` ones a line each."""
    if not here and not later:
        return
    html = writer.render("paging", paths=paths, here=0)
    yield Section("entries", "What was said", html, indexed=False)
    for utterance in here:
        yield _entry(stored, utterance, writer)
    if later:
        html = writer.render("onward", utterances=later)
        yield Section("more", "More of what was said", html, level=3, indexed=False)


def _entry(stored: Stored[Statement], utterance: Utterance, writer: Writer) -> Section:
    """An entry: the words, and where it is a charge the replies beside it."""
    key, subject = utterance.entry.key, utterance.entry.subject
    listed, _, judgements = _sorted(stored, writer)
    if many(stored.record, [*listed, *judgements]):
        tools = moved_pointer(stored, key, subject, writer)
    else:
        path = dict(stored.record.parts())[key][:-1]
        tools = part_pointer(stored, path, key, subject, said(utterance, writer), writer)
    return Section(
        id=key,
        heading=subject[0].upper() + subject[1:],
        html=writer.render("utterance", utterance=utterance),
        level=3,
        title=writer.heading(utterance),
        tools=tools,
    )


def _plain(utterances: list[Utterance], writer: Writer) -> Iterator[Section]:
    """Sensitive entries: one plain sentence each, under a heading that says nothing of them."""
    if utterances:
        html = writer.render("plain", utterances=utterances)
        yield Section("also", "Also in this statement", html, indexed=False)
