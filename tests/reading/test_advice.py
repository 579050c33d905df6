"""What is said about slips in YAML: place, mistake and remedy, the same with either parser."""

from __future__ import annotations

import re

import pytest

from casebook.reading.parser import parse

pytestmark = pytest.mark.usefixtures("backend")

LIKE = "Write it like this: "
TEXT = "If this is text, write it like this: "
COLON = "A text with a colon and a space in it needs quotes around it. "
BELOW = "Move the text to the next line, indented, and leave here: "
CLOSED = "The quote that opens here is not closed where it should be. "
APOSTROPHE = (
    f"{CLOSED}Put the same quote at the end of the text."
    " If it is an apostrophe, write it like this: "
)
AFTER = f"There is text after the closing quote. {LIKE}"
BACKSLASH = "A backslash in double quotes begins a code. For a backslash write two: "
SPACE = f"There is no space after the colon. {LIKE}"
WIDE = f"This is a full-width colon (\N{FULLWIDTH COLON}), not the usual one. {LIKE}"
COMMENT = (
    "is left out, because # after a space begins a comment."
    " A comment needs two spaces before the # and one after it."
)
NO_VALUE = "has no value. Write its value after the colon. If nothing is known, delete the line."
NOTHING = "Delete it, or write what goes before it."
FITS_NONE = "This line fits no line above it. Begin it with "
ALONE = (
    "An item of a list must begin on a line of its own, below the name of the field. Move it there."
    " If it is the only one, write it like this: "
)
SWALLOWED = (
    "This is no list item, but goes on with the text of the line above. Begin it in the column of"
    " the other items. If the hyphen belongs to the text, move the text to the next line,"
    " indented, and leave here: "
)
MERGE = (
    "Lines of a merge that was not finished are left here."
    " Keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>."
)


def begins(sign: str) -> str:
    return f"A text that begins with {sign} needs quotes around it. {LIKE}"


def bracket(sign: str) -> str:
    message = f"What begins with {sign} here cannot be read."
    return f"{message} Write each part of a list on its own line. {TEXT}"


def block(sign: str) -> str:
    message = f"After {sign} the text must begin on the next line, indented."
    return f"{message} Move it there. If {sign} is text, "


def item(sign: str) -> str:
    return f"An item of a list begins with a hyphen, not with {sign}. {LIKE}"


def curly(line: str) -> str:
    return (
        "Curly quotes are around this text. Delete them."
        f" If they belong to the text, write it like this: {line}"
    )


