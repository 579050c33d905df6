"""Corrections of a record: what was corrected in it, and how a reader can have more corrected."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from casebook.catalog.catalog import Stored
from casebook.catalog.traversal import Path
from casebook.pages.composer import Composer
from casebook.pages.edit_links import Spot, cut
from casebook.pages.editor import correcting
from casebook.pages.text import Action, Link, Text, joined
from casebook.records.base import Record
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.shown import shown

LONGEST = 60
"""Characters by which a sentence is known in a list of them."""


def correct(
    stored: Stored[BaseModel], path: Path, says: str, composer: Composer, key: str = ""
) -> tuple[Action, ...]:
    """How what stands at ``path`` of a file, and ``says`` this, can be reported or edited.

    Nothing where there is neither an editor in the page nor a repository. Who corrects it in the
    page can hand it over as a change of the file, too.
    """
    edit_links, editor = composer.settings.edit_links, composer.settings.editor
    ref = stored.ref.at(key) if key else stored.ref
    line = stored.mark(path).line
    actions: list[Action] = []
    if editor:
        actions.append(Action("Correct this", correcting(stored.file, line)))
    if edit_links:
        spot = Spot(str(ref), composer.address(ref), stored.file, line, says)
        actions.append(Action("Report an error", edit_links.suggest(spot), outside=True))
    if edit_links and not editor:
        edit = edit_links.edit(stored.file, line)
        actions.append(Action(f"Edit {stored.file}", edit, outside=True))
    return tuple(actions)


def parts(stored: Stored[Record], composer: Composer) -> Iterator[Action]:
    """Where the items of a record's lists can be edited, each at its line; those with a key of
    their own have a menu where they stand.
    """
    edit_links, editor = composer.settings.edit_links, composer.settings.editor
    if not (edit_links or editor):
        return
    for name, declared in shown(type(stored.record)).items():
        if not declared.item or "key" in declared.key:
            continue
        for number, item in enumerate(getattr(stored.record, name)):
            path = (name, number)
            quiet = getattr(item, "sensitive", False)
            leaves = (leaf for way, leaf in stored.leaves if way[:2] == path and not quiet)
            said = next((words for leaf in leaves if (words := _words(leaf, composer))), "")
            line = stored.mark(path).line
            words = f"{declared.item}: {cut(said, LONGEST)}" if said else declared.item
            if editor:
                yield Action(words, correcting(stored.file, line))
            elif edit_links:
                yield Action(words, edit_links.edit(stored.file, line), outside=True)


def _words(leaf: object, composer: Composer) -> str:
    """What a leaf of a record says, or the name of the record that it is a reference to."""
    if isinstance(leaf, Prose):
        return leaf.plain(composer.brief)
    return composer.brief(leaf) if isinstance(leaf, Ref) else ""


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
