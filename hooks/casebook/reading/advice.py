"""What a newcomer can do about a YAML syntax error.

The two parsers word one mistake differently and in terms of tokens. They agree on places, so the
advice is drawn from those, from the text that stands there, and from what was read just before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple
from typing import NamedTuple, cast

import yaml

from casebook.reading.characters import bad_escape, shown
from casebook.reading.nodes import Mark

_QUOTE = "Put the whole value in double quotes."
_QUOTE_TEXT = "If it is meant as text, put the whole value in double quotes."
_LINK = 'Put the whole value in double quotes, as in "[[people/jane-doe]] wrote it".'
# Possessive, so that a long line of dashes is not tried in every division between the two parts.
_FIELD = re.compile(r"[ -]*+(?P<key>[\w-]++):(?=[^\s/])")
_KEY_ALONE = re.compile(r"[ -]*+[\w-]++")
_CLOSING = {"[": "]", "{": "}"}


class Advice(NamedTuple):
    """Where a mistake stands, what it is, and what to do."""

    mark: Mark
    message: str
    remedy: str


class Error(NamedTuple):
    """A syntax error with what is known around it.

    ``place`` is where the parser stopped and ``start`` where the thing began that it could not
    finish; ``words`` are its own; ``last`` is the event before, and ``opening`` the innermost
    bracket still open.
    """

    place: Mark
    start: Mark | None
    words: str
    last: yaml.Event | None
    opening: Mark | None
    lines: Sequence[str]

    def line(self, mark: Mark) -> str:
        """The text of the line of ``mark``."""
        return self.lines[mark.line - 1] if mark.line <= len(self.lines) else ""

    def rest(self, mark: Mark) -> str:
        """The text from ``mark`` to the end of its line."""
        return self.line(mark)[mark.column - 1 :]


def error_of(
    error: yaml.MarkedYAMLError,
    last: yaml.Event | None,
    opening: Mark | None,
    lines: Sequence[str],
) -> Error:
    """The parser's ``error`` in the form that `advise` takes."""
    start = mark_of(error.context_mark) if error.context_mark else None
    end = Mark(len(lines), len(lines[-1]) + 1)
    place = mark_of(error.problem_mark) if error.problem_mark else start or end
    words = f"{error.context or ''}: {error.problem or ''}"
    return Error(min(place, end, key=astuple), start, words, last, opening, lines)


def mark_of(mark: yaml.Mark) -> Mark:
    """The place of a parser's mark, which counts from 0."""
    return Mark(mark.line + 1, mark.column + 1)


