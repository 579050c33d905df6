"""Pages of statements: by whom, when, through whom we know it, then all that was said in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import accuses
from casebook.pages.blocks import Block, Prose, Row, Section
from casebook.pages.composer import Composer
from casebook.pages.events import when
from casebook.pages.page import Body
from casebook.pages.sayings import exchanges, sayings
from casebook.pages.speech import Sayings
from casebook.pages.text import Foreign
from casebook.records.statements import Statement


def statement_body(stored: Stored[Statement], composer: Composer) -> Body:
    """What the page of a statement has of its own."""
    statement = stored.record
    utterances = composer.ledger.of_statement[stored.ref]
    by = (
        composer.short(statement.speaker) if statement.speaker else Foreign(statement.unnamed or "")
    )
    replies = [r.utterance for u in utterances for r in composer.ledger.replies.get(u.ref, ())]
    return Body(
        sections=tuple(_entries(stored, composer)),
        rows=(
            Row("By", ((by,),)),
            *when(statement, composer),
        ),
        shown=tuple(replies),
        parties=(composer.brief(statement.speaker),) if statement.speaker else (),
    )


def _entries(stored: Stored[Statement], composer: Composer) -> Iterator[Section]:
    """What was said, in the order of the statement; sensitive entries stand apart, plainly."""
    utterances = composer.ledger.of_statement[stored.ref]
    listed = [u for u in utterances if not u.entry.sensitive]
    blocks: list[Block] = []
    for accusing, run in groupby(listed, key=accuses):
        if accusing:
            blocks.append(exchanges(run, composer, home=True))
        else:
            blocks.append(Sayings(sayings(run, composer, home=True)))
    if blocks:
        yield Section("Said", "What was said", tuple(blocks), searched=True)
    plain = [u.entry for u in utterances if u.entry.sensitive]
    if plain:
        told = tuple(composer.cited(e.gist, e.cite) for e in plain if e.gist)
        yield Section("Also", "Also in this statement", (Prose(told),), quiet=True, sensitive=True)
