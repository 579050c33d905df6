"""What the tests of corrections start from."""

from __future__ import annotations

import shutil

import pytest

from projects import Project


@pytest.fixture
def uncorrected(project: Project) -> Project:
    """The small casebook without a correction, not even a folder for them."""
    shutil.rmtree(project.root / "data" / "corrections", ignore_errors=True)
    return project
