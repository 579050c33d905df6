"""The walk over one YAML file: what it gives, what it refuses, and that nothing can hurt it."""

from __future__ import annotations

import tracemalloc
from time import process_time
from unittest.mock import patch

import pytest
import yaml

from casebook.reading import parser
from casebook.reading.characters import MOST_BYTES
from casebook.reading.nodes import Listing, Mapping, Mark, Scalar
from casebook.reading.parser import DEEPEST, MOST_NODES, MOST_PROBLEMS, parse
from reading.backends import BACKENDS, parsing_with, plain

pytestmark = pytest.mark.usefixtures("backend")

choice = parser.backend

FIELDS = 'Write the fields of the record, each on a line of its own as "name: value".'
NO_VALUE = "has no value. Write its value after the colon. If nothing is known, delete the line."


def told(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    node, problems = parse(data, "f")
    assert (node is None) == bool(problems)
    assert all(problem.check == "yaml" for problem in problems)
    return [str(problem).removeprefix("f:") for problem in problems]


def good(text: str) -> object:
    node, problems = parse(text.encode(), "f")
    assert problems == ()
    assert node is not None
    return plain(node)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no\n", {"a": "no"}),
        ("a: 01560\nb: 1_000\nc: 12:30:00\nd: 1e3\n",
         {"a": "01560", "b": "1_000", "c": "12:30:00", "d": "1e3"}),
        ("a: 2024-02-30\n", {"a": "2024-02-30"}),
        ("a: null\nb: ~\nc: ''\n", {"a": "null", "b": "~", "c": ""}),
        ("no: x\n1: y\n", {"no": "x", "1": "y"}),
        ("---\na: b\n", {"a": "b"}),
        ("# why\n--- # here\na: b  # c\n", {"a": "b"}),
        ("a: b\r\nc: |\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne\n"}),
        ("a: b#c\n", {"a": "b#c"}),
        ("a: x\n  y\n", {"a": "x y"}),
        ("a: >-\n  x\n  y\n", {"a": "x y"}),
        ("a: [b, c: d]\ne: {f: g}\nh: []\ni: {}\n",
         {"a": ["b", {"c": "d"}], "e": {"f": "g"}, "h": [], "i": {}}),
        ("a: [ [b] ]\n", {"a": [["b"]]}),
        ('a: "\\x41\\u00e9\\U0001F600\\/\\"\\\\"\n', {"a": 'Aé😀/"\\'}),
        ('"<<": x\n', {"<<": "x"}),
        ("a: क्\u200dष\n", {"a": "क्\u200dष"}),
        ("a: b\n\n\n", {"a": "b"}),
        ("a: b", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("a: é😀\n...\n\n", {"a": "é😀"}),
        ("a: b\n...", {"a": "b"}),
    ],
)  # fmt: skip
def test_what_is_typed_is_what_is_read(text: str, value: object) -> None:
    assert good(text) == value


def test_every_node_has_its_place() -> None:
    text = "é: 😀\nlist:\n  - a\n  - {b: c}\nfields:\n  d: |\n    e\n"
    node, problems = parse(text.encode(), "f")
    assert problems == ()
    assert node == Mapping(
        (
            (Scalar("é", Mark(1, 1)), Scalar("😀", Mark(1, 4))),
            (
                Scalar("list", Mark(2, 1)),
                Listing(
                    (
                        Scalar("a", Mark(3, 5)),
                        Mapping(((Scalar("b", Mark(4, 6)), Scalar("c", Mark(4, 9))),), Mark(4, 5)),
                    ),
                    Mark(3, 3),
                ),
            ),
            (
                Scalar("fields", Mark(5, 1)),
                Mapping(((Scalar("d", Mark(6, 3)), Scalar("e\n", Mark(6, 6))),), Mark(6, 3)),
            ),
        ),
        Mark(1, 1),
    )


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [f"1:1: The file is empty. {FIELDS} Or delete the file."]),
        ("\n  \n", [f"1:1: The file is empty. {FIELDS} Or delete the file."]),
        ("---\n", [f"1:1: The file is empty. {FIELDS} Or delete the file."]),
        ("# a\n\n  # b\n",
         [f"1:1: The file holds nothing but comments. {FIELDS} Or delete the file."]),
        ("# x\n- a\n", [f"2:1: The file begins with a list, not with fields. {FIELDS}"]),
        ("[a, b]\n", [f"1:1: The file begins with a list, not with fields. {FIELDS}"]),
        ("Some text.\n", [f"1:1: The file holds one text and no fields. {FIELDS}"]),
        ("a: b\nc: d\na: e\n", ['3:1: The field "a" is already in line 1. Keep one of the two.']),
        ("a: b\na: c\n\na: d\n", ['2:1: The field "a" is already in line 1. Keep one of the two.',
                                  '4:1: The field "a" is already in line 1. Keep one of the two.']),
        ("a: {b: c, 'b': d}\n", ['1:11: The field "b" is already in line 1. Keep one of the two.']),
        ("a: b\n---\nc: d\n",
         ["2:1: A second record begins here."
          ' Keep one record in a file: delete the line "---", or what follows it.']),
        ("a: b\n...\n# c\n",
         ['2:1: The line "..." ends the record before the end of the file. Delete the line.']),
        ("name:\nborn:\n", [f'1:1: The field "name" {NO_VALUE}',
                            f'2:1: The field "born" {NO_VALUE}']),
        ("a: {b, c: }\n", [f'1:5: The field "b" {NO_VALUE}', f'1:8: The field "c" {NO_VALUE}']),
        ("a:\n  - b\n  -\n",
         ["3:3: This list item has no value."
          " Write the item after the hyphen, or delete the hyphen."]),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, problems: list[str]) -> None:
    assert told(text) == problems


