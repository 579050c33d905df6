"""Memory: how the collector of reference cycles is kept from work that is in vain."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collector while many lasting objects without cycles are made.

    It would walk all of them again at every so many new ones, which takes a third of the time of
    reading and rendering. Objects are still freed as soon as nothing refers to them. Works as a
    decorator too; where the collector is off already, it stays so.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
