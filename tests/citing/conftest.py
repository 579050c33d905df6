"""What the tests of citing look at: the real casebook, and the small one as a built site."""

from __future__ import annotations

import pytest
from casebook.render.site import Site, site

from builds import SITE_URL, build
from casebook.intake import take_in
from documents import BuiltSite
from projects import EXAMPLE, ROOT, copy_of_site

NAME = "The Example Casebook"


@pytest.fixture(scope="session")
def pages() -> Site:
    """The pages of the real casebook, as they are published."""
    return site(take_in(ROOT).casebook, None, SITE_URL, "People's Party Casebook")


@pytest.fixture(scope="session")
def at_home() -> Site:
    """The pages of the small casebook, without an address."""
    return site(take_in(EXAMPLE).casebook, name=NAME)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the small casebook with an address."""
    folder = tmp_path_factory.mktemp("published")
    return build(copy_of_site(folder / "project"), folder / "site", site_url=SITE_URL)


@pytest.fixture(scope="session")
def local(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the small casebook without an address."""
    folder = tmp_path_factory.mktemp("local")
    return build(copy_of_site(folder / "project"), folder / "site")
