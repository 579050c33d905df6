"""The characters of a file: its encoding, what is refused in it, and what escapes may stand for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.reading.characters import bad_escape, decode, fault, mark_at, shown

DELETE = "Delete it."
TAB = "Put spaces in its place, two for each level."
ONE = "Put one space in its place."
SPACE = "Put a usual space in its place."
UTF_8 = "The text is not UTF-8. Save the file with the encoding UTF-8."
TURNS = "an invisible mark that turns the direction of text"
WORDS = "Delete it. Hebrew and Arabic words need none."
NOTHING = "stands for a code that is no character."
BACKSLASH = "A backslash in double quotes begins a code."
ENDS = "Save the file with the line ends LF or CRLF."


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (b"a: b\nc: \xff\n", [f"2:4: {UTF_8}"]),
        ("é: 😀".encode() + b"\xe9", [f"1:5: {UTF_8}"]),
        (b"\xff\xfea\x00", [f"1:1: {UTF_8}"]),
        (b"a: \xed\xa0\x80", [f"1:4: {UTF_8}"]),
        (b"a: \xc0\xaf", [f"1:4: {UTF_8}"]),
        ("a: b\ufeff\n", [f"1:5: There is an invisible character (U+FEFF) here. {DELETE}"]),
        ("a:\n\tb: c\n", [f"2:1: There is a tab here. {TAB}"]),
        ("a: b\t# c\n\td: e\n", [f"1:5: There is a tab here and in line 2. {ONE}"]),
        ("\ta\n\tb\n\tc\n\td", [f"1:1: There is a tab here and in lines 2, 3 and 4. {TAB}"]),
        ("\t\n" * 9, [f"1:1: There is a tab here and in 8 more lines. {TAB}"]),
        ("a: \t\t\n", [f"1:4: There is a tab here. {ONE}"]),
        ("a: b\rc: d\n", [f"1:5: There is a carriage return without a line feed here. {ENDS}"]),
        ("a: \x00\n", [f"1:4: There is a control character (U+0000) here. {DELETE}"]),
        ("a: \x7f\x85\n", [f"1:4: There is a control character (U+007F) here. {DELETE}",
                           f"1:5: There is a control character (U+0085) here. {DELETE}"]),
        ("é: 😀\u202ex\n", [f"1:5: There is {TURNS} (U+202E) here. {WORDS}"]),
        ("a: \u2067\n", [f"1:4: There is {TURNS} (U+2067) here. {WORDS}"]),
        ("a: \u200f\n", [f"1:4: There is {TURNS} (U+200F) here. {WORDS}"]),
        ("a:\u00a0b\n", [f"1:3: There is a no-break space (U+00A0) here. {SPACE}"]),
        ("\u00a0a: b\n", [f"1:1: There is a no-break space (U+00A0) here. {SPACE}"]),
        ("a: b\u202fc\n", [f"1:5: There is a no-break space (U+202F) here. {SPACE}"]),
        ("a: b\u2009c\n", [f"1:5: There is a special space (U+2009) here. {SPACE}"]),
        ("a: \ue000\n", ["1:4: There is a character that only some computers show (U+E000) here."
                         " Type the usual one."]),
        ("a: \u2800\n", [f"1:4: There is an invisible character (U+2800) here. {DELETE}"]),
        ("a: \U000e0002\n", [f"1:4: There is an invisible character (U+E0002) here. {DELETE}"]),
        ("a: \u200b\n", [f"1:4: There is an invisible character (U+200B) here. {DELETE}"]),
        ("a: \u00ad\n", [f"1:4: There is an invisible character (U+00AD) here. {DELETE}"]),
        ("a: \U000e0041\n", [f"1:4: There is an invisible character (U+E0041) here. {DELETE}"]),
        ("a: \u2028\n", ["1:4: There is an invisible line break (U+2028) here."
                         " Delete it and begin a new line as usual."]),
        ("a: \ufffd\n", ["1:4: There is the sign for a character that was lost (U+FFFD) here."
                         " Type the character that should stand here."]),
        ("a: \u0378\n", [f"1:4: There is a code that is no character (U+0378) here. {DELETE}"]),
        ("a: \uffff\n", [f"1:4: There is a code that is no character (U+FFFF) here. {DELETE}"]),
    ],
)  # fmt: skip
def test_what_is_refused(data: str | bytes, problems: list[str]) -> None:
    text, found = decode(data.encode() if isinstance(data, str) else data, "f")
    assert text is None
    assert [str(problem) for problem in found] == [f"f:{problem}" for problem in problems]


@pytest.mark.parametrize("sign", "\u200c\u200d\ufe0f\ufe00\U000e0100\u17b4\u180b\u0600")
def test_what_other_scripts_need_is_refused_behind_a_latin_letter(sign: str) -> None:
    text, found = decode(f"a: Sam{sign}ple\n".encode(), "f")
    assert text is None
    message = f"f:1:7: There is an invisible character (U+{ord(sign):04X}) here. {DELETE}"
    assert [str(problem) for problem in found] == [message]


@pytest.mark.parametrize(
    "text",
    [
        "שלום",
        "क्\u200dष",
        "👩\u200d🔬",
        "naïve",
        "山田\u3000太郎",
        "\U0001fae8",
        "№ 5 – ‘x’ ❤️",
        "日本",
    ],
)
def test_what_people_write_is_welcome(text: str) -> None:
    assert decode(text.encode(), "f") == (text, ())


def test_line_ends_of_windows_become_plain() -> None:
    assert decode(b"a\r\nb\r\n", "f") == ("a\nb\n", ())
    assert decode(b"\xef\xbb\xbfa\n", "f") == ("a\n", ())


@given(st.characters())
def test_every_control_and_direction_character_is_refused_and_no_letter(character: str) -> None:
    refused = fault(ord(character)) is not None
    if unicodedata.category(character) in ("Cc", "Cs"):
        assert refused == (character != "\n")
    if unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI",
                                                "FSI", "PDI"):  # fmt: skip
        assert refused
    if unicodedata.category(character)[0] in "LNPS":
        assert not refused or character in "\u115f\u1160\u2800\u3164\uffa0\ufffd"


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (r"\"\\\/\  \x41 \u00e9 \U0001F600", None),
        ("a\\\n  b", None),
        (r"C:\new", (2, BACKSLASH, r"For a backslash write two: \\n")),
        (r"a\tb", (1, BACKSLASH, r"For a backslash write two: \\t")),
        (r"\\\0", (2, BACKSLASH, r"For a backslash write two: \\0")),
        (r"C:\dir", (2, BACKSLASH, r"For a backslash write two: \\d")),
        (r"\x4", (0, BACKSLASH, r"For a backslash write two: \\x")),
        (r"\x0a", (0, r"The code \x0a stands for a control character.", DELETE)),
        (r"\xa0", (0, r"The code \xa0 stands for a no-break space.", SPACE)),
        (r"é\u202e", (1, rf"The code \u202e stands for {TURNS}.", WORDS)),
        (r"\ud83d\ude00", (0, r"The code \ud83d stands for half of a character.",
                           "Type the whole character itself.")),
        (r"\U00110000", (0, rf"The code \U00110000 {NOTHING}", DELETE)),
        (r"\Uffffffff", (0, rf"The code \Uffffffff {NOTHING}", DELETE)),
    ],
)  # fmt: skip
def test_escapes(raw: str, found: tuple[int, str, str] | None) -> None:
    assert bad_escape(raw) == found


def test_a_shown_text_is_short_visible_and_on_one_line() -> None:
    assert shown("a\n\u202eb") == '"a<U+000A><U+202E>b"'
    assert shown("x" * 41) == f'"{"x" * 39}…"'
    assert shown("x" * 40) == f'"{"x" * 40}"'


@given(st.text("é😀\n "), st.integers(0, 20))
def test_marks_count_lines_and_characters_from_one(text: str, offset: int) -> None:
    mark = mark_at(text, offset)
    assert text.split("\n")[: mark.line - 1] == text[:offset].split("\n")[:-1]
    assert mark.column == len(text[:offset].rpartition("\n")[2]) + 1
