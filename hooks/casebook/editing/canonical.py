"""The canonical form: one way to write a record, whoever wrote it and with whatever editor.

The writer is our own, over the nodes of the parser. The round-trip libraries for YAML keep what
this has to change (quoting, wrapping, flow style), guess types that records do not have, and hang a
comment on the field before it, so that it goes astray as soon as fields are put into order.
Nothing is trusted: what is written is read again, and must give the same record and comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml
from pydantic import BaseModel

from casebook.editing.comments import Attached, Comments, comments, words
from casebook.guide.descriptions import MAP, MODELS, Described, Shape, Type, described
from casebook.guide.json_schema import modeline
from casebook.problems import Problem
from casebook.reading.nodes import Scalar
from casebook.reading.parser import backend, parse
from casebook.records.binding import bind, model_of

WIDTH = 95
"""How many columns a line of running text has at most, unless a word alone is longer."""

_INDENT = 2
_PLAIN = re.compile(r"[^\W_](?:[\w ./()“”‘’–—…$€£%&+;?!'\"-]|,(?= |$)|:(?! |$))*", re.ASCII)
"""What is surely plain text to every YAML parser; all else is tried out."""

_NOT_TEXT = re.compile(r"null|Null|NULL|~|true|True|TRUE|false|False|FALSE")
"""What the core schema of YAML, by which editors read, takes for something else than text."""


class UnformattedError(Exception):
    """A file that cannot be brought into canonical form; ``problems`` say why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def canonical(data: bytes, kind: str, file: str) -> str:
    """The canonical text of a file of ``kind`` that holds ``data``.

    `UnformattedError` where it has problems; ``file`` is its name in them.
    """
    before, faults = parse(data, file)
    if before is None:
        raise UnformattedError(faults)
    model = MODELS[MAP] if kind == MAP else model_of(kind, before)
    record, misfits = bind(model, before, file)
    if record is None:
        raise UnformattedError(misfits)
    text = data.decode("utf-8-sig")
    root = composed(text)
    found = comments(text, root)
    written = "\n".join(file_lines(root, model, found, kind)) + "\n"
    after = parse(written.encode(), file)[0]
    same = after is not None and bind(model, after, file)[0] == record
    if not same or words(comments(written, composed(written))) != words(found):
        message = "This file cannot be formatted without a change of meaning."
        raise UnformattedError([Problem(file, 1, 1, message, "Write it in a plainer form.", "fmt")])
    return written


def composed(text: str) -> yaml.MappingNode:
    """The parser's own nodes, which know where they end; only of what `parse` has let through."""
    root = yaml.compose(text, Loader=backend())
    if not isinstance(root, yaml.MappingNode):
        raise TypeError("A file that was parsed holds a mapping.")
    return root


def file_lines(
    root: yaml.MappingNode, model: type[BaseModel], found: Comments, kind: str
) -> Iterator[str]:
    """The lines of a file of ``kind`` that says what ``root`` does, with the comments ``found``."""
    yield modeline(kind)
    if found.top:
        yield from found.top
        yield ""
    yield from _fields(root, model, found, 0)
    yield from found.end


def _fields(
    node: yaml.MappingNode, model: type[BaseModel], found: Comments, indent: int
) -> Iterator[str]:
    """The fields of a record, or of a part of one, in the order of the model."""
    values = {key.value: (key, value) for key, value in node.value}
    for field in described(model):
        if field.name in values:
            key, value = values[field.name]
            yield from _field(field, key, value, found, indent)


def _field(
    field: Described, key: yaml.Node, value: yaml.Node, found: Comments, indent: int
) -> Iterator[str]:
    shape, own = field.shape, found.of(key)
    item = Attached()
    if isinstance(value, yaml.SequenceNode) and shape.alone and len(value.value) == 1:
        (value,) = value.value
        item = found.of(value, item=True)
    inner = found.of(value).beside if isinstance(value, yaml.ScalarNode) else []
    # Of several comments only one has room at the end of the line; the others go above it.
    crowded = len(own.beside) + len(inner) > 1
    above = [*own.above, *(own.beside if crowded else []), *item.above, *(inner if crowded else [])]
    pad = " " * indent
    yield from (f"{pad}{each}" for each in above)
    end = "" if crowded else "".join(f"  {each}" for each in (*own.beside, *inner))
    yield from _value(f"{pad}{field.name}:", value, shape, found, indent, end)
    yield from (f"{pad}{each}" for each in (*item.below, *own.below))


