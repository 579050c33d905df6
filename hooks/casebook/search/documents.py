"""Documents: what search is told of each page, as plain data.

A writer makes them from page models and hands them to :func:`casebook.search.index.files`; nothing
here reads HTML. All texts are plain: no markup, no citation marks. Wherever a text is a tuple, each
item is a piece that readers can be shown by itself: a sentence, a fact, or a whole paragraph, which
the index divides into its sentences.

What must not be found (sensitive entries) is simply not put in here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie of the page's subject to another record, said as a sentence that answers "who"."""

    sentence: str
    """Subject first: "Nick Brana founded the Movement for a People’s Party"."""

    other: str = ""
    """The path of the page at the other end: all names of that page find the sentence too."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that is a result of its own."""

    id: str
    """The fragment of its address, without ``#``."""

    heading: str
    """What it is called. With a ``label`` it must say all by itself ("ORLA on MPP: bylaws and
    rules"), because the result shows it without the title of its page."""

    label: str = ""
    """What it is, such as "Accusation"; empty for a plain section of the page."""

    kind: str = ""
    """The filter it belongs to; empty: that of its page."""

    text: tuple[str, ...] = ()
    """What it says, the most telling piece first (of an accusation: our paraphrase). Empty if it
    only repeats what another page says: then its heading alone finds it."""

    quote: str = ""
    """Verbatim words, without quotation marks. Typed in full they find this part first."""

    reply: str = ""
    """Of an accusation: the reply in a sentence, or "We found no reply to this." Shown with every
    result, and found by what it says."""

    parties: tuple[str, ...] = ()
    """Whose it is, by short names, the speaker first."""

    date: str = ""
    """When, in the words that readers see ("February 7, 2021"); empty if not known."""

    names: tuple[str, ...] = ()
    """Other names that find it as its heading does, such as short names of those it is about."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page."""

    path: str
    """Its address below the root of the site, such as "people/nick-brana/"."""

    title: str
    """Its name, as it heads the page; the same on no other page of its kind."""

    kind: str
    """The filter it belongs to, one of those given to :func:`casebook.search.index.files`."""

    label: str
    """What a result is called, such as "Person" or "Overview"."""

    description: str = ""
    """Who or what it is, in one or two sentences: what a result shows first."""

    text: tuple[str, ...] = ()
    """What the page says besides, outside its parts."""

    weight: float = 1.0
    """How far it is preferred to others that have the same words; 1 is a page like any other.
    Names of pages above 1 are offered to those who find nothing."""

    parties: tuple[str, ...] = ()
    """Whose it is, by short names: who said it, who is in dispute, where a person belongs."""

    date: str = ""
    """When, in the words that readers see; empty if it has no date."""

    names: tuple[str, ...] = ()
    """Other names that find it as its title does."""

    relations: tuple[Relation, ...] = ()
    """Its ties to other records. Put each at the end that acts: a founder has it, the organization
    does not."""

    parts: tuple[Part, ...] = ()
    """Its parts, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question that people bring, shown above the results that match it."""

    question: str
    """The question as it is shown: "Did MPP answer that it lacked bylaws?"."""

    answer: str
    """The answer in a sentence or two; what stands in curly marks is shown as a quotation."""

    link: str
    """Where it comes from: an address below the root of the site, usually with a fragment."""

    also: tuple[str, ...] = ()
    """Other ways to ask the same, which find it as the question does."""