CASES = [
    # Quotes and backslashes
    ('name: "Jane\nborn: x\n', f'1:7: {CLOSED}{LIKE}name: "Jane"'),
    ("a: 'b\n", f"1:4: {APOSTROPHE}a: \"'b\""),
    ("a: b\n'c: d\n", f"2:1: {APOSTROPHE}\"'c: d\""),
    ('a: "b\n---\nc"\n', f'1:4: {CLOSED}{LIKE}a: "b"'),
    ('a: "b\n  c\nd: e\n', f"1:4: {CLOSED}Put the same quote at the end of the text."),
    ('name: "Jane\ngist: "text"\n', f'1:7: {CLOSED}{LIKE}name: "Jane"'),
    ('a: "He" said\n', f"1:9: {AFTER}a: '\"He\" said'"),
    ('a: "b",\n', "1:7: There is a comma after the closing quote. Delete it."),
    ('a: "é😀" x\n', f"1:9: {AFTER}a: '\"é😀\" x'"),
    ('a: "it said: "no" to x"\n', f"1:15: {AFTER}a: 'it said: \"no\" to x'"),
    ("a: 'it's fine'\n", f'1:8: {AFTER}a: "it\'s fine"'),
    ("- a: \"b\" 'c'\n", f'1:10: {AFTER}- a: "\\"b\\" \'c\'"'),
    (r'a: "C:\dir"', rf"1:7: {BACKSLASH}\\d"),
    (r'a: "C:\new"', rf"1:7: {BACKSLASH}\\n"),
    ('a: "b\n  \\x4"\n', rf"2:3: {BACKSLASH}\\x"),
    (r'a: "b" # "\ud800"' + "\n" + r'c: "\ud800"',
     r"2:5: The code \ud800 stands for half of a character. Type the whole character itself."),
    (r'a: "b\U00110000"',
     r"1:6: The code \U00110000 stands for a code that is no character. Delete it."),
    (r'a: "b\Uffffffff"',
     r"1:6: The code \Uffffffff stands for a code that is no character. Delete it."),
    ("x: “Jane Doe”\n", f'1:4: {curly("x: " + chr(34) + "“Jane Doe”" + chr(34))}'),
    # Colons
    ("gist: He said: no\n", f'1:14: {COLON}{LIKE}gist: "He said: no"'),
    ("é: 😀 b: c\n", f'1:7: {COLON}{LIKE}é: "😀 b: c"'),
    ("a: b:\n", f'1:5: {COLON}{LIKE}a: "b:"'),
    ("a: http://x.y: z\n", f'1:14: {COLON}{LIKE}a: "http://x.y: z"'),
    ("f:\n  - b: c: d\n", f'2:9: {COLON}{LIKE}- b: "c: d"'),
    ("a: one: b\n  two\n", f"1:7: {COLON}{BELOW}a: >-"),
    ("a: one\n  two words: three\n", f"2:12: {COLON}{BELOW}a: >-"),
    ("name:Jane\n", f"1:5: {SPACE}name: Jane"),
    ("name:Jane\nborn: x\n", f"1:5: {SPACE}name: Jane"),
    ("born: x\nname:Jane\n", f"2:5: {SPACE}name: Jane"),
    ("a: b\ncite:[c]\n", f"2:5: {SPACE}cite: [c]"),
    ("name\N{FULLWIDTH COLON}Jane\nborn: x\n", f"1:5: {WIDE}name: Jane"),
    ("a: b\nname\N{FULLWIDTH COLON} Jane\n", f"2:5: {WIDE}name: Jane"),
    ("name Jane\nborn: x\n", f"1:1: There is no colon after name. {LIKE}name: Jane"),
    ("born: x\nname = Jane\n", f"2:1: There is no colon after name. {LIKE}name: Jane"),
    ("facts\n  - key: x\n    value: y\n", f"1:1: There is no colon after facts. {LIKE}facts:"),
    ("x: y\nfacts\n  - key: x\n", f"2:1: There is no colon after facts. {LIKE}facts:"),
    ("a: x\ntext: one\nthem.\nb: c\n",
     '3:1: This line is no field: it has no colon. Write "name: value",'
     " or indent the line if it goes on with the text above it."),
    (": b\n", f"1:1: This : belongs to nothing. {NOTHING}"),
    # Indentation
    ("name: Jane\n  born: x\n", f"2:3: {FITS_NONE}no spaces, not 2: born: x"),
    ('a: "x"\n   b: c\n', f"2:4: {FITS_NONE}no spaces, not 3: b: c"),
    ("a:\n  - b: c\n   d: e\n", f"3:4: {FITS_NONE}4 spaces, not 3: d: e"),
    ("f:\n  - key: a\n    value: b\n\n   # c\n   cite: d\n",
     f"6:4: {FITS_NONE}4 spaces, not 3: cite: d"),
    ("a:\n  - b: c\n    d: e\n  f: g\n", f"4:3: {FITS_NONE}4 spaces, not 2: f: g"),
    ("a:\n  b: c\n d: e\n", f"3:2: {FITS_NONE}no spaces, not 1: d: e"),
    ("a:\n   - b\n  - c\n", f"3:3: {FITS_NONE}3 spaces, not 2: - c"),
    (" a: b\nc: d\n", f"2:1: {FITS_NONE}1 space, not 0: c: d"),
    ("a: b\n- c\n", "2:1: The field above this list item has a value already."
                    " Move that value to a line of its own: - b"),
    # Items
    ("f:\n  – key: a\n    value: b\n", f"2:3: {item('–')}- key: a"),
    ("f:\n  • key: a\n  • key: b\n", f"2:3: {item('•')}- key: a", f"3:3: {item('•')}- key: b"),
    ("f:\n  * key: a\n", f"2:3: {item('*')}- key: a"),
    ("f:\n  -key: a\n", f"2:3: There is no space after the hyphen. {LIKE}- key: a"),
    ("a: - b\n", f"1:4: {ALONE}a: b"),
    ("a: b\n  - c\n", f"2:3: {SWALLOWED}a: >-"),
    ("a:\n  - b\n    - c\n", f"3:5: {SWALLOWED}- >-"),
    ("f:\n  - key: a\n    value: b\n    cite: c\n    key: d\n    value: e\n    cite: f\n",
     "5:5: A new item begins with this key, and has no hyphen as in line 2."
     f" {LIKE}- key: d"),
    ("f:\n  - key: a\n    value: b\n    value: c\n",
     '4:5: The field "value" is already in line 3. Keep one of the two.'
     ' If a new item begins here, write its key above, with a hyphen.'),
    # Signs at the beginning
    *((f"a: {sign}x\n", f'1:4: {begins(sign)}a: "{sign}x"') for sign in "@`%&*!"),
    ("a: *Nurse*\n", f'1:4: {begins("*")}a: "*Nurse*"'),
    ("a: *x* y\n", f'1:4: {begins("*")}a: "*x* y"'),
    ("a: & x\n", f'1:4: {begins("&")}a: "& x"'),
    ("a: !b!c d\n", f'1:4: {begins("!")}a: "!b!c d"'),
    ("a: !<b\n", f'1:4: {begins("!")}a: "!<b"'),
    ("a: !!str b\n", f'1:4: {begins("!")}a: "!!str b"'),
    ("!x a: b\n", f'1:1: {begins("!")}"!x a: b"'),
    ("a: !x\n  - b\n", f"1:4: {begins('!')}a: >-".replace(LIKE, BELOW)),
    ("a: ? b\n", f'1:4: {begins("?")}a: "? b"'),
    ("a: , b\n", f'1:4: {begins(",")}a: ", b"'),
    ("a: ] b\n", f'1:4: {begins("]")}a: "] b"'),
    ("a: | b\n", f'1:4: {block("|")}write it like this: a: "| b"'),
    ("a: |# b\n", f'1:4: {block("|")}write it like this: a: "|# b"'),
    ("a: > b\n  c\n",
     f"1:4: {block('>')}move the text to the next line, indented, and leave here: a: >-"),
    ("a: |0\n  b\n",
     f"1:4: {block('|')}move the text to the next line, indented, and leave here: a: >-"),
    # Brackets
    ("a: [b, c\nd: e\n", f'1:4: {bracket("[")}a: "[b, c"'),
    ("a: {b: c\n", f'1:4: {bracket("{")}a: "{{b: c"'),
    ("a: [b,,c]\n", f'1:4: {bracket("[")}a: "[b,,c]"'),
    ("a: [B](https://c.example/d_(e))\n",
     f"1:4: This is a link of Markdown, where the address stands alone. "
     f"{LIKE}a: https://c.example/d_(e)"),
    ("a: [\n", f'1:4: {bracket("[")}a: "["'),
    ("a: [b] c\n", f'1:4: {bracket("[")}a: "[b] c"'),
    ("a: {b: c} d\n", f'1:4: {bracket("{")}a: "{{b: c}} d"'),
    ("a: [b?]\n", f'1:4: {bracket("[")}a: "[b?]"'),
    ("a: {{ 7*7 }}\n", f'1:5: {bracket("{")}a: "{{{{ 7*7 }}}}"'),
    ("[a]: b\n", f'1:1: {bracket("[")}"[a]: b"'),
    ("a: [[people/x]]\nb: [[people/x|X]] said\n",
     f'1:4: {begins("[[")}a: "[[people/x]]"', f'2:4: {begins("[[")}b: "[[people/x|X]] said"'),
    ("a: b\n}\n", f"2:1: This }} belongs to nothing. {NOTHING}"),
    # Comments
    ("a: Nurse #1 of the year\n",
     f'1:10: "#1 of the year" {COMMENT} {TEXT}a: "Nurse #1 of the year"'),
    ("a:\n  - b # 5 of c\n", f'2:7: "# 5 of c" {COMMENT} {TEXT}- "b # 5 of c"'),
    ("a:\n  - b # c\nd: e  # 5\n",),
    ("a: one #1 two\n  three\nb: c\n",
     f'1:8: "#1 two" {COMMENT} If this is text, move the text to the next line, indented,'
     " and leave here: a: >-"),
    ("a: #1 nurse\n",
     f'1:1: The field "a" {NO_VALUE} What follows # is a comment.'
     ' If it is text, write it like this: a: "#1 nurse"'),
    ("a:\n  - #1\n",
     "2:3: This list item has no value. Write the item after the hyphen, or delete the hyphen."
     ' What follows # is a comment. If it is text, write it like this: - "#1"'),
    # Lines that are no part of a record
    ("a: b\n<<<<<<< HEAD\nb: c\n=======\nb: d\n>>>>>>> x\n", f"2:1: {MERGE}"),
    ("a: b\n<<: {c: 1}\n",
     "2:1: Nothing is taken over from elsewhere in a file."
     " Write the fields here, each on its own line."),
    ("a:\n  -b c\n", f"2:3: There is no space after the hyphen. {LIKE}- b c"),
    ("a:\n  -b c\n  -d\n", f"2:3: There is no space after the hyphen. {LIKE}- b c"),
    ("a: b\n%TAG ! x\n", "2:1: A line cannot begin with %. Delete it, or indent it if it is text."),
]  # fmt: skip


