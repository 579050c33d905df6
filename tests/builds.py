"""Builds with the real MkDocs, in this process and in one of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from collections.abc import Mapping as Table
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from documents import BuiltSite
from projects import Project

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Silences two notices on the future of MkDocs, as the Makefile does."""

OURS = {"casebook", "casebook_mkdocs"}
"""The modules that a build imports from its own project."""

SITE_URL = "https://casebook.example/peoples-party/"
REPO_URL = "https://forge.example/owner/casebook"
"""Where tests publish the site, and where its repository is."""


def build(project: Project, folder: Path, repo: str = "", **settings: Any) -> BuiltSite:
    """The site of ``project`` in ``folder``, built strictly; errors are raised as they are."""
    with _own_modules():
        config = load_config(
            str(project.root / "mkdocs.yml"), site_dir=str(folder), strict=True, **settings
        )
        config.extra["casebook"]["repo"] = repo
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    return BuiltSite(folder)


@contextmanager
def _own_modules() -> Iterator[None]:
    """Leave our modules out while a project loads its own, and put them back."""
    ours = {name: module for name, module in sys.modules.items() if _is_ours(name)}
    for name in ours:
        del sys.modules[name]
    try:
        yield
    finally:
        for name in [name for name in sys.modules if _is_ours(name)]:
            del sys.modules[name]
        sys.modules.update(ours)


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] in OURS


def mkdocs(
    project: Project, *arguments: str, environment: Table[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """``mkdocs`` with ``arguments`` in the folder of ``project``, as people run it."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=project.root,
        env={**os.environ, **QUIET, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