def _value(
    lead: str, value: yaml.Node, shape: Shape, found: Comments, indent: int, end: str
) -> Iterator[str]:
    """What stands after ``lead``, a key with its colon or the dash of an item."""
    if isinstance(value, yaml.ScalarNode):
        first, *more = _text(value.value, shape, len(lead) + 1, indent + _INDENT)
        yield f"{lead} {first}{end}"
        yield from more
    elif not value.value:
        yield f"{lead} {'[]' if isinstance(value, yaml.SequenceNode) else '{}'}{end}"
    elif isinstance(value, yaml.SequenceNode):
        yield f"{lead}{end}"
        for item in value.value:
            yield from _item(item, shape, found, indent + _INDENT)
    elif isinstance(value, yaml.MappingNode) and shape.model:
        yield f"{lead}{end}"
        yield from _fields(value, shape.model, found, indent + _INDENT)


def _item(item: yaml.Node, shape: Shape, found: Comments, indent: int) -> Iterator[str]:
    pad, own = " " * indent, found.of(item, item=True)
    beside = found.of(item).beside if isinstance(item, yaml.ScalarNode) else []
    crowd = beside if len(beside) > 1 else []
    yield from (f"{pad}{each}" for each in (*own.above, *crowd))
    if isinstance(item, yaml.MappingNode) and item.value and shape.model:
        yield from _dashed(item, shape.model, found, indent)
    else:
        end = f"  {beside[0]}" if len(beside) == 1 else ""
        yield from _value(f"{pad}-", item, shape, found, indent, end)
    yield from (f"{pad}{each}" for each in own.below)


def _dashed(
    item: yaml.MappingNode, model: type[BaseModel], found: Comments, indent: int
) -> Iterator[str]:
    """An item that is made of fields: its first field stands behind the dash."""
    lines = list(_fields(item, model, found, indent + _INDENT))
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    pad = " " * indent
    # A field that comes to stand first has its comments above the dash.
    yield from (f"{pad}{line.lstrip()}" for line in lines[:first])
    yield f"{pad}- {lines[first].lstrip()}"
    yield from lines[first + 1 :]


def _text(value: str, shape: Shape, used: int, indent: int) -> list[str]:
    """The lines of a text that begins ``used`` columns into a line; later lines are indented.

    Running text that is too long for the line goes into a folded block, which needs no quotes.
    """
    value = " ".join(value.split()) if shape.sort is Type.PROSE else value.strip()
    single = _line(value, shape)
    if not shape.wraps or used + len(single) <= WIDTH or not _folds(value):
        return [single]
    lines = [">-"]
    line = ""
    for word in value.split(" "):
        if line and indent + len(line) + 1 + len(word) > WIDTH:
            lines.append(" " * indent + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, " " * indent + line]


def _folds(value: str) -> bool:
    """Whether a folded block gives the text back: words with one blank between them, in print."""
    return " " in value and " ".join(value.split()) == value and value.isprintable()


def _line(value: str, shape: Shape) -> str:
    """``value`` on one line: as it is if that reads the same to everyone, or else in quotes."""
    if shape.sort is Type.FLAG or _is_plain(value):
        return value
    if value.isprintable() and ('"' in value or "\\" in value) and "'" not in value:
        return f"'{value}'"
    return '"' + "".join(map(_escaped, value)) + '"'


def _is_plain(value: str) -> bool:
    if not value or _NOT_TEXT.fullmatch(value):
        return False
    if _PLAIN.fullmatch(value) and value == value.strip():
        return True
    if not value.isprintable():
        return False
    # Both as a value and as an item: what begins with a key and a colon is a text in neither.
    for lead in ("key: ", "key:\n  - "):
        node = parse(f"{lead}{value}\n".encode(), "")[0]
        found = node.get("key") if node else None
        texts = [found] if isinstance(found, Scalar) else getattr(found, "items", ())
        if [getattr(text, "value", None) for text in texts] != [value]:
            return False
    return True


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character == "\n":
        return "\\n"
    if character == "\t":
        return "\\t"
    if character.isprintable():
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
