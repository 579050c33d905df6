"""What is said about YAML that no parser can read: the same with either of the two."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest
import yaml

from casebook.reading import parser
from casebook.reading.parser import parse

BACKENDS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]

QUOTE = "Put the whole value in double quotes."
AS_TEXT = "If it is meant as text, put the whole value in double quotes."
BESIDE = "Begin the line in the column of the line that it belongs beside."
DEEPER = f"This line is indented deeper than the line before, which already has its value. {BESIDE}"
FITS_NONE = f"The indentation of this line fits none of the lines before. {BESIDE}"
COLON = f"The unquoted value holds a colon, which ends a key in YAML. {QUOTE}"
OPEN = (
    "The quote that opens here is not closed. Put the same quote mark at the end of the value."
    " A value that begins with a quote mark of its own needs double quotes around it."
)
DOUBLE = (
    "There is text after the closing quote. Put the whole value in double quotes, with a"
    ' backslash before each double quote inside it, as in "a \\"word\\" in it".'
)
SINGLE = (
    "There is text after the closing quote."
    " Put the whole value in double quotes, where an apostrophe is an apostrophe."
)
NO_FIELD = (
    'This line is no field: it has no colon. Write "key: value".'
    " A value that goes on in a second line is indented there."
)
LIST = (
    "A list cannot begin on the line of its key."
    f' Write each item on a line of its own that begins with "- ". {AS_TEXT}'
)
BLOCK = f"the text must begin on a new line. Begin it on the next line, indented. {AS_TEXT}"
NO_CHARACTER = "stands for a code that is no character. Delete it."
TWO = "Write two backslashes in double quotes where one is meant."


def missing_blank(key: str) -> str:
    return (
        f'There is no blank after the colon of "{key}".'
        f' Write a blank between the colon and the value, as in "{key}: ...".'
    )


def bracket(sign: str, closing: str) -> str:
    return (
        f"What opens here with {sign} cannot be read up to its end."
        f" Write a comma between the items and {closing} after the last one. {AS_TEXT}"
    )


def begins(sign: str) -> str:
    return f'An unquoted value cannot begin with "{sign}". {QUOTE}'


@pytest.fixture(params=BACKENDS, ids=lambda loader: loader.__name__, autouse=True)
def _backend(request: pytest.FixtureRequest) -> Iterator[None]:
    with patch.object(parser, "backend", lambda: request.param):
        yield


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        # Quotes
        ('name: "Jane\nborn: x\n', f"1:7: {OPEN}"),
        ("a: 'b\n", f"1:4: {OPEN}"),
        ("a: b\n'c: d\n", f"2:1: {OPEN}"),
        ('a: "b\n---\nc"\n', f"1:4: {OPEN}"),
        ('name: "Jane\ngist: "text"\n', "1:7: The quote that opens here is closed only in line 2."
                                        " Put the same quote mark at the end of the value."),
        ('a: "He" said\n', f"1:9: {DOUBLE}"),
        ('a: "é😀" x\n', f"1:9: {DOUBLE}"),
        ('a: "it said: "no" to x"\n', f"1:15: {DOUBLE}"),
        ("a: 'it's fine'\n", f"1:8: {SINGLE}"),
        (r'a: "C:\dir"', rf'1:7: YAML has no escape "\d". {TWO}'),
        ('a: "b\n  \\x4"\n', rf'2:3: YAML has no escape "\x". {TWO}'),
        (r'a: "\ud800"', r'1:5: The escape "\ud800" stands for half of a character.'
                         " Type the whole character itself."),
        (r'a: "b\U00110000"', rf'1:6: The escape "\U00110000" {NO_CHARACTER}'),
        (r'a: "b\Uffffffff"', rf'1:6: The escape "\Uffffffff" {NO_CHARACTER}'),
        # Colons
        ("gist: He said: no\n", f"1:14: {COLON}"),
        ("é: 😀 b: c\n", f"1:7: {COLON}"),
        ("a: b:\n", f"1:5: {COLON}"),
        ("a: http://x.y: z\n", f"1:14: {COLON}"),
        ("a: one\n  two words: three\n", f"2:12: {COLON}"),
        ("name:Jane\n", f"1:5: {missing_blank('name')}"),
        ("name:Jane\nborn: x\n", f"1:5: {missing_blank('name')}"),
        ("born: x\nname:Jane\n", f"2:5: {missing_blank('name')}"),
        ("a: b\ncite:[c]\n", f"2:5: {missing_blank('cite')}"),
        ("name Jane\nborn: x\n", f"1:1: {NO_FIELD}"),
        ("born: x\nname Jane\n", f"2:1: {NO_FIELD}"),
        ("a:\n  b\n  c: d\n", f"2:3: {NO_FIELD}"),
        (": b\n", "1:1: There is no key before the colon."
                  " Write the name of the field before the colon."),
        # Indentation
        ("name: Jane\n  born: x\n", f"2:3: {DEEPER}"),
        ("a: b\n c: d\n", f"2:2: {DEEPER}"),
        ('a: "x"\n   b: c\n', f"2:4: {DEEPER}"),
        ("a:\n  - b: c\n   d: e\n", f"3:4: {DEEPER}"),
        ("a:\n  b: c\n d: e\n", f"3:2: {FITS_NONE}"),
        ("a:\n   - b\n  - c\n", f"3:3: {FITS_NONE}"),
        ("  a: b\nc: d\n", f"2:1: {FITS_NONE}"),
        ("a: b\n- c\n", f"2:1: {FITS_NONE}"),
        # Signs at the beginning
        *((f"a: {sign}x\n", f"1:4: {begins(sign)}") for sign in "@`%"),
        ("a: * x\n", f"1:4: {begins('*')}"),
        ("a: *x* y\n", f"1:4: {begins('*')}"),
        ("a: & x\n", f"1:4: {begins('&')}"),
        ("a: !b!c d\n", f"1:4: {begins('!')}"),
        ("a: !<b\n", f"1:4: {begins('!')}"),
        ("a: ? b\n", f"1:4: {begins('?')}"),
        ("a: , b\n", f"1:4: {begins(',')}"),
        ("a: ] b\n", f"1:4: {begins(']')}"),
        ("a: - b\n", f"1:4: {LIST}"),
        ("a: | b\n", f"1:4: After | {BLOCK}"),
        ("a: > b\n", f"1:4: After > {BLOCK}"),
        ("a: |# b\n", f"1:4: After | {BLOCK}"),
        # Brackets
        ("a: [b, c\nd: e\n", f"1:4: {bracket('[', ']')}"),
        ("a: {b: c\n", f"1:4: {bracket('{', '}')}"),
        ("a: [b,,c]\n", f"1:4: {bracket('[', ']')}"),
        ("a: [\n", f"1:4: {bracket('[', ']')}"),
        ("a: [b] c\n", f"1:8: There is text after the closing ]. {QUOTE}"),
        ("a: {b: c} d\n", "1:11: There is text after the closing }. " + QUOTE),
        ("a: b\n}\n", "2:1: The } closes nothing. Delete it, or the line before."),
        # Whatever else
        ("a: |0\n  b\n", f"1:4: After | {BLOCK}"),
    ],
)  # fmt: skip
def test_syntax_errors_are_told_in_plain_words(text: str, problem: str) -> None:
    node, problems = parse(text.encode(), "f")
    assert node is None
    assert [str(each) for each in problems] == [f"f:{problem}"]
