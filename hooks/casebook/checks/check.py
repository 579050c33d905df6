"""A check: its name, what it guards, and the function that finds what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from casebook.catalog.casebook import Casebook
from casebook.problems import Problem


@dataclass(frozen=True, slots=True)
class Check:
    """A check that can be run alone. ``purpose`` is one sentence on what holds after it."""

    name: str
    purpose: str
    run: Callable[[Casebook], Iterable[Problem]]
    whole: bool = False
    """Whether it asks more than each record about itself and those that it is linked with."""
