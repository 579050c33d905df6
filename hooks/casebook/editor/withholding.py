"""Withholding: what is sensitive stands on the page of its record alone, and so in no file.

The editor has the rest of such a file, on the same lines; what it leaves out, nobody changes there.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from casebook.editing.canonical import composed

WORDS = "Left out here."
"""What stands in the place of each line that is left out."""


def withheld(text: str) -> str:
    """``text`` of a file without the sentences of what is marked ``sensitive: true`` in it; every
    line stays where it is.
    """
    if "sensitive:" not in text:
        return text
    spans = [(s.start_mark.index, s.end_mark.index, s.style) for s in _sentences(composed(text))]
    for start, end, style in sorted(spans, key=lambda span: -span[0]):
        first, *more = text[start:end].rstrip("\n").split("\n")
        gone = [f"{' ' * (len(line) - len(line.lstrip()))}{WORDS}" for line in more]
        kept = "\n".join([first if style in {"|", ">"} else WORDS, *gone])
        text = f"{text[:start]}{kept}{text[start + len(text[start:end].rstrip(chr(10))) :]}"
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
