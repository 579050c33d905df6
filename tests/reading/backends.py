"""The two parsers of YAML: the one in C where it is there, and the one in Python, everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias
from unittest.mock import patch

import yaml

from casebook.problems import Problem
from casebook.reading import parser
from casebook.reading.nodes import Listing, Mapping, Node, Scalar

Loader: TypeAlias = "type[yaml.SafeLoader] | type[yaml.CSafeLoader]"

BACKENDS: list[Loader] = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]

Parsed = tuple[Mapping | None, tuple[Problem, ...]]


@contextmanager
def parsing_with(loader: Loader) -> Iterator[None]:
    """Let `parse` use ``loader``."""
    with patch.object(parser, "backend", lambda: loader):
        yield


def with_each(data: bytes) -> list[Parsed]:
    """What `parse` gives with each parser."""
    results = []
    for loader in BACKENDS:
        with parsing_with(loader):
            results.append(parser.parse(data, "f"))
    return results


def plain(node: Node) -> object:
    match node:
        case Scalar(value=value):
            return value
        case Listing(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key.value: plain(value) for key, value in entries}