def test_several_problems_are_told_in_order_with_the_syntax_error_that_ends_the_walk() -> None:
    assert told('a:\nb: !x y\na: c\nd: "e" f\n') == [
        f'1:1: The field "a" {NO_VALUE}',
        '2:4: A text that begins with ! needs quotes around it. Write it like this: b: "!x y"',
        "4:8: There is text after the closing quote. Write it like this: d: '\"e\" f'",
    ]


def test_what_follows_from_a_slip_in_a_key_is_not_told_again() -> None:
    for text in ("*a : \n", "? {b: , *c : d}\n: e\n", "f:\n  – key:\n"):
        assert len(told(text)) == 1


def test_libyaml_is_used_where_it_is_there() -> None:
    assert choice() is BACKENDS[-1]
    with patch.object(yaml, "__with_libyaml__", False):
        assert choice() is yaml.SafeLoader


WIDE = MOST_NODES // 2
BOMBS = {
    "brackets": "[" * 200_000,
    "braces": "{" * 200_000,
    "lists in lists": "- " * 100_000,
    "keys of keys": "? " * 100_000,
    "indented": "".join(" " * depth + "-\n" for depth in range(600)),
    "keys in braces": "{a: " * 50_000,
    "brackets below a key": "a: " + "[" * 200_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_nesting_is_refused_after_a_few_events(name: str) -> None:
    drawn = 0

    class Counted(parser.backend()):  # type: ignore[misc]
        def get_event(self) -> yaml.Event | None:
            nonlocal drawn
            drawn += 1
            return super().get_event()  # type: ignore[no-any-return]

    with parsing_with(Counted):
        problems = told(BOMBS[name])
    assert problems[-1].endswith(
        f"Lists and fields are nested more than {DEEPEST} deep here."
        " Delete brackets or hyphens that are too many."
    )
    assert drawn <= 4 * DEEPEST


def test_nesting_up_to_the_bound_is_read() -> None:
    deep = DEEPEST - 1
    assert good("a: " + "[ " * deep + "]" * deep)
    assert told("a: " + "[ " * (deep + 1) + "]" * (deep + 1)) != []


@pytest.mark.parametrize(
    "text",
    [
        "a: [" + "b," * MOST_NODES,
        "a:\n" + "- b\n" * MOST_NODES,
        "".join(f"k{number}: v\n" for number in range(WIDE)),
        "- []\n" * MOST_NODES,
    ],
    ids=["flow list", "list", "fields", "lists in a list"],
)
def test_the_number_of_nodes_is_bounded(text: str) -> None:
    (problem,) = told(text)
    assert problem.endswith(
        "The file has more than 20,000 texts, lists and groups of fields."
        " Share its content out among several records."
    )


def test_the_size_is_bounded_before_anything_else() -> None:
    filled = b"a: " + b"x" * (MOST_BYTES - 3)
    assert told(filled) == []
    assert told(filled + b"\xff") == [
        "1:1: The file has more than 256 KiB."
        " Shorten it, or share its content out among several records."
    ]


def test_the_number_of_problems_is_bounded() -> None:
    problems = told("a:\n" * 500)
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1] == (
        "51:1: There are more than 50 problems before this line. Correct them and check again."
    )


@pytest.mark.parametrize(
    ("before", "again", "after"),
    [
        ("", "'", ""), ("", '"', ""), ("", "-", ""), ("", ":", ""), ("", "#", ""), ("", "\n", ""),
        ("", " ", ""), ("", ": ", ""), ("", "a:", ""), ("", "x", ": y"), ("? ", "x", ""),
        ("&", "a", ""), ("", "*a ", ""), ("!", "%41", ""), ("%", "a", ""), ("", "---\n", ""),
        ("", "...\n", ""), ('a: "', "\\x41", ""), ('a: "', "\n", ""), ("a: |\n", "\n", ""),
        ("a: |", " ", ""), ("- a", "\n  - b", ""), ("", "\t\n", ""), ("", "\x00", ""),
        ("a: b", " ", "#"), ("a: b: c", " ", "d"),
        ("a: b ", "#", ""), ("a: b: ", "- ", ""), ("a: '", "''", ""), ("- ", "- ", ": x"),
    ],
)  # fmt: skip
def test_no_long_run_of_signs_takes_more_memory_than_it_should(
    before: str, again: str, after: str
) -> None:
    text = before + again * (MOST_BYTES // 8 // len(again)) + after
    tracemalloc.start()
    start = process_time()
    try:
        told(text)
        assert tracemalloc.get_traced_memory()[1] < 200 * len(text)
    finally:
        tracemalloc.stop()
    # 32 KiB; what grows with the square of the length takes minutes.
    assert process_time() - start < 10


def test_a_letter_and_its_accent_are_one_sign_however_they_are_typed() -> None:
    node, problems = parse("name: Jose\u0301\n".encode(), "a.yml")
    assert problems == ()
    assert node is not None
    assert node.get("name") == Scalar("Jos\u00e9", Mark(1, 7))
