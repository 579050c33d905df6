"""What a field is to readers, declared beside its type: its label, its place, its other names.

Pages, search, exports, changes, the guide, citations and backlinks read these declarations and know
no field by name, so that a field is added in one place.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Declared = TypeVar("Declared")

Place = Literal["rail", "section", "page", "hidden"]
"""Where a field of a record stands on its page.

``rail``: among the key facts. ``section``: under a heading of its own, item by item. ``page``: a
function of the pages room puts it where readers of that kind look for it. ``hidden``: nowhere.
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """How readers meet a field.

    ``label`` is what they call it, in the form that stands as a heading or before a colon.
    ``item`` is one item of a list, where that is called otherwise. ``backlink`` is the heading
    under which the record that the field names lists the records that name it. ``cited`` is what
    the page of a source says that it supports there; empty if a link to the record says enough.
    ``schema`` is the property of schema.org that says the same. ``key`` names the fields of an
    item that make it the same item when it changes; lists without one are compared by their
    words. ``why`` says why a hidden field is.
    """

    label: str
    at: Place = "page"
    item: str = ""
    backlink: str = ""
    cited: str = ""
    schema: str = ""
    key: tuple[str, ...] = ()
    ordered: bool = False
    """Whether the order of the list is part of what it says."""
    quiet: bool = False
    """Whether it only sorts, finds or hides: a change of it corrects nothing."""
    name: bool = False
    """Whether it is what the record is called."""
    heading: bool = False
    """Whether its text becomes a title, a heading or a line of a list."""
    ours: bool = False
    """Whether a plain text in it is in our own words; running text always is."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One word that a field may hold: its sense, and what readers see for it.

    ``words`` stand for it on a page; ``group`` heads those records that have it; ``back`` is how a
    relation reads from its other end, and ``verb`` how it joins two names into a sentence, if not
    as the words do. ``belongs`` says whether by it the one is a part of the other, ``acts`` whether
    the one does something in it: being named is not being involved.
    """

    sense: str
    words: str = ""
    group: str = ""
    back: str = ""
    verb: str = ""
    belongs: bool = False
    acts: bool = True

    @property
    def joining(self) -> str:
        """What stands between the two names of a relation: "founded", "was a member of"."""
        return self.verb or f"{self.words[:1].lower()}{self.words[1:]}"


@dataclass(frozen=True, slots=True)
class Choices:
    """The words among which a field chooses, in the order in which readers see them."""

    of: Table[str, Choice]

    def words(self, word: str) -> str:
        """What readers see for ``word``."""
        return self.of[word].words or word.capitalize()


UNDECLARED = Shown("", "hidden", why="It has no declaration.")


@cache
def shown(model: type[BaseModel]) -> Table[str, Shown]:
    """The declarations of all fields of ``model``, in the order of the model."""
    return {name: _first(info, Shown) or UNDECLARED for name, info in model.model_fields.items()}


@cache
def choices(model: type[BaseModel]) -> Table[str, Choices]:
    """The fields of ``model`` that choose among words, with those."""
    pairs = ((name, _first(info, Choices)) for name, info in model.model_fields.items())
    return {name: chosen for name, chosen in pairs if chosen}


def at(model: type[BaseModel], place: Place) -> Iterator[tuple[str, Shown]]:
    """The fields of ``model`` that stand at ``place`` of a page."""
    return ((name, each) for name, each in shown(model).items() if each.at == place)


@cache
def inner(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The model whose fields stand below the field ``name`` of ``model``, if it has such."""
    info = model.model_fields.get(name)
    return _model(info.annotation) if info else None


@cache
def along(model: type[BaseModel], names: tuple[str, ...]) -> tuple[Shown, ...]:
    """The declarations on the way from ``model`` down the fields ``names``."""
    if not names:
        return ()
    first, *rest = names
    below = inner(model, first)
    here = shown(model).get(first, UNDECLARED)
    return (here, *(along(below, tuple(rest)) if below else ()))


@cache
def needed(model: type[BaseModel], names: tuple[str, ...]) -> bool:
    """Whether the field at the end of ``names`` must be there where that before it is."""
    first, *rest = names
    below = inner(model, first)
    if rest:
        return below is not None and needed(below, tuple(rest))
    return first in model.model_fields and model.model_fields[first].is_required()


def _model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for arg in get_args(annotation) if (model := _model(arg))), None)


def _first(info: FieldInfo, sort: type[Declared]) -> Declared | None:
    return next((each for each in info.metadata if isinstance(each, sort)), None)
