"""What holds of any text, and of the real record: the same with either parser of YAML."""

from __future__ import annotations

import string
from collections.abc import Iterator
from functools import partial
from unicodedata import normalize
from unittest.mock import patch

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from casebook.reading import rules
from casebook.reading.characters import decode, fault
from casebook.reading.nodes import Listing, Mapping, Node, Scalar
from casebook.reading.parser import parse
from intensity import LONG
from projects import EXAMPLE, ROOT
from reading.backends import plain, with_each

FILES = sorted(
    path
    for root in (ROOT, EXAMPLE)
    for folder in ("data", "seeds")
    for path in (root / folder).rglob("*.yml")
)
"""The YAML of the real record and of the small casebook."""


def welcome(character: str) -> bool:
    return fault(ord(character)) is None


def readable(text: str) -> bool:
    """Whether no sign in ``text`` stands where it may not, as a joiner behind a Latin letter."""
    return decode(text.encode(), "f")[0] is not None


# A few spaces and joiners are welcome; drawing the others only to refuse them takes long.
CHARACTERS = st.characters(
    exclude_categories=["C", "Z"], include_characters=" \u200c\u200d\u3000"
).filter(welcome)
COMPOSED = partial(normalize, "NFC")
TEXTS = st.text(CHARACTERS, max_size=30).map(COMPOSED).filter(readable)
KEYS = st.text(CHARACTERS, min_size=1, max_size=20).filter(
    lambda key: key == key.strip() and readable(key)
)
RECORDS = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=5,
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
    for node, problems in with_each(data):
        assert (node is None) == bool(problems)
        assert all(problem.check == "yaml" for problem in problems)


@given(st.one_of(st.text(max_size=60), SIGNS, SIGNS.map("k: {}".format)))
def test_any_text_reads_the_same_with_both_parsers_and_problems_stand_in_it(text: str) -> None:
    assume(not any("\ud800" <= character <= "\udfff" for character in text))
    results = with_each(text.encode())
    assert all(node == results[0][0] for node, _ in results)
    lines = text.replace("\r\n", "\n").split("\n")
    for problem in (problem for _, problems in results for problem in problems):
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def test_the_example_and_the_real_record_read_the_same_with_both_parsers() -> None:
    # The parser in Python takes a hundred times as long, so only CI reads all with it.
    for path in FILES if LONG else FILES[::8]:
        first, *rest = with_each(path.read_bytes())
        assert first[0] is not None, path
        assert all(result == first for result in rest), path


def test_a_file_without_anything_unusual_reads_as_if_each_text_were_looked_at() -> None:
    data = [path.read_bytes() for path in FILES]
    quick = [parse(each, "f") for each in data]
    assert not all(rules.unusual(each.decode()) for each in data)
    with patch.object(rules, "unusual", lambda _: True):
        assert [parse(each, "f") for each in data] == quick


@given(st.one_of(SIGNS, SIGNS.map("k: {}\nl: m\n".format), SIGNS.map("k:\n  - {}\n".format)))
def test_what_is_read_quickly_is_what_a_close_look_lets_through(text: str) -> None:
    quick, _ = parse(text.encode(), "f")
    with patch.object(rules, "unusual", lambda _: True):
        assert parse(text.encode(), "f")[0] == quick


@given(RECORDS, st.booleans())
def test_quoted_records_come_back_as_they_were(record: object, unicode: bool) -> None:
    text = yaml.safe_dump(record, default_style='"', allow_unicode=unicode, sort_keys=False)
    # An escape may end in a Latin letter: \\U0002910A before a joiner.
    assume(readable(text))
    for node, problems in with_each(text.encode()):
        assert problems == ()
        assert node
        assert plain(node) == record


@given(PLAIN)
def test_marks_point_at_the_very_character(record: dict[str, object]) -> None:
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    lines = text.split("\n")
    for node, _ in with_each(text.encode()):
        assert node is not None
        assert plain(node) == record
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
    for _, (problem,) in with_each(f"{text}{key}: y\n".encode()):
        assert problem.line == text.count("\n") + 1
        assert problem.message == f'The field "{key}" is already in line 1.'


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
