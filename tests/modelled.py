"""The sites whose pages are looked at as models, without MkDocs."""

from __future__ import annotations

import pytest

from builds import SITE_URL
from casebook.citing.works import Imprint
from casebook.intake import take_in
from casebook.pages.composer import Settings
from casebook.pages.site import Site, site
from projects import EXAMPLE, ROOT

CACHE = ROOT / ".cache"
"""What Pandoc has written before, for builds and tests alike."""

NAME = "The Example Casebook"
LICENSE = "https://license.example/"


@pytest.fixture(scope="session")
def small_pages() -> Site:
    """The made-up casebook, without an address."""
    return site(take_in(EXAMPLE).casebook, Settings(Imprint(NAME), cache=CACHE))


@pytest.fixture(scope="session")
def real_pages() -> Site:
    """The real record, as it is published."""
    settings = Settings(Imprint("A Casebook", SITE_URL), license=LICENSE, cache=CACHE)
    return site(take_in(ROOT).casebook, settings)
