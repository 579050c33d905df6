"""History: what has changed from each release to the next and since the last one, for readers."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass
from functools import cached_property

from casebook.catalog.catalog import grouped
from casebook.changes.change import Change
from casebook.changes.revisions import Release
from casebook.records.kinds import KINDS
from casebook.records.references import Ref

ADDRESS = "changes/"
"""Where the pages of changes stand, below the root of the site."""

NO_RELEASE = "This site has no release yet. Changes are listed starting with the first one."
NO_GIT = "This copy was made where the history cannot be read, so it lists no changes."
NO_HISTORY = "This copy was made without its history, so it lists no changes."


@dataclass(frozen=True, slots=True)
class Told:
    """A change as readers are told of it.

    ``kind`` is the kind of the record in which something has changed, and ``ref`` what it is called
    today; there is none for one that is gone, and then nothing names it. ``name`` is its name,
    ``sentence`` what has changed, ``replies`` what was replied to the accusation that it is about,
    or that we found no reply. ``corrections`` are those made at the same time that name the record,
    each with the reason. ``shown`` are the other records whose pages show what has changed. ``id``
    is the anchor: the same as long as it is the same change.
    """

    change: Change
    kind: str
    ref: Ref | None
    name: str
    sentence: str
    replies: str = ""
    corrections: tuple[tuple[Ref, str], ...] = ()
    shown: frozenset[Ref] = frozenset()
    id: str = ""

    @property
    def pages(self) -> list[Ref]:
        """The records on whose pages the change is seen."""
        return sorted({*self.shown, *([self.ref] if self.ref else [])})

    @property
    def words(self) -> str:
        """All that it says."""
        return "\n".join(
            (self.name, self.sentence, self.replies, *(w for _, w in self.corrections))
        )


@dataclass(frozen=True, slots=True)
class Span:
    """What has changed since a release, up to the next one; up to the present if there is none."""

    since: Release
    until: Release | None
    told: tuple[Told, ...]
    unread: str = ""
    """What could not be compared, in a sentence."""

    @property
    def name(self) -> str:
        """What readers call it: the release that it led to."""
        return self.until.name if self.until else f"After {self.since.name}"

    @property
    def title(self) -> str:
        """The same in full."""
        return (
            f"{self.since.name} to {self.until.name}" if self.until else f"since {self.since.name}"
        )

    @property
    def address(self) -> str:
        """The address of its page. It is the same before and after the release it leads to."""
        return f"{ADDRESS}after-{self.since.name}/"

    def kinds(self) -> list[str]:
        """The kinds of records in which something has changed: each has a page of its own."""
        found = {told.kind for told in self.told}
        return [kind for kind in KINDS if kind in found]

    def place(self, told: Told) -> str:
        """The address of a change of this span, however many there are."""
        return f"{self.address}{told.kind}/#{told.id}"


@dataclass(frozen=True)
class History:
    """All spans, the newest first; the first release; or why there is nothing to tell.

    ``held`` are the releases that say what was taken back since: none of them gets an edition.
    ``day`` is that of the present state, as YYYY-MM-DD.
    """

    spans: tuple[Span, ...] = ()
    first: Release | None = None
    missing: str = NO_RELEASE
    held: frozenset[str] = frozenset()
    day: str = ""

    @cached_property
    def of_page(self) -> Table[Ref, tuple[tuple[Span, Told], ...]]:
        """The changes that the page of each record shows, the newest first."""
        pairs = ((span, told) for span in self.spans for told in span.told)
        return grouped((ref, pair) for pair in pairs for ref in pair[1].pages)
