"""History: what has changed from each release to the next and since the last one, for readers.

What binds us to texts, and which paragraphs are used, is left to those who keep the casebook. What
is sensitive, and what a record said that was removed since, is told nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import NO_REPLY, Utterance, accuses, listable
from casebook.changes.change import COMMITMENTS, Change, Sort
from casebook.changes.delta import compare
from casebook.changes.report import sentence
from casebook.changes.revisions import NoGitError, Release, RevisionError, releases, state
from casebook.changes.texts import CUT, HIDDEN
from casebook.intake import Remembered
from casebook.problems import number_of
from casebook.records.corrections import Correction
from casebook.records.kinds import KINDS
from casebook.records.prose import Prose
from casebook.records.references import Ref

ADDRESS = "changes/"
"""Where the pages of changes stand, below the root of the site."""

MOST = 200
"""Changes up to which a span is one page; one that has more has a page a kind of record."""

FEW = 3
"""Words that say nothing by themselves, such as a date or a name."""

NO_RELEASE = "No release of this site exists yet. Changes are told from the first one on."
NO_GIT = "This copy was made where the history cannot be read, so it tells no changes."
NO_HISTORY = "This copy was made without its history, so it tells no changes."

_UNTOLD = COMMITMENTS | {Sort.PARAGRAPH_USED, Sort.PARAGRAPH_UNUSED}


@dataclass(frozen=True, slots=True)
class Told:
    """A change as readers are told of it.

    ``name`` is that of the record, unless it was removed since; ``sentence`` what has changed;
    ``replies`` what was replied to the accusation that it is about, or that we found no reply.
    ``corrections`` are those made at the same time that name it, each with the reason.
    """

    change: Change
    name: str
    sentence: str
    replies: str = ""
    corrections: tuple[tuple[Ref, str], ...] = ()

    @property
    def ref(self) -> Ref:
        """The record in which something has changed."""
        return self.change.ref.whole

    @property
    def id(self) -> str:
        """The anchor of the change: the same as long as it is the same change."""
        said = sha256(f"{self.change.ref} {self.sentence}".encode()).hexdigest()
        return f"{self.ref.slug}-{said[:8]}"


@dataclass(frozen=True, slots=True)
class Span:
    """What has changed since a release, up to the next one; up to the present if there is none."""

    since: str
    until: Release | None
    told: tuple[Told, ...]
    unread: str = ""
    """What could not be compared, in a sentence."""

    @property
    def name(self) -> str:
        """What readers call it: the release that it led to."""
        return self.until.name if self.until else f"Since {self.since}"

    @property
    def address(self) -> str:
        """The address of its page. It is the same before and after the release it leads to."""
        return f"{ADDRESS}after-{self.since}/"

    def kinds(self) -> list[str]:
        """The kinds of records that have a page of their own, where it is too long for one."""
        found = {told.ref.kind for told in self.told}
        return [kind for kind in KINDS if kind in found] if len(self.told) > MOST else []

    def place(self, told: Told) -> str:
        """The address of a change of this span."""
        page = f"{self.address}{told.ref.kind}/" if len(self.told) > MOST else self.address
        return f"{page}#{told.id}"


@dataclass(frozen=True)
class History:
    """All spans, the newest first; the first release; or why there is nothing to tell."""

    spans: tuple[Span, ...] = ()
    first: Release | None = None
    missing: str = NO_RELEASE

    @cached_property
    def of_record(self) -> Table[Ref, tuple[tuple[Span, Told], ...]]:
        """The changes of each record, the newest first."""
        found: dict[Ref, list[tuple[Span, Told]]] = {}
        for span in self.spans:
            for told in span.told:
                found.setdefault(told.ref, []).append((span, told))
        return {ref: tuple(those) for ref, those in found.items()}


def history(root: Path, present: Casebook, remembered: Remembered | None = None) -> History:
    """The history of the casebook in ``root``, which is ``present``; no error ends it."""
    try:
        known = releases(root)
        past = [state(root, each.commit, remembered).intake for each in known]
    except NoGitError:
        return History(missing=NO_GIT)
    except RevisionError:
        return History(missing=NO_HISTORY)
    if not known:
        return History()
    states = [present, *(intake.casebook for intake in past)]
    spans = tuple(
        Span(
            release.name,
            until,
            tuple(_told(before, after, present)),
            _unread(release.name, {problem.file for problem in intake.problems}),
        )
        for (after, before), until, release, intake in zip(
            pairwise(states), [None, *known], known, past, strict=False
        )
    )
    return History(spans, known[-1], "")


def _unread(name: str, files: set[str]) -> str:
    if not files:
        return ""
    number = number_of(len(files), "file")
    return (
        f"{number} of {name} could not be read by this version of the site, and no change of "
        "them is told."
    )


def _told(before: Casebook, after: Casebook, present: Casebook) -> Iterator[Told]:
    """What readers are told of the changes from one state to another."""
    corrections = [
        stored
        for stored in after.catalog.of(Correction)
        if stored.ref not in before.catalog.records
    ]
    secret = frozenset(_sensitive([before, after, present]))
    for change in compare(before, after):
        gone = change.ref.whole in present.catalog.removed
        if gone and change.sort is Sort.RECORD_REMOVED:
            kind = KINDS[change.ref.kind].one
            change = Change(change.sort, change.ref, f"A {kind.lower()}", after=change.after)  # noqa: PLW2901
        elif gone or _is_quiet(change, (before, after, present), secret):
            continue
        yield Told(
            change,
            change.title if gone else _name(change.ref.whole, (after, before)),
            sentence(change),
            _replies(change.ref, (after, before)),
            tuple(
                (stored.ref, stored.record.why.plain(after.catalog.brief))
                for stored in corrections
                if change.alters and {change.ref, change.ref.whole} & {*stored.record.records}
            ),
        )


def _is_quiet(change: Change, states: Iterable[Casebook], secret: frozenset[str]) -> bool:
    """Whether a change is told to nobody: it shows what is sensitive, or no reader can see it."""
    said = f"{change.title} {change.before} {change.after}"
    if change.sort in _UNTOLD or HIDDEN in said or any(text in said for text in secret):
        return True
    found = (state.ledger.all.get(change.ref) for state in states)
    return any(utterance and not listable(utterance) for utterance in found)


def _sensitive(states: Iterable[Casebook]) -> Iterator[str]:
    """The texts that are sensitive in one of the states; a few words alone give nothing away."""
    for each in states:
        for stored in each.catalog.records.values():
            marks = [path[:-1] for path, leaf in stored.leaves if path[-1] == "sensitive" and leaf]
            for path, leaf in stored.leaves if marks else ():
                if any(path[: len(mark)] == mark for mark in marks):
                    text = leaf.plain(each.catalog.brief) if isinstance(leaf, Prose) else str(leaf)
                    if len(text.split()) > FEW:
                        yield text.removesuffix(".")


def _name(ref: Ref, states: Iterable[Casebook]) -> str:
    """The name of a record in the first of the states that has it."""
    known = (each.catalog.records[ref] for each in states if ref in each.catalog.records)
    return next((stored.record.name for stored in known), str(ref))


def _replies(ref: Ref, states: Iterable[Casebook]) -> str:
    """The replies to the accusation at ``ref`` in the first of the states that has it."""
    for each in states:
        utterance = each.ledger.all.get(ref)
        if utterance and accuses(utterance):
            replies = each.ledger.replies.get(ref, ())
            return " ".join(_said(reply.utterance, each) for reply in replies) or NO_REPLY
    return ""


def _said(utterance: Utterance, casebook: Casebook) -> str:
    """Who replied, and what: in our words, then in theirs."""
    catalog, entry = casebook.catalog, utterance.entry
    who = catalog.brief(utterance.speaker) if utterance.speaker else utterance.unnamed
    gist = entry.gist.plain(catalog.brief) if entry.gist else ""
    quote = f"“{CUT.join(map(str, entry.quote))}”" if entry.quote else ""
    return f"Reply by {who}: {' '.join(filter(None, (gist, quote)))}"
