"""Blocks: what a section of a page consists of. Each form of a page has one function for each.

``party`` is the side by whose color something is known, ``a`` or ``b``; empty for everybody else.
"""

from __future__ import annotations

from dataclasses import dataclass

from casebook.pages.speech import Debate, Exchanges, Saying, Sayings
from casebook.pages.text import Action, Day, Link, Text


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of running text; ``note`` is what stands beside the matter itself."""

    paragraphs: tuple[Text, ...]
    note: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of :class:`Facts`: a label, and one or more values with their citations."""

    label: str
    values: tuple[Text, ...]
    id: str = ""
    more: Link | None = None
    """Where sources differ: the versions."""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with values; with a ``name`` they are a card about what it leads to."""

    rows: tuple[Row, ...]
    name: Link | None = None
    party: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A short name beside a line, with its color and its link."""

    words: str
    address: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a sequence: when, what, by whom."""

    when: Day | None
    vague: bool
    """Whether the day is inferred or not exactly known."""
    what: Text
    detail: Text
    tags: tuple[Tag, ...] = ()
    party: str = ""
    keys: tuple[str, ...] = ()
    """The addresses of the records to which a list can be narrowed that has this line."""


@dataclass(frozen=True, slots=True)
class Year:
    """The moments under one heading."""

    id: str
    heading: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Moments:
    """What happened, in order; with ``filters`` a reader can narrow it."""

    years: tuple[Year, ...]
    filters: tuple[tuple[str, tuple[Tag, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a :class:`Table`, cell by cell."""

    cells: tuple[Text, ...]
    id: str = ""
    of: str = ""
    """The id, in a file of data, of the row that the line shows."""
    aside: Link | None = None
    """What a reader of the site can do with the line; no other form has it."""
    taken: Text = ()
    """What the last cell says where the page is taken away: there a link alone would not do."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of each line is its heading. Without columns it has no head.

    ``brief`` where cells are a word or two: even a phone has room for them side by side.
    """

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    caption: str = ""
    brief: bool = False
    file: str = ""
    """The address of a CSV file with all its rows: by it readers can narrow, sort and download."""
    filters: tuple[tuple[str, str], ...] = ()
    """By what it can be narrowed: the name in the address of the page, and the label."""
    words: tuple[tuple[str, str], ...] = ()
    """What readers see for words of the file."""
    total: int = 0
    """How many rows the file has."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list: a name, and what there is to say of it."""

    name: Text
    note: Text = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a heading; ``note`` says what they have in common."""

    heading: str
    items: tuple[Item, ...]
    id: str = ""
    note: Text = ()


@dataclass(frozen=True, slots=True)
class Names:
    """Lists of names in groups; ``columns`` where they are short enough to stand side by side."""

    groups: tuple[Group, ...]
    columns: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A party of a dispute: what it said, and how many accusations it made."""

    name: Text
    stance: Text
    tally: Text
    party: str


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of a dispute beside each other."""

    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one party accuses others of: how many have a reply to the point, one in general terms
    only, and none; and the same in words.
    """

    specific: int
    general: int
    open: int
    words: Text


@dataclass(frozen=True, slots=True)
class Tally:
    """A dispute in a list: its name, what it is about, its accusations by who makes them, how
    many arguments were made for and against what it is about, and its points at issue.
    """

    name: Link
    about: str
    shares: tuple[Share, ...]
    arguments: str = ""
    points: Text = ()


@dataclass(frozen=True, slots=True)
class Tallies:
    """Disputes with their accusations, filled where there is a reply."""

    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What lasted, or whose day is not known: from one column of a strip to another, from 1."""

    first: int
    last: int
    what: Text


@dataclass(frozen=True, slots=True)
class Column:
    """A labelled day or month of a strip, with what happened in it."""

    label: str
    moments: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A few days or months side by side."""

    columns: tuple[Column, ...]
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a source: what it is about, what is quoted from it, what is drawn from it."""

    id: str
    number: str
    about: Text
    sayings: tuple[Saying, ...]
    used: tuple[Text, ...]
    original: Action | None = None
    section: str = ""
    """The part of the document that it stands in."""
    quiet: bool = False
    """Whether it is sensitive: on this page alone, and not in search."""


@dataclass(frozen=True, slots=True)
class Passages:
    """The paragraphs of a source in their order."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Questions that readers bring, each with its answer in a sentence or two, and its sources."""

    items: tuple[tuple[Link, Text], ...]


@dataclass(frozen=True, slots=True)
class Jumps:
    """Links to the parts of a page, each with how many things stand there."""

    heading: str
    links: tuple[tuple[Link, str], ...]


Block = (
    Prose | Facts | Sayings | Exchanges | Moments | Table | Names | Sides | Tallies | Strip
    | Passages | Answers | Jumps | Debate
)  # fmt: skip
"""Everything that a section can hold."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; ``level`` is 2, or 3 for a part of the one before.

    ``searched`` says whether its words are at home here; what only repeats another page is not.
    An empty heading continues the lead.
    """

    id: str
    heading: str
    blocks: tuple[Block, ...]
    level: int = 2
    searched: bool = False
    quiet: bool = False
    """Whether search leaves it out with its heading."""
    sensitive: bool = False
    """Whether it stands on this page alone: in no file, and not in search, as what is quiet."""
    actions: tuple[Action, ...] = ()
    anchors: tuple[str, ...] = ()
    """Further addresses that lead here."""
    wide: bool = False
    """Whether it needs the whole width of the page."""
