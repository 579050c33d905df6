"""Corrections of a record: what was mended in it, and how a reader can have more mended."""

from __future__ import annotations

from pydantic import BaseModel

from casebook.catalog.catalog import Stored
from casebook.catalog.traversal import Path
from casebook.pages.composer import Composer
from casebook.pages.edit_links import Spot
from casebook.pages.text import Action, Link, Text, joined
from casebook.reading.nodes import place
from casebook.records.references import Ref


def correct(
    stored: Stored[BaseModel], path: Path, says: str, composer: Composer, key: str = ""
) -> tuple[Action, ...]:
    """How what stands at ``path`` of a file, and ``says`` this, can be reported or edited.

    Nothing where the settings name no repository.
    """
    edit_links = composer.settings.edit_links
    if edit_links is None:
        return ()
    ref = stored.ref.at(key) if key else stored.ref
    line = place(stored.node, path).line
    spot = Spot(str(ref), composer.address(ref), stored.file, line, says)
    return (
        Action("Report an error", edit_links.suggest(spot), outside=True),
        Action(f"Edit {stored.file}", edit_links.edit(stored.file, line), outside=True),
    )


def notice(ref: Ref, composer: Composer) -> tuple[Text, ...]:
    """What was corrected in a record after it had been published, newest first."""
    lines: list[Text] = []
    for stored in composer.casebook.corrections.of.get(ref, ()):
        correction = stored.record
        day = composer.day(correction.date)
        words = Link(composer.address(stored.ref), "Corrected on")
        gone = [Ref.parse(text) for text in correction.withdrawn]
        parts = joined(
            (composer.labels.heading(former.part or ""),) for former in gone if former.whole == ref
        )
        withdrawn: Text = (" No longer here: ", *parts, ".") if parts else ()
        lines.append((words, " ", day, ": ", *composer.text(correction.what), *withdrawn))
    return tuple(lines)


def withdrawn(ref: Ref, composer: Composer) -> tuple[str, ...]:
    """The keys of parts that a record has no more: their addresses still lead to the notice."""
    parts = (
        Ref.parse(text)
        for stored in composer.casebook.corrections.of.get(ref, ())
        for text in stored.record.withdrawn
    )
    return tuple(former.part for former in parts if former.whole == ref and former.part)
