"""A page: a title, a lead and sections. All output follows from this one form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, up to the next heading.

    ``level`` is 2 for sections of the page and 3 for parts of one. A section that is not
    ``indexed`` repeats what another page says, and search leaves it out; one that is an ``intro``
    is found with the page itself.
    """

    id: str
    heading: str
    html: Markup
    level: int = 2
    indexed: bool = True
    intro: bool = False
    title: str = ""
    """The heading as search shows it, where the heading alone would not tell what it is about."""
    tools: Markup = field(default=Markup())
    """What a reader can do about it; no part of what it says: neither searched nor exported."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, independent of what makes the site of it.

    ``path`` is its address below the site's root, ending in a slash. ``file`` is the record it
    shows, relative to the project. ``parent`` is the path of the page above it. ``weight`` says how
    far search prefers it. ``updated`` comes from the data, never from the clock. ``searched`` is
    what search knows of the lead: all of it but the line of evidence, whose numbers would hide
    those that are looked for.
    """

    path: str
    title: str
    description: str
    kind: str
    lead: Markup
    sections: tuple[Section, ...] = ()
    file: str | None = None
    parent: str | None = None
    weight: float = 1.0
    updated: date | None = None
    aliases: tuple[str, ...] = field(default=())
    searched: Markup = field(default=Markup())
    wide: bool = False
    """Whether it needs the room of the columns beside it, for a picture or a wide table."""

    @property
    def depth(self) -> int:
        """How many folders below the root the page stands."""
        return self.path.count("/")

    @property
    def base(self) -> str:
        """What leads from the page to the root of the site."""
        return "../" * self.depth
