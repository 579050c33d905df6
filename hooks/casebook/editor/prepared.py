"""Prepared: the files of a casebook with their nodes, so that a browser need not parse them again.

Reading all files anew takes the parser of a browser longer than all else together. Nodes are
written as lists: line, column and then a text, a list of nodes, or, of a mapping, each key with its
line and column before its node, and a last 0. What is sensitive stands on the page of its record
alone: the editor has the rest of such a file, on the same lines, and nobody changes the mask there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from casebook.catalog.catalog import Catalog
from casebook.editing.canonical import composed
from casebook.reading import nodes
from casebook.reading.nodes import Listing, Mark, Node, Scalar
from casebook.reading.parser import parse

Packed = list[Any]

MASK = "░"
"""What stands in the place of each sign: words keep their lengths, and so lines their ends."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the editor of one site knows: its settings, and the text and nodes of each file."""

    settings: Mapping[str, str]
    texts: Mapping[str, str]
    nodes: Mapping[str, nodes.Mapping]
    parted: tuple[str, ...] = ()
    """The files of which something sensitive is left out."""

    def text(self) -> str:
        """All of it as JSON."""
        packed = {file: pack(node) for file, node in self.nodes.items()}
        whole = {
            "settings": self.settings,
            "texts": self.texts,
            "nodes": packed,
            "parted": self.parted,
        }
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> Prepared:
        """What :meth:`text` has written."""
        whole = json.loads(text)
        found = {file: _mapping(packed) for file, packed in whole["nodes"].items()}
        return cls(whole["settings"], whole["texts"], found, tuple(whole["parted"]))


def prepared(catalog: Catalog, texts: Mapping[str, str], settings: Mapping[str, str]) -> Prepared:
    """What the editor is told of ``catalog``, whose files hold ``texts``; nothing sensitive."""
    found = {stored.file: stored.node for stored in catalog.everything()}
    told: dict[str, str] = {}
    for file, text in sorted(texts.items()):
        told[file] = withheld(text) if file in found else text
        if told[file] != text and (node := parse(told[file].encode(), file)[0]):
            found[file] = node
    parted = tuple(file for file in told if told[file] != texts[file])
    return Prepared(settings, told, dict(sorted(found.items())), parted)


def withheld(text: str) -> str:
    """``text`` of a file with the sentences of what is marked ``sensitive: true`` in it masked."""
    if "sensitive:" not in text:
        return text
    spans = [(s.start_mark.index, s.end_mark.index, s.style) for s in _sentences(composed(text))]
    for start, end, style in sorted(spans, key=lambda span: -span[0]):
        head = text.index("\n", start) if style in {"|", ">"} else start
        text = text[:head] + re.sub(r"\S", MASK, text[head:end]) + text[end:]
    return text


def _sentences(node: yaml.Node, *, sensitive: bool = False) -> Iterator[yaml.ScalarNode]:
    """The texts of more than one word within all parts that are sensitive."""
    if isinstance(node, yaml.ScalarNode):
        if sensitive and " " in node.value:
            yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _sentences(item, sensitive=sensitive)
    else:
        marks = {key.value: value.value for key, value in node.value}
        inside = sensitive or marks.get("sensitive") == "true"
        for _, value in node.value:
            yield from _sentences(value, sensitive=inside)


def pack(node: Node) -> Packed:
    """A node as a list."""
    if isinstance(node, Scalar):
        return [*node.mark, node.value]
    if isinstance(node, Listing):
        return [*node.mark, list(map(pack, node.items))]
    entries = [part for key, value in node.entries for part in (key.value, *key.mark, pack(value))]
    return [*node.mark, entries, 0]


def unpack(packed: Packed) -> Node:
    """The node that :func:`pack` made the list of."""
    if isinstance(packed[2], str):
        return Scalar(packed[2], Mark(packed[0], packed[1]))
    if len(packed) == 3:
        return Listing(tuple(map(unpack, packed[2])), Mark(packed[0], packed[1]))
    return _mapping(packed)


def _mapping(packed: Packed) -> nodes.Mapping:
    parts = packed[2]
    entries = tuple(
        (Scalar(parts[at], Mark(parts[at + 1], parts[at + 2])), unpack(parts[at + 3]))
        for at in range(0, len(parts), 4)
    )
    return nodes.Mapping(entries, Mark(packed[0], packed[1]))
