"""Telling: the history of a repository, in words for readers.

What binds us to texts, and which paragraphs are used, is left to those who keep the casebook. What
was taken back is told nowhere (`withheld`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import NO_REPLY, Utterance, accuses, listable
from casebook.changes.change import COMMITMENTS, Change, Sort
from casebook.changes.delta import compare
from casebook.changes.history import NO_GIT, NO_HISTORY, History, Span, Told
from casebook.changes.report import sentence
from casebook.changes.revisions import NoGitError, RevisionError, day, is_whole, releases, state
from casebook.changes.texts import HIDDEN
from casebook.changes.withheld import Past, Said
from casebook.intake import Remembered
from casebook.problems import number_of
from casebook.records.corrections import Correction
from casebook.records.kinds import KINDS
from casebook.records.references import Ref
from casebook.records.statements import CUT

_UNTOLD = COMMITMENTS | {
    Sort.PARAGRAPH_USED,
    Sort.PARAGRAPH_UNUSED,
    Sort.PARAGRAPH_OPENED,
    Sort.POINTER_CHANGED,
}
_REMOVED = frozenset({Sort.RECORD_REMOVED, Sort.RECORD_GONE})


def history(root: Path, present: Casebook, remembered: Remembered | None = None) -> History:
    """The history of the casebook in ``root``, which is ``present``; no error ends it."""
    try:
        if not is_whole(root):
            return History(missing=NO_HISTORY)
        known = releases(root)
        intakes = [state(root, each.commit, remembered).intake for each in known]
    except NoGitError:
        return History(missing=NO_GIT)
    except RevisionError:
        return History(missing=NO_HISTORY)
    if not known:
        return History()
    past = Past([present, *(intake.casebook for intake in intakes)])
    spans = tuple(
        Span(
            release,
            known[number - 1] if number else None,
            tuple(_numbered(_told(past, number))),
            _unread(release.name, {problem.file for problem in intakes[number].problems}),
        )
        for number, release in enumerate(known)
    )
    held = frozenset(known[number - 1].name for number in past.held if number)
    return History(spans, known[-1], "", held, day(root))


def _unread(name: str, files: set[str]) -> str:
    if not files:
        return ""
    number = number_of(len(files), "file")
    return (
        f"{number} of {name} could not be read by this version of the site, and changes "
        "to them are not listed."
    )


def _numbered(those: Iterator[Told]) -> Iterator[Told]:
    """``those``, each with an anchor of its own."""
    taken: set[str] = set()
    for told in those:
        change = told.change
        same = (str(change.ref), change.sort, change.field, change.before, change.after)
        said = sha256("\n".join(same).encode()).hexdigest()[:8]
        first = f"{change.ref.slug if told.ref else told.kind}-{said}"
        number, anchor = 1, first
        while anchor in taken:
            number, anchor = number + 1, f"{first}-{number + 1}"
        taken.add(anchor)
        yield replace(told, id=anchor)


def _told(past: Past, number: int) -> Iterator[Told]:
    """What readers are told of the changes that led to state ``number`` from the one before it."""
    after, before = past.states[number], past.states[number + 1]
    new = [s for s in after.catalog.of(Correction) if s.ref not in before.catalog.records]
    for change in compare(before, after):
        whole = change.ref.whole
        there = whole in after.catalog.records
        if change.sort in _UNTOLD or not (there or whole in before.catalog.records):
            continue
        ref = past.today(number if there else number + 1, whole)
        if ref is None:
            if change.sort in _REMOVED:
                yield _nameless(change)
            continue
        said = past.said.get((ref, change.ref.part), ())
        hidden = HIDDEN in change.before + change.after
        if hidden or not all(listable(utterance) for _, utterance in said):
            continue
        told = Told(
            change,
            ref.kind,
            ref,
            past.present.catalog.name(ref),
            _sentence(change, past.present.catalog.name(ref), said),
            _replies(said, change),
            tuple(_corrections(new, change, past.present)),
            frozenset(_shown(ref, said, past.present)) - {ref},
        )
        if (ref, change.ref.part) in past.withdrawn:
            if change.sort is Sort.ITEM_REMOVED:
                quiet = replace(change, title=told.name, before="", after="")
                words = f"{change.label} withdrawn."
                yield replace(told, change=quiet, sentence=words, replies="")
        elif not past.tells(told.words):
            yield told


def _sentence(change: Change, name: str, said: Sequence[Said]) -> str:
    """What has changed, for readers: without addresses, and with what it is if it accuses."""
    if change.sort in {Sort.RECORD_RENAMED, Sort.RECORD_UPROOTED}:
        return f"{name} now has another address."
    if change.sort is Sort.RECORD_MERGED:
        return f"{change.title} is now part of this page."
    told = sentence(change).replace(f" ({name})", "", 1)
    if said and accuses(said[0][1]) and change.sort not in {Sort.REPLY_ADDED, Sort.REPLY_REMOVED}:
        return f"Accusation: {told}"
    return told


def _shown(ref: Ref, said: Sequence[Said], present: Casebook) -> Iterator[Ref]:
    """The records whose pages show what has changed in ``ref``: of a statement, who made it, whom
    it is about, its dispute; and what each of them was called before.
    """
    those = {ref}
    for casebook, utterance in said[:1]:
        named = [utterance.speaker, *utterance.entry.about, utterance.entry.dispute]
        those |= {each.whole for each in named if each and each.whole in casebook.catalog.records}
    yield from those
    for former, stored in present.catalog.tombstones.items():
        if stored.record.moved_to.whole in those:
            yield former


def _nameless(change: Change) -> Told:
    """That a record was removed, and why, without a word of what it was."""
    kind = change.ref.kind
    title = f"A {KINDS[kind].one.lower()}" if kind in KINDS else "A record"
    if title[2] in "aeiou":
        title = f"An {title[2:]}"
    why = f": {change.after}" if change.sort is Sort.RECORD_REMOVED else "."
    return Told(replace(change, title=title), kind, None, title, f"{title} was removed{why}")


def _corrections(
    new: list[Stored[Correction]], change: Change, present: Casebook
) -> Iterator[tuple[Ref, str]]:
    """The ``new`` corrections that name what has changed, in their words of today."""
    for stored in new:
        today = present.catalog.get(stored.ref, Correction)
        named = {change.ref, change.ref.whole} & {*stored.record.records}
        if change.alters and named and today:
            yield stored.ref, today.why.plain(present.catalog.brief)


def _replies(said: Sequence[Said], change: Change) -> str:
    """The replies to the accusation that ``change`` is about, as the newest state has them."""
    if not said or not accuses(said[0][1]):
        return ""
    casebook, utterance = said[0]
    replies = casebook.ledger.replies.get(utterance.ref, ())
    if not replies:
        return "" if change.sort is Sort.REPLY_REMOVED else NO_REPLY
    return " ".join(_reply(reply.utterance, casebook) for reply in replies)


def _reply(utterance: Utterance, casebook: Casebook) -> str:
    """Who replied, and what: in our words, then in theirs."""
    catalog, entry = casebook.catalog, utterance.entry
    who = catalog.brief(utterance.speaker) if utterance.speaker else utterance.unnamed
    gist = entry.gist.plain(catalog.brief) if entry.gist else ""
    quote = f"“{CUT.join(map(str, entry.quote))}”" if entry.quote else ""
    return f"Reply by {who}: {' '.join(filter(None, (gist, quote)))}"
