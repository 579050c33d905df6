"""YAML text to nodes: a walk of our own over the events of the parser.

The rules come from issue 2, "Reading YAML". A record is the part of YAML that reads the same to
everyone: fields, lists and text. Types are never guessed, so ``no`` and ``01560`` stay as typed.
Tags, anchors, aliases, merge keys and directives are refused, for each makes a file mean something
else than it shows. One line ``---`` may stand before the first field, because many editors and
formatters put it there; a further one, or ``...``, would end the record before the end of its file.

Events are drawn one by one and the walk stops at the first that passes a bound. Neither parser ever
builds the tree of a bomb: composing some 100,000 nested brackets crashes libyaml, and reading
them all takes both parsers a time that grows with the square of the depth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from typing import NoReturn

import yaml

from casebook.problems import Problem, in_order
from casebook.reading import rules
from casebook.reading.advice import (
    Advice,
    advise,
    ends,
    error_of,
    link_in_list,
    missing_blank,
    order,
)
from casebook.reading.characters import CHECK, bad_escape, decode, mark_at, shown
from casebook.reading.nodes import Listing, Mapping, Mark, Node, Scalar

#: Records nest five or six deep. People lose their way in deeper ones, and parsers their time.
DEEPEST = 12
#: Texts, lists and mappings of one file, keys included. A long record has some 1,000.
MOST_NODES = 20_000
#: A file that is wrong all over is better mended from its top than listed to its end.
MOST_PROBLEMS = 50

_FIELDS = 'Write the fields of the record, each on a line of its own as "key: value".'
_EMPTY = f"{_FIELDS} Or delete the file."
_SHARE = "Share its content out among several records."
# The pure parser turns these into a number without looking, and Python has no such character.
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet.

    What follows from a mistake is not told as a second one: ``silent`` is set within a key that is
    itself refused, ``refused`` while the value of such a key is awaited.
    """

    mark: Mark
    mapping: bool
    flow: bool
    silent: bool = False
    refused: bool = False
    key: Scalar | None = None
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    first: dict[str, int] = field(default_factory=dict)

    def node(self) -> Node:
        if self.mapping:
            return Mapping(tuple(self.entries), self.mark)
        return Listing(tuple(self.items), self.mark)


class _EnoughError(Exception):
    """The walk has nothing more to gain from this file."""


