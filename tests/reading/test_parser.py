"""The walk over one YAML file: what it gives, what it refuses, and that nothing can hurt it."""

from __future__ import annotations

import string
import tracemalloc
from collections.abc import Iterator
from unittest.mock import patch

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from casebook.reading import parser
from casebook.reading.characters import MOST_BYTES, fault
from casebook.reading.nodes import Listing, Mapping, Mark, Node, Scalar
from casebook.reading.parser import DEEPEST, MOST_NODES, MOST_PROBLEMS, parse

BACKENDS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]

choice = parser.backend

FIELDS = 'Write the fields of the record, each on a line of its own as "key: value".'
NONE = "stands here, and records have none."
NO_VALUE = (
    "has no value. Write its value after the colon, or delete the field."
    " A # after a blank begins a comment."
)
NO_KEY = (
    'A list or mapping cannot be a key. Write "key: value" with a word as the key.'
    " If the bracket belongs to a text, put the whole value in double quotes."
)
LINK = (
    "An unquoted value that begins with [[ is no link but a list."
    ' Put the whole value in double quotes, as in "[[people/jane-doe]] wrote it".'
)
SWALLOWED = (
    "This is no list item, but goes on with the text of the line before."
    " Begin it in the column of the other items."
    " If the dash belongs to the text, put the whole value in double quotes."
)


def quote(sign: str) -> str:
    return f"If the {sign} belongs to the text, put the whole value in double quotes."


@pytest.fixture(params=BACKENDS, ids=lambda loader: loader.__name__, autouse=True)
def _backend(request: pytest.FixtureRequest) -> Iterator[None]:
    with patch.object(parser, "backend", lambda: request.param):
        yield


def plain(node: Node) -> object:
    match node:
        case Scalar(value=value):
            return value
        case Listing(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key.value: plain(value) for key, value in entries}


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


def both(data: bytes) -> list[tuple[Mapping | None, tuple[object, ...]]]:
    results: list[tuple[Mapping | None, tuple[object, ...]]] = []
    for loader in BACKENDS:
        with patch.object(parser, "backend", lambda loader=loader: loader):
            results.append(parse(data, "f"))
    return results


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
        ("# why\n--- # here\na: b # c\n", {"a": "b"}),
        ("a: b\r\nc: |\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne\n"}),
        ("a: b#c\n", {"a": "b#c"}),
        ("a: x\n  y\n", {"a": "x y"}),
        ("a: >-\n  x\n  y\n", {"a": "x y"}),
        ("a: [b, c: d]\ne: {f: g}\nh: []\ni: {}\n",
         {"a": ["b", {"c": "d"}], "e": {"f": "g"}, "h": [], "i": {}}),
        ("a: [ [b] ]\n", {"a": [["b"]]}),
        ('a: "\\x41\\u00e9\\U0001F600\\n\\"\\\\"\n', {"a": 'Aé😀\n"\\'}),
        ('"<<": x\n', {"<<": "x"}),
        ("a: क्\u200dष\n", {"a": "क्\u200dष"}),
        ("a: b\n\n\n", {"a": "b"}),
        ("a: b", {"a": "b"}),
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
        ("a: b\nc: d\na: e\n", ['3:1: The key "a" is already in line 1. Keep one of the two.']),
        ("a: b\na: c\n\na: d\n", ['2:1: The key "a" is already in line 1. Keep one of the two.',
                                  '4:1: The key "a" is already in line 1. Keep one of the two.']),
        ("a: {b: c, 'b': d}\n", ['1:11: The key "b" is already in line 1. Keep one of the two.']),
        ("a: !!str b\n", [f"1:4: A tag (!) {NONE} Delete the tag. {quote('!')}"]),
        ("a: ! b\n", [f"1:4: A tag (!) {NONE} Delete the tag. {quote('!')}"]),
        ("!x a: b\n", [f"1:1: A tag (!) {NONE} Delete the tag. {quote('!')}"]),
        ("a: !x\n  - b\n", [f"1:4: A tag (!) {NONE} Delete the tag. {quote('!')}"]),
        ("a: &b c\nd: *b\n",
         [f"1:4: An anchor (&) {NONE} Delete the anchor. {quote('&')}",
          f"2:4: An alias (*) {NONE} Write out what is meant. {quote('*')}"]),
        ("a: *b\nb: *c and more\n",
         [f"1:4: An alias (*) {NONE} Write out what is meant. {quote('*')}",
          f"2:4: An alias (*) {NONE} Write out what is meant. {quote('*')}"]),
        ("*a : b\n", [f"1:1: An alias (*) {NONE} Write out what is meant. {quote('*')}"]),
        ("a:\n  <<: *b\n",
         [f"2:3: A merge key (<<) {NONE} Write out the fields that are meant."]),
        ("a: b\n---\nc: d\n",
         ["2:1: A second document begins here."
          ' Keep one record in a file: delete the line "---", or what follows it.']),
        ("a: b\n...\n",
         ['2:1: The line "..." ends the record before the end of the file. Delete the line.']),
        ("# x\n%YAML 1.2\n---\na: b\n",
         ["2:1: A line that begins with % gives an order to the parser. Delete the line."]),
        ("a: b\n%TAG ! x\n",
         ["2:1: A line that begins with % gives an order to the parser. Delete the line."]),
        ("name:\nborn: # when?\n", [f'1:1: The field "name" {NO_VALUE}',
                                    f'2:1: The field "born" {NO_VALUE}']),
        ("a: {b, c: }\n", [f'1:5: The field "b" {NO_VALUE}', f'1:8: The field "c" {NO_VALUE}']),
        ("a:\n  - b\n  -\n",
         ["3:3: This list item has no value. Write the item after the dash, or delete the dash."
          " A # after a blank begins a comment."]),
        ('"": a\n', ["1:1: The key is empty. Write the name of the field before the colon."]),
        ('" a": b\n', ['1:1: The key " a" begins or ends with a blank. Delete the blank.']),
        ("\u00a0a: b\n",
         ['1:1: The key "<U+00A0>a" begins or ends with a blank. Delete the blank.']),
        ("? a\n: b\n", ['1:3: The key "a" is not followed by a colon on its line.'
                        ' Write "key: value", with no question mark before it.']),
        ("? |-\n  a\n: b\n", ['1:3: The key "a" is not followed by a colon on its line.'
                              ' Write "key: value", with no question mark before it.']),
        ("[a]: b\n", [f"1:1: {NO_KEY}"]),
        ("? {a: b}\n: c\n", [f"1:3: {NO_KEY}"]),
        ("a: {{ 7*7 }}\n", [f"1:5: {NO_KEY}"]),
        ("a: [[people/x]]\nb: [[people/x|X]] said\n", [f"1:4: {LINK}", f"2:4: {LINK}"]),
        ("a: b\n  - c\n", [f"2:3: {SWALLOWED}"]),
        ("a:\n  - b\n    - c\n", [f"3:5: {SWALLOWED}"]),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, problems: list[str]) -> None:
    assert told(text) == problems