def told(yaml: str) -> list[str]:
    node, problems = parse(yaml.encode(), "f")
    assert (node is None) == bool(problems)
    return [str(problem).removeprefix("f:") for problem in problems]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_slip_is_told_with_its_place_and_remedy(case: tuple[str, ...]) -> None:
    yaml, *problems = case
    assert told(yaml) == problems


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_the_line_that_is_offered_can_be_read(case: tuple[str, ...]) -> None:
    """Put in the place of the line that is told, it does away with the problem there."""
    yaml, *problems = case
    for problem in problems:
        match = re.fullmatch(r"(\d+):\d+: .*?[wW]rite it like this: (.*)", problem)
        if match and "apostrophe" not in problem:
            lines = yaml.split("\n")
            number = int(match[1])
            indent = len(lines[number - 1]) - len(lines[number - 1].lstrip())
            lines[number - 1] = " " * indent + match[2]
            assert problem not in told("\n".join(lines))


@pytest.mark.parametrize(
    "yaml",
    [
        "a: b  # c\n",
        'a: "b" # c\n',
        "a: b#c\n",
        "a:  # b\n  - c\n",
        "#c\na: b\n",
        "a: “b” and “c”\n",
        'a: "“b”"\n',
        "a: 20% of b\n",
        "a: b: c\n".replace("b: c", "b:c"),
        "a: >-\n  b: c #1\n  - d\n  “e”\n",
        "a: x – y\n",
        "a: Nurse 👩\u200d⚕️\n",
        "a: -1\n",
        "a: -b\n",
        "a: >-\n  -b c\n",
        "a:\n  -1\n",
        "a: 'it''s'\n",
    ],
)
def test_what_is_no_slip_is_read(yaml: str) -> None:
    assert told(yaml) == []
