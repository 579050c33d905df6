"""The real casebook, rendered once without MkDocs, for tests that look at its pictures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from casebook.catalog.casebook import Casebook
from casebook.intake import take_in
from casebook.render.site import Site, site
from casebook.render.writer import Writer
from projects import ROOT


@pytest.fixture(scope="session")
def casebook() -> Casebook:
    """The casebook of the real data."""
    return take_in(ROOT).casebook


@pytest.fixture(scope="session")
def rendered(casebook: Casebook) -> Site:
    """All pages of the real casebook."""
    return site(casebook)


@pytest.fixture(scope="session")
def writer_at(rendered: Site) -> Callable[[int], Writer]:
    """The writer for a depth of the site."""
    return rendered.writer_at