def test_what_libyaml_alone_could_read_is_refused_by_both() -> None:
    own = (
        "1:5: There is a question mark in an unquoted text within brackets."
        " Put this text in double quotes."
    )
    bracket = (
        "1:4: What opens here with [ cannot be read up to its end. Write a comma between the items"
        " and ] after the last one. If it is meant as text, put the whole value in double quotes."
    )
    assert told("a: [b?]\n") == [bracket if parser.backend() is yaml.SafeLoader else own]


def test_several_problems_are_told_in_order_with_the_syntax_error_that_ends_the_walk() -> None:
    assert told('a:\nb: !x y\na: c\nd: "e" f\n') == [
        f'1:1: The field "a" {NO_VALUE}',
        f"2:4: A tag (!) {NONE} Delete the tag. {quote('!')}",
        '3:1: The key "a" is already in line 1. Keep one of the two.',
        "4:8: There is text after the closing quote. Put the whole value in double quotes, with a"
        ' backslash before each double quote inside it, as in "a \\"word\\" in it".',
    ]


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

    def counted(text: str, Loader: type[yaml.SafeLoader]) -> Iterator[yaml.Event]:  # noqa: N803
        nonlocal drawn
        for event in original(text, Loader=Loader):
            drawn += 1
            yield event

    original = yaml.parse
    with patch.object(yaml, "parse", counted):
        problems = told(BOMBS[name])
    assert problems[-1].endswith(
        f"Lists and mappings are nested more than {DEEPEST} deep here."
        " Delete brackets or dashes that are too many."
    ) or problems[-1].startswith("1:1: A list or mapping cannot be a key.")
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
        "The file has more than 20,000 texts, lists and mappings."
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
        "51:1: More than 50 problems stand before this line. Correct them and check again."
    )


