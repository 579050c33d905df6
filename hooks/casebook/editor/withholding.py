"""Withholding: what is sensitive stands on the page of its record alone, and so in no file.

The editor has the rest of such a file, on the same lines; what is masked, nobody changes there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from casebook.editing.canonical import composed

MASK = "░"
"""What stands in the place of each sign: words keep their lengths, and so lines their ends."""


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
