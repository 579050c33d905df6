"""The body of a page: what the page of one kind of record has that others have not."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.catalog.ledger import Utterance
from casebook.pages.blocks import Row, Section


@dataclass(frozen=True, slots=True)
class Body:
    """``rows`` come first among the key facts; ``shown`` are statements of other records."""

    sections: tuple[Section, ...] = ()
    rows: tuple[Row, ...] = ()
    shown: tuple[Utterance, ...] = ()
    parties: tuple[str, ...] = ()
    wide: bool = False
    first: bool = False
    """Whether readers came for this, so that it stands before the rest of the summary."""
