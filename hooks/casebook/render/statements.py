"""Pages of statements: one utterance, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance
from casebook.records.statements import Statement
from casebook.render.page import Page, Section
from casebook.render.pointers import part_pointer, said
from casebook.render.records import closing, page, summary
from casebook.render.writer import Writer


def statement_page(stored: Stored[Statement], writer: Writer) -> Page:
    """The page of a statement: who, when, through whom we know it, then every entry."""
    statement = stored.record
    utterances = writer.casebook.ledger.of_statement[stored.ref]
    shown = [u for u in utterances if not u.is_judgement_of_narrator]
    judgements = [u for u in utterances if u.is_judgement_of_narrator and not u.entry.sensitive]
    sections = [
        *summary(statement, writer),
        *_entries(stored, [u for u in shown if not u.entry.sensitive], writer),
        *_plain([u for u in shown if u.entry.sensitive], writer),
        *closing(stored, writer, elsewhere=judgements),
    ]
    head = writer.render("statement", statement=statement, judgements=judgements)
    return page(stored, writer, sections, before=head)


def _entries(
    stored: Stored[Statement], utterances: list[Utterance], writer: Writer
) -> Iterator[Section]:
    if not utterances:
        return
    places = dict(stored.record.parts())
    yield Section("entries", "What was said", writer.render("nothing"), indexed=False)
    for utterance in utterances:
        key, subject = utterance.entry.key, utterance.entry.subject
        path, value = places[key][:-1], said(utterance, writer)
        yield Section(
            id=utterance.entry.key,
            heading=utterance.entry.subject[0].upper() + utterance.entry.subject[1:],
            html=writer.render("utterance", utterance=utterance),
            level=3,
            title=writer.heading(utterance),
            tools=part_pointer(stored, path, key, subject, value, writer),
        )


def _plain(utterances: list[Utterance], writer: Writer) -> Iterator[Section]:
    """Sensitive entries: one plain sentence each, under a heading that says nothing of them."""
    if utterances:
        html = writer.render("plain", utterances=utterances)
        yield Section("also", "Also in this statement", html, indexed=False)