def ends(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Where ``event`` begins, and where the text after it begins."""
    # Both parsers mark every event, each with a class of its own and the same three numbers.
    return cast("tuple[yaml.Mark, yaml.Mark]", (event.start_mark, event.end_mark))


def link_in_list(mark: Mark) -> Advice:
    """What to say of a value that begins with ``[[``, which YAML takes for a list in a list."""
    return Advice(mark, "An unquoted value that begins with [[ is no link but a list.", _LINK)


def missing_blank(line: str, number: int) -> Advice | None:
    """What to say of a line such as ``name:Jane``, if it is one."""
    match = _FIELD.match(line)
    if match is None:
        return None
    return Advice(
        Mark(number, match.end()),
        f"There is no blank after the colon of {shown(match['key'])}.",
        f"Write a blank between the colon and the value, as in {shown(match['key'] + ': ...')}.",
    )


def advise(error: Error) -> Advice:
    """The advice for a syntax error: always some, and the most special that fits."""
    return (
        _directive(error)
        or _quoted(error)
        or _brackets(error)
        or _beginning(error)
        or _no_colon(error)
        or _colon(error)
        or _leftover(error)
        or Advice(
            error.place,
            "YAML cannot read on from here.",
            'A line is "key: value" or "- item". Put text with special signs in double quotes.',
        )
    )


def text_after(mark: Mark, sign: str) -> Advice:
    """What to say of the ``sign`` of a block of text that is not alone at the end of its line."""
    return Advice(
        mark,
        f"After {sign} the text must begin on a new line.",
        f"Begin it on the next line, indented. {_QUOTE_TEXT}",
    )


def order(number: int) -> Advice:
    """What to say of line ``number``, which begins with a percent sign."""
    message = "A line that begins with % gives an order to the parser."
    return Advice(Mark(number, 1), message, "Delete the line.")


def _directive(error: Error) -> Advice | None:
    """Percent signs in the first column below the first field."""
    if "directive" not in error.words and "document start" not in error.words:
        return None
    lines = range(error.place.line, 0, -1)
    return next((order(n) for n in lines if error.lines[n - 1].startswith("%")), None)


def _quoted(error: Error) -> Advice | None:
    """Quotes that are not closed, or closed too early, and backslashes in them."""
    if "quoted scalar" in error.words and error.start is not None:
        if "unexpected" in error.words:
            return Advice(
                error.start,
                "The quote that opens here is not closed.",
                "Put the same quote mark at the end of the value."
                " A value that begins with a quote mark of its own needs double quotes around it.",
            )
        return _escape(error, error.start)
    last = error.last
    if not isinstance(last, yaml.ScalarEvent) or last.style not in ('"', "'"):
        return None
    start, end = map(mark_of, ends(last))
    if end.line != error.place.line or error.opening:
        return None
    if start.line != end.line:
        return Advice(
            start,
            f"The quote that opens here is closed only in line {end.line}.",
            "Put the same quote mark at the end of the value.",
        )
    inside = (
        "Put the whole value in double quotes, with a backslash before each double quote inside it,"
        ' as in "a \\"word\\" in it".'
        if last.style == '"'
        else "Put the whole value in double quotes, where an apostrophe is an apostrophe."
    )
    return Advice(error.place, "There is text after the closing quote.", inside)


def _escape(error: Error, start: Mark) -> Advice:
    text = "\n".join([error.rest(start), *error.lines[start.line :]])
    found = bad_escape(text)
    if found is None:
        remedy = "Write two backslashes in double quotes where one is meant."
        return Advice(error.place, "A backslash in double quotes begins no known escape.", remedy)
    offset, message, remedy = found
    before = text[:offset]
    line = before.count("\n")
    column = offset - before.rfind("\n") if line else start.column + offset
    return Advice(Mark(start.line + line, column), message, remedy)


def _brackets(error: Error) -> Advice | None:
    """Lists and mappings in brackets, and text that only looks like one."""
    if error.opening:
        bracket = error.rest(error.opening)[:1]
        if error.rest(error.opening).startswith("[["):
            return link_in_list(error.opening)
        if bracket not in _CLOSING:
            return None
        return Advice(
            error.opening,
            f"What opens here with {bracket} cannot be read up to its end.",
            f"Write a comma between the items and {_CLOSING[bracket]} after the last one."
            f" {_QUOTE_TEXT}",
        )
    last = error.last
    if isinstance(last, yaml.SequenceEndEvent | yaml.MappingEndEvent):
        end = mark_of(ends(last)[1])
        closing = error.line(end)[end.column - 2 : end.column - 1]
        if end.line == error.place.line and closing in ("]", "}"):
            return Advice(error.place, f"There is text after the closing {closing}.", _QUOTE)
    return None


def _beginning(error: Error) -> Advice | None:
    """Signs with a meaning of their own at the beginning of a value."""
    scanned = error.start if "scanning" in error.words or "a tag" in error.words else None
    start = scanned or error.place
    sign = error.rest(start)[:1]
    if "block scalar" in error.words:
        return text_after(start, sign)
    if "sequence entries" in error.words:
        return Advice(
            error.place,
            "A list cannot begin on the line of its key.",
            f'Write each item on a line of its own that begins with "- ". {_QUOTE_TEXT}',
        )
    words = ("start any token", "an alias", "an anchor", "a tag", "tag handle", "node content",
             "mapping keys")  # fmt: skip
    if sign and any(word in error.words for word in words):
        return Advice(error.place if "node" in error.words else start,
                      f'An unquoted value cannot begin with "{sign}".', _QUOTE)  # fmt: skip
    return None


def _no_colon(error: Error) -> Advice | None:
    """A line that should be a field and has no colon, or no blank after it."""
    start = error.start if "simple key" in error.words else None
    if "mapping values" in error.words and isinstance(error.last, yaml.ScalarEvent):
        first = mark_of(ends(error.last)[0])
        if first.line < error.place.line and _is_first(error, first):
            start = first
    if start is None:
        return None
    return missing_blank(error.line(start), start.line) or Advice(
        start,
        "This line is no field: it has no colon.",
        'Write "key: value". A value that goes on in a second line is indented there.',
    )


def _colon(error: Error) -> Advice | None:
    """A second colon in a line, or a field below a value."""
    if "mapping values" not in error.words:
        return None
    before = error.line(error.place)[: error.place.column - 1]
    first = mark_of(ends(error.last)[0]) if isinstance(error.last, yaml.ScalarEvent) else None
    if first and first.line < error.place.line and _KEY_ALONE.fullmatch(before):
        return _indentation(error, Mark(error.place.line, _indent(before) + 1))
    message = "The unquoted value holds a colon, which ends a key in YAML."
    return Advice(error.place, message, _QUOTE)


def _leftover(error: Error) -> Advice | None:
    """A line that fits nowhere."""
    sign = error.rest(error.place)[:1]
    if not _is_first(error, error.place):
        return None
    if sign == ":":
        remedy = "Write the name of the field before the colon."
        return Advice(error.place, "There is no key before the colon.", remedy)
    if sign in ("]", "}"):
        return Advice(error.place, f"The {sign} closes nothing.", "Delete it, or the line before.")
    return _indentation(error, error.place)


def _indentation(error: Error, mark: Mark) -> Advice:
    before = next((line for line in reversed(error.lines[: mark.line - 1]) if line.strip()), "")
    deeper = _indent(error.line(mark)) > _indent(before)
    message = (
        "This line is indented deeper than the line before, which already has its value."
        if deeper
        else "The indentation of this line fits none of the lines before."
    )
    return Advice(mark, message, "Begin the line in the column of the line that it belongs beside.")


def _is_first(error: Error, mark: Mark) -> bool:
    """Whether nothing but indentation and dashes stands before ``mark`` on its line."""
    return not error.line(mark)[: mark.column - 1].strip(" -")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
