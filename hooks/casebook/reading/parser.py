"""YAML text to nodes: a walk of our own over the events of the parser.

A record is the part of YAML that reads the same to everyone: fields, lists and text. Types are
never guessed, so ``no`` and ``01560`` stay as typed; a letter and its accent are one sign, however
they were typed. Tags, anchors, aliases and directives are refused, because each makes a file mean
something else than it shows. One line ``---`` may come before the first field, because many editors
put it there; a further one, or ``...``, would end the record before the end of its file.

Events are drawn one by one and the walk stops at the first that passes a bound. Neither parser ever
builds the tree of a bomb: composing some 100,000 nested brackets crashes libyaml, and reading
them all takes both parsers a time that grows with the square of the depth.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn
from unicodedata import normalize

import yaml

from casebook.problems import Problem, in_order
from casebook.reading import rules
from casebook.reading.advice import Advice, Line, Stop, explain, mistake, sign
from casebook.reading.characters import CHECK, bad_escape, decode, mark_at
from casebook.reading.nodes import Listing, Mapping, Mark, Node, Scalar

#: Records nest five or six deep. People lose their way in deeper ones, and parsers their time.
DEEPEST = 12
#: Texts, lists and mappings of one file, keys included. A long record has some 1,000.
MOST_NODES = 20_000
#: A file that is wrong all over is better corrected from its top than listed to its end.
MOST_PROBLEMS = 50
TOO_MANY = f"There are more than {MOST_PROBLEMS} problems before this line."
FIRST_THESE = "Correct them and check again."

_FIELDS = 'Write the fields of the record, each on a line of its own as "name: value".'
# The pure parser turns these into a number without looking, and Python has no such character.
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")

_ODD = re.compile(r"[\\#“”„‘’]|^ *-[^\W\d_]")
"""What a line has that says something else than it seems to; brackets are told apart from it."""


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
    root = walk.run()
    if root is not None and not walk.found:
        return root, ()
    end = mark_at(text, len(text))
    return None, in_order(
        Problem(file, *min(mark, end), message, remedy, CHECK)
        for mark, message, remedy in walk.found
    )


def backend() -> type[yaml.SafeLoader] | type[yaml.CSafeLoader]:
    """The parser in use: libyaml where PyYAML was built with it, pure Python otherwise."""
    return yaml.CSafeLoader if getattr(yaml, "__with_libyaml__", False) else yaml.SafeLoader


class _Walk:
    """One pass over the events of ``text``, and the mistakes found so far.

    A casebook has tens of thousands of events, so the usual one gets by with few tests. They are
    ``Any`` because the type stubs let them lack their marks, and those of both parsers never do.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        # A parser may stop one line below the last.
        self.lines = [*text.split("\n"), ""]
        self.found: list[Advice] = []
        self.nodes = 0
        self.unusual = rules.unusual(text)
        """Whether each text needs a closer look; in most files none does."""
        self.bracket: Mark | None = None
        """Where the outermost bracket is that the walk is within."""
        self.silent = False
        """Whether what is found follows from what is told already."""
        self.draw: Callable[[], Any]

    def run(self) -> Mapping | None:
        """The mapping in the file; ``None`` if it holds another thing or cannot be read."""
        try:
            if alien := rules.alien(self.text):
                self.stop(*alien)
            self.draw = backend()(self.text).get_event
            root = self.document()
            if isinstance(root, Mapping):
                return root
            if not self.found:
                self.tell(self.no_fields(root))
        except _EnoughError:
            pass
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            advice, bracket = self.advice(error)
            # What a line or bracket was blamed for is the likely cause of the parser's complaint.
            since = bracket or Mark(advice.mark.line, 1)
            if all(each.mark < since for each in self.found):
                self.found.append(advice)
        return None

    def document(self) -> Node | None:
        root: Node | None = None
        started = False
        while (event := self.draw()) is not None:
            match event:
                case yaml.DocumentStartEvent() if started:
                    remedy = 'Keep one record in a file: delete the line "---", or what follows it.'
                    self.stop(rules.place(event), "A second record begins here.", remedy)
                case yaml.DocumentStartEvent():
                    started = True
                case yaml.DocumentEndEvent(explicit=True) if self.follows(event):
                    message = 'The line "..." ends the record before the end of the file.'
                    self.stop(rules.place(event), message, "Delete the line.")
                case yaml.NodeEvent():
                    root = self.node(event, None, DEEPEST)
                case _:
                    pass
        return root

    def follows(self, event: Any) -> bool:
        """Whether anything but blank lines follows ``event``."""
        return bool(self.text[event.end_mark.index :].strip())

    def node(self, event: Any, owner: Scalar | None, room: int) -> Node:
        """The node that begins with ``event``: the value of the field ``owner``, or an item.

        ``room`` is how many lists and mappings may still be nested.
        """
        start, end = event.start_mark, event.end_mark
        mark = Mark(start.line + 1, start.column + 1)
        self.count(mark)
        if type(event) is not yaml.ScalarEvent:
            return self.collection(event, mark, owner, room)
        quick = event.style or (event.value and start.line == end.line)
        if not quick or event.tag or event.anchor or (self.unusual and self.odd(event)):
            # An empty file is told as such when the walk is over.
            self.tell(
                rules.written(event, self.text, self.lines, bracket=self.bracket)
                or (rules.meant(event, owner, self.lines) if room < DEEPEST else None)
            )
        return Scalar(normalize("NFC", event.value), mark)

    def collection(self, event: Any, mark: Mark, owner: Scalar | None, room: int) -> Node:
        """The list or mapping that begins with ``event``; in the place of an alias, no text."""
        start = event.start_mark.index
        link = self.text.startswith("[[", start) and self.text[start - 1] != "["
        alias = isinstance(event, yaml.AliasEvent)
        if link or alias or event.anchor or event.tag:
            self.tell(sign(mark, Line.of(self.lines, mark.line)))
        if alias:
            return Scalar("", mark)
        if not room:
            message = f"Lists and fields are nested more than {DEEPEST} deep here."
            self.stop(mark, message, "Delete brackets or hyphens that are too many.")
        outside = self.bracket
        if event.flow_style:
            self.bracket = outside or mark
            self.unusual = True
        node: Node
        if isinstance(event, yaml.SequenceStartEvent):
            node = self.listing(mark, room - 1)
        else:
            node = self.mapping(mark, room - 1, in_list=owner is None and room < DEEPEST)
        self.bracket = outside
        return node

    def listing(self, mark: Mark, room: int) -> Listing:
        items = []
        while type(event := self.draw()) is not yaml.SequenceEndEvent:
            items.append(self.node(event, None, room))
        return Listing(tuple(items), mark)

    def mapping(self, mark: Mark, room: int, *, in_list: bool) -> Mapping:
        entries = []
        lines: dict[str, int] = {}
        while type(event := self.draw()) is not yaml.MappingEndEvent:
            told, silent = len(self.found), self.silent
            key = self.key(event, lines, room, in_list=in_list)
            event = self.draw()
            if len(self.found) > told and not isinstance(event, yaml.CollectionStartEvent):
                self.silent = True
            entries.append((key, self.node(event, key, room)))
            self.silent = silent
        return Mapping(tuple(entries), mark)

    def key(self, event: Any, lines: dict[str, int], room: int, *, in_list: bool) -> Scalar:
        """The name of a field; ``lines`` has the lines of those before it, and gets this one."""
        start = event.start_mark
        mark = Mark(start.line + 1, start.column + 1)
        if type(event) is not yaml.ScalarEvent:
            self.tell(sign(mark, Line.of(self.lines, mark.line)))
            silent, self.silent = self.silent, True
            self.node(event, None, room)
            self.silent = silent
            return Scalar("", mark)
        self.count(mark)
        name: str = event.value
        advice = None
        plain = name.isidentifier() and not (event.tag or event.anchor)
        if not plain or (self.unusual and self.odd(event)):
            advice = rules.key(event, self.text, self.lines, bracket=self.bracket)
            self.tell(advice)
        known = name in lines and all(each.mark.line != lines[name] for each in self.found)
        if known and not advice:
            self.tell(rules.repeated(name, mark, lines, self.lines, in_list=in_list))
        lines.setdefault(name, mark.line)
        return Scalar(name, mark)

    def odd(self, event: yaml.ScalarEvent) -> bool:
        """Whether a text or a name needs a look, in a file of which something does."""
        start, end = rules.ends(event)
        if self.bracket or (start.line != end.line and event.style not in ("|", ">")):
            return True
        return _ODD.search(self.lines[start.line]) is not None

    def count(self, mark: Mark) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            message = f"The file has more than {MOST_NODES:,} texts, lists and groups of fields."
            self.stop(mark, message, "Share its content out among several records.")

    def no_fields(self, root: Node | None) -> Advice:
        """What to say of a file that holds another thing than fields."""
        if isinstance(root, Listing):
            return Advice(root.mark, "The file begins with a list, not with fields.", _FIELDS)
        if isinstance(root, Scalar) and root.value:
            message = "The file holds one text and no fields."
            line = Line.of(self.lines, root.mark.line)
            return mistake(line) or Advice(root.mark, message, _FIELDS)
        comments = root is None and "#" in self.text
        message = "The file holds nothing but comments." if comments else "The file is empty."
        return Advice(Mark(1, 1), message, f"{_FIELDS} Or delete the file.")

    def advice(self, error: Exception) -> tuple[Advice, Mark | None]:
        """What to say of a syntax error, and where the outermost bracket is that was open then.

        The events are drawn once more, so that the walk over good files need not remember them.
        """
        last: Any = None
        brackets: list[Mark] = []
        try:
            draw: Callable[[], Any] = backend()(self.text).get_event
            while (event := draw()) is not None:
                if isinstance(event, yaml.ScalarEvent):
                    last = event
                elif isinstance(event, yaml.CollectionStartEvent) and event.flow_style:
                    brackets.append(rules.place(event))
                elif isinstance(event, yaml.CollectionEndEvent) and brackets:
                    brackets.pop()
        except (yaml.YAMLError, ValueError, OverflowError):
            pass
        if not isinstance(error, yaml.MarkedYAMLError):
            match = _BEYOND.search(self.text, last.end_mark.index if last else 0)
            start = match.start() if match else 0
            escape = bad_escape(self.text[start:]) or (0, "This cannot be read.", "Write it anew.")
            return Advice(mark_at(self.text, start), *escape[1:]), None
        began, problem = error.context_mark, error.problem_mark
        stop = Stop(
            place=rules.mark_of(problem) if problem else Mark(1, 1),
            began=rules.mark_of(began) if began else None,
            last=rules.place(last) if last else None,
            bracket=brackets[0] if brackets else None,
        )
        return explain(stop, self.lines), stop.bracket

    def tell(self, advice: Advice | None) -> None:
        if advice is None or self.silent:
            return
        if len(self.found) == MOST_PROBLEMS:
            self.stop(advice.mark, TOO_MANY, FIRST_THESE)
        self.found.append(advice)

    def stop(self, mark: Mark, message: str, remedy: str) -> NoReturn:
        self.found.append(Advice(mark, message, remedy))
        raise _EnoughError