@pytest.mark.parametrize(
    ("before", "again", "after"),
    [
        ("", "'", ""), ("", '"', ""), ("", "-", ""), ("", ":", ""), ("", "#", ""), ("", "\n", ""),
        ("", " ", ""), ("", ": ", ""), ("", "a:", ""), ("", "x", ": y"), ("? ", "x", ""),
        ("&", "a", ""), ("", "*a ", ""), ("!", "%41", ""), ("%", "a", ""), ("", "---\n", ""),
        ("", "...\n", ""), ('a: "', "\\x41", ""), ('a: "', "\n", ""), ("a: |\n", "\n", ""),
        ("a: |", " ", ""), ("- a", "\n  - b", ""), ("", "\t\n", ""), ("", "\x00", ""),
    ],
)  # fmt: skip
def test_no_long_run_of_signs_takes_more_memory_than_it_should(
    before: str, again: str, after: str
) -> None:
    text = before + again * (MOST_BYTES // 8 // len(again)) + after
    tracemalloc.start()
    try:
        told(text)
        assert tracemalloc.get_traced_memory()[1] < 200 * len(text)
    finally:
        tracemalloc.stop()


def welcome(character: str) -> bool:
    return fault(ord(character)) is None


TEXTS = st.text(st.characters(exclude_categories=["Cs"]).filter(welcome), max_size=30)
KEYS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]).filter(welcome), min_size=1, max_size=20
).filter(lambda key: key == key.strip())
RECORDS = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=6,
)
SIGNS = st.lists(
    st.sampled_from([*"abé😀:'\"[]{},#|>&*!%@`?\\-~\n ", ": ", "- ", "\n  ", " #", "x: y\n", "<<",
                     "---\n", "...\n", "\\U00110000", "\\ud800", "\\q", "word word", "|-\n"]),
    max_size=30,
).map("".join)  # fmt: skip
WORDS = st.text("ké😀שñ", min_size=1, max_size=5)
PLAIN = st.dictionaries(
    WORDS,
    WORDS
    | st.lists(WORDS, min_size=1, max_size=3)
    | st.dictionaries(WORDS, WORDS, min_size=1, max_size=3),
    min_size=1,
    max_size=5,
)


@given(st.binary(max_size=60))
def test_any_bytes_give_a_mapping_or_problems(data: bytes) -> None:
    told(data)


@given(st.one_of(st.text(max_size=60), SIGNS, SIGNS.map("k: {}".format)))
def test_any_text_reads_the_same_with_both_parsers_and_problems_stand_in_it(text: str) -> None:
    assume(not any("\ud800" <= character <= "\udfff" for character in text))
    results = both(text.encode())
    assert all(node == results[0][0] for node, _ in results)
    lines = text.replace("\r\n", "\n").split("\n")
    for problem in parse(text.encode(), "f")[1]:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@given(RECORDS, st.booleans())
def test_quoted_records_come_back_as_they_were(record: object, unicode: bool) -> None:
    text = yaml.safe_dump(record, default_style='"', allow_unicode=unicode, sort_keys=False)
    assert good(text) == record
    first, *rest = both(text.encode())
    assert all(result == first for result in rest)


@given(PLAIN)
def test_marks_point_at_the_very_character(record: dict[str, object]) -> None:
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    node, _ = parse(text.encode(), "f")
    assert node is not None
    assert plain(node) == record
    lines = text.split("\n")
    for scalar in scalars(node):
        assert lines[scalar.mark.line - 1].startswith(scalar.value, scalar.mark.column - 1)


@given(PLAIN, st.data(), st.sampled_from("\t\x07\x7f\u202e\u2028\u200b\ufffd"))
def test_one_refused_character_is_found_where_it_stands(
    record: object, data: st.DataObject, character: str
) -> None:
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    at = data.draw(st.integers(0, len(text)))
    before = text[:at]
    (problem,) = parse(f"{before}{character}{text[at:]}".encode(), "f")[1]
    assert (problem.line, problem.column) == (
        before.count("\n") + 1,
        len(before) - before.rfind("\n"),
    )


@given(PLAIN, st.sampled_from(string.ascii_lowercase))
def test_a_second_key_is_found_wherever_it_is_added(record: dict[str, object], key: str) -> None:
    assume(key not in record)
    text = f"{key}: x\n{yaml.safe_dump(record, allow_unicode=True)}"
    assert told(f"{text}{key}: y\n") == [
        f'{text.count(chr(10)) + 1}:1: The key "{key}" is already in line 1. Keep one of the two.'
    ]


def scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Listing(items=items):
            for item in items:
                yield from scalars(item)
        case Mapping(entries=entries):
            for key, value in entries:
                yield key
                yield from scalars(value)