def parse(data: bytes, file: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """The nodes of one YAML file, or else its problems, in order of place.

    ``data`` is what the file holds and ``file`` its name in the problems. Either there is a mapping
    and no problem, or at least one problem and no mapping. No input raises an exception. Problems
    of characters hide those of structure, which may follow from them.
    """
    text, problems = decode(data, file)
    if text is None:
        return None, in_order(problems)
    walk = _Walk(text)
    walk.run()
    if walk.found or not isinstance(walk.root, Mapping):
        return None, in_order(
            Problem(file, mark.line, mark.column, message, remedy, CHECK)
            for mark, message, remedy in walk.found
        )
    return walk.root, ()


def backend() -> type[yaml.SafeLoader] | type[yaml.CSafeLoader]:
    """The parser in use: libyaml where PyYAML was built with it, pure Python otherwise."""
    return yaml.CSafeLoader if getattr(yaml, "__with_libyaml__", False) else yaml.SafeLoader


class _Walk:
    """One pass over the events of ``text``: a stack of what is open, and what was found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.found: list[Advice] = []
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.last: yaml.Event | None = None
        self.nodes = 0
        self.documents = 0

    def run(self) -> None:
        try:
            self.before()
            for event in self.events():
                self.take(event)
                self.last = event
            self.after()
        except _EnoughError:
            return
        except yaml.MarkedYAMLError as error:
            opening = next((each.mark for each in self.stack if each.flow), None)
            advice = advise(error_of(error, self.last, opening, self.lines))
            # What a line or bracket was blamed for is the likely cause of the parser's complaint.
            since = opening or Mark(advice.mark.line, 1)
            if all(astuple(each.mark) < astuple(since) for each in self.found):
                self.tell(advice)

    def events(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self.text, Loader=backend())
        except (ValueError, OverflowError):
            match = _BEYOND.search(self.text, ends(self.last)[1].index if self.last else 0)
            start = match.start() if match else 0
            found = bad_escape(self.text[start:]) or (0, "YAML cannot read this.", "Write it anew.")
            self.stop(mark_at(self.text, start), *found[1:])

    def before(self) -> None:
        comments = False
        for number, line in enumerate(self.lines, 1):
            if line.startswith("%"):
                self.stop(*order(number))
            content = line.strip(" ")
            if content and not content.startswith("#"):
                return
            comments = comments or bool(content)
        message = "The file holds nothing but comments." if comments else "The file is empty."
        self.stop(Mark(1, 1), message, _EMPTY)

    def after(self) -> None:
        root = self.root
        if self.found or root is None or isinstance(root, Mapping):
            return
        mark = root.mark
        if isinstance(root, Listing):
            self.stop(mark, "The file begins with a list, not with fields.", _FIELDS)
        elif not root.value:
            self.stop(Mark(1, 1), "The file is empty.", _EMPTY)
        missing = missing_blank(self.lines[mark.line - 1], mark.line)
        self.tell(missing or Advice(mark, "The file holds one text and no fields.", _FIELDS))

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    remedy = 'Keep one record in a file: delete the line "---", or what follows it.'
                    self.stop(rules.mark(event), "A second document begins here.", remedy)
            case yaml.DocumentEndEvent(explicit=True):
                message = 'The line "..." ends the record before the end of the file.'
                self.stop(rules.mark(event), message, "Delete the line.")
            case yaml.NodeEvent():
                self.nodes += 1
                if self.nodes > MOST_NODES:
                    message = f"The file has more than {MOST_NODES:,} texts, lists and mappings."
                    self.stop(rules.mark(event), message, _SHARE)
                self.node(event)
            case yaml.CollectionEndEvent():
                closed = self.stack.pop()
                self.put(closed.node())
            case _:
                pass

    def node(self, event: yaml.NodeEvent) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.mapping and parent.key is None:
            self.key(event, parent)
            return
        advice = rules.indirect(event)
        if isinstance(event, yaml.CollectionStartEvent):
            self.open(event, advice)
            return
        text = ""
        if isinstance(event, yaml.ScalarEvent):
            text = event.value
            owner = parent.key if parent else None
            advice = advice or self.text_rules(event, flow=parent is not None and parent.flow)
            # A file with nothing in it is told as such when the walk is over.
            if parent:
                advice = advice or rules.value(event, owner) or rules.swallowed(event, self.lines)
        if advice and not (parent and parent.refused):
            self.tell(advice)
        self.put(Scalar(text, rules.mark(event)))

    def key(self, event: yaml.NodeEvent, parent: _Open) -> None:
        mark = rules.mark(event)
        advice = rules.indirect(event)
        name = ""
        if isinstance(event, yaml.ScalarEvent):
            name = event.value
            line = self.lines[ends(event)[1].line]
            advice = (
                advice
                or self.text_rules(event, flow=parent.flow)
                or rules.merge(event)
                or rules.key(event, line, flow=parent.flow)
            )
            if advice is None and name in parent.first:
                message = f"The key {shown(name)} is already in line {parent.first[name]}."
                advice = Advice(mark, message, "Keep one of the two.")
            parent.first.setdefault(name, mark.line)
        elif isinstance(event, yaml.CollectionStartEvent):
            remedy = (
                'Write "key: value" with a word as the key.'
                " If the bracket belongs to a text, put the whole value in double quotes."
            )
            advice = Advice(mark, "A list or mapping cannot be a key.", remedy)
        if advice:
            self.tell(advice)
        parent.refused = advice is not None
        if isinstance(event, yaml.CollectionStartEvent):
            self.open(event, None, silent=True)
        else:
            parent.key = Scalar(name, mark)

    def text_rules(self, event: yaml.ScalarEvent, *, flow: bool) -> Advice | None:
        return rules.escape(event, self.text) or rules.portable(event, self.text, flow=flow)

    def open(
        self, event: yaml.CollectionStartEvent, advice: Advice | None, *, silent: bool = False
    ) -> None:
        mark = rules.mark(event)
        parent = self.stack[-1] if self.stack else None
        if len(self.stack) >= DEEPEST:
            message = f"Lists and mappings are nested more than {DEEPEST} deep here."
            self.stop(mark, message, "Delete brackets or dashes that are too many.")
        listing = isinstance(event, yaml.SequenceStartEvent)
        if listing and parent and parent.flow and not (parent.mapping or parent.items):
            outer = parent.mark
            if self.lines[mark.line - 1].startswith("[[", outer.column - 1):
                advice = advice or link_in_list(outer)
        if advice:
            self.tell(advice)
        silent = silent or (parent is not None and parent.silent)
        self.stack.append(_Open(mark, not listing, bool(event.flow_style), silent))

    def put(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if not parent.mapping:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = Scalar("", node.mark)
        else:
            parent.entries.append((parent.key, node))
            parent.key, parent.refused = None, False

    def tell(self, advice: Advice) -> None:
        if self.stack and self.stack[-1].silent:
            return
        if len(self.found) == MOST_PROBLEMS:
            message = f"More than {MOST_PROBLEMS} problems stand before this line."
            self.found.append(Advice(advice.mark, message, "Correct them and check again."))
            raise _EnoughError
        self.found.append(advice)

    def stop(self, mark: Mark, message: str, remedy: str) -> NoReturn:
        self.found.append(Advice(mark, message, remedy))
        raise _EnoughError
