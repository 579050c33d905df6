"""Speech as blocks: what somebody said, accusations beside their replies, a debate."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.pages.text import Action, Day, Link, Marks, Quote, Text, plain


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that somebody said.

    ``home`` says whether this page is its own: there its key is an anchor, search finds it and
    programs are told of it. ``about`` names whom it is about, ``via`` who passed it on.
    """

    id: str
    address: str
    kind: str
    subject: str
    speaker: Text
    party: str
    about: Text
    when: Day | None
    via: Text
    gist: Text
    quote: Quote | None
    marks: Marks
    home: bool = False
    accuses: bool = False
    statement: Link | None = None
    proof: Link | None = None
    """How it was proved that the quotation is verbatim."""
    actions: tuple[Action, ...] = ()

    @property
    def heading(self) -> str:
        """Who, on what: the name of the statement in search and for programs."""
        return f"{plain(self.speaker)} on {self.subject}"


@dataclass(frozen=True, slots=True)
class Sayings:
    """Statements one below the other; ``large`` if their very words are what one came for."""

    sayings: tuple[Saying, ...]
    large: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What answers one or more accusations, and how: “One general reply to all four”."""

    saying: Saying
    scope: str
    pairing: Marks | None
    """The paragraph that pairs the two, where it is not what the reply itself rests on."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Accusations that share their replies, or that share having none."""

    accusations: tuple[Saying, ...]
    replies: tuple[Reply, ...]
    none: str = ""
    """What is said where no reply was found."""


@dataclass(frozen=True, slots=True)
class Exchanges:
    """Accusations, each beside its replies."""

    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """A position in a debate, with what answers it directly below."""

    saying: Saying
    replies: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Debate:
    """What was said for and against a proposal, in two columns, each by date."""

    columns: tuple[tuple[str, tuple[Argument, ...]], ...]
