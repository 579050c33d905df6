"""The tests of reading run with each parser that is there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reading.backends import BACKENDS, parsing_with


@pytest.fixture(params=BACKENDS, ids=lambda loader: loader.__name__)
def backend(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each parser in turn."""
    with parsing_with(request.param):
        yield
