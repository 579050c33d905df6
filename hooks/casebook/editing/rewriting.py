"""Rewriting: a file that says something else, in canonical form, with the comments that it had."""

from __future__ import annotations

from difflib import SequenceMatcher

import yaml
from pydantic import BaseModel

from casebook.editing.canonical import UnformattedError, composed, file_lines
from casebook.editing.comments import Comments, comments
from casebook.guide.descriptions import MAP, MODELS, described
from casebook.problems import Problem
from casebook.reading.parser import parse
from casebook.records.binding import model_of

Tree = str | list["Tree"] | dict[str, "Tree"]
"""What a file says: texts, lists and fields."""

_NOWHERE = yaml.Mark("", -1, 0, 0, None, 0)
"""Where new nodes stand: no comment belongs to them."""


def rewritten(text: str, tree: dict[str, Tree], kind: str, file: str) -> str:
    """The canonical text of a file of ``kind`` that says what ``tree`` does.

    ``text`` is what it held before, or nothing; its comments stay with what is still there. Fields
    may be missing or wrong, for somebody is writing. `UnformattedError` for a field that there is
    not, and where ``text`` cannot be read.
    """
    found, root = Comments((), {}, ()), yaml.MappingNode("", [], _NOWHERE, _NOWHERE)
    model: type[BaseModel] = MODELS[kind]
    if text.strip():
        before, faults = parse(text.encode(), file)
        if before is None:
            raise UnformattedError(faults)
        root = composed(text)
        found = comments(text, root)
        model = model if kind == MAP else model_of(kind, before)
    _refuse_unknown(tree, model, file)
    merged = _merged(root, tree)
    if not isinstance(merged, yaml.MappingNode):
        raise TypeError("A tree of fields makes a mapping.")
    return "\n".join(file_lines(merged, model, found, kind)) + "\n"


def _refuse_unknown(tree: dict[str, Tree], model: type[BaseModel], file: str) -> None:
    """Raise for a field that ``model`` has not: it would be lost in silence."""
    fields = {field.name: field for field in described(model)}
    for name, value in tree.items():
        if name not in fields:
            message = f"There is no field {name} here, so the form cannot keep it."
            raise UnformattedError([Problem(file, 1, 1, message, "Correct it as text.", "fmt")])
        inner = fields[name].shape.model
        for item in value if isinstance(value, list) else [value]:
            if inner and isinstance(item, dict):
                _refuse_unknown(item, inner, file)


def _merged(node: yaml.Node | None, tree: Tree) -> yaml.Node:
    """``node`` where it says what ``tree`` does, else one that keeps all of it that still holds."""
    if isinstance(tree, str):
        if isinstance(node, yaml.ScalarNode):
            if node.value != tree:
                return yaml.ScalarNode(node.tag, tree, node.start_mark, node.end_mark)
            return node
        return yaml.ScalarNode("", tree, _NOWHERE, _NOWHERE)
    start, end = (node.start_mark, node.end_mark) if node else (_NOWHERE, _NOWHERE)
    if isinstance(tree, list):
        old = node.value if isinstance(node, yaml.SequenceNode) else [node] if node else []
        return yaml.SequenceNode("", _items(old, tree), start, end)
    held = node.value if isinstance(node, yaml.MappingNode) else ()
    keys = {key.value: (key, value) for key, value in held}
    fields = []
    for name, value in tree.items():
        key, before = keys.get(name, (None, None))
        fields.append((key or _merged(None, name), _merged(before, value)))
    return yaml.MappingNode("", fields, start, end)


def _items(old: list[yaml.Node], new: list[Tree]) -> list[yaml.Node]:
    """The items of a list; those that are as they were, or stand in the same place, are known."""
    before, after = [repr(_said(each)) for each in old], [repr(_plain(each)) for each in new]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[yaml.Node] = []
    for sort, start, end, first, last in matcher.get_opcodes():
        same = old[start:end] if sort in {"equal", "replace"} else []
        for number, tree in enumerate(new[first:last]):
            found.append(_merged(same[number] if number < len(same) else None, tree))
    return found


def _said(node: yaml.Node) -> object:
    """What a node says, as a tree in which order of fields means nothing."""
    if isinstance(node, yaml.MappingNode):
        return sorted((key.value, _said(value)) for key, value in node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_said(item) for item in node.value]
    return node.value


def _plain(tree: Tree) -> object:
    if isinstance(tree, dict):
        return sorted((name, _plain(value)) for name, value in tree.items())
    return [_plain(item) for item in tree] if isinstance(tree, list) else tree
