"""What the tests take from npm, as data files, and Java, which one of them runs in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping as Table
from pathlib import Path

from browser.programs import missing
from casebook.editor.runtime import Runtime
from projects import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
"""A script that looks for what keeps people out of a page."""

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
"""The Nu HTML checker, which the W3C uses."""

PACKAGES = (
    "The tests of access and HTML need files from npm: npm ci --ignore-scripts "
    "(make test does so where there is npm: apt install npm)"
)
JAVA = "The HTML checker needs Java: apt install default-jre-headless"
EDITOR = "The tests of the editor need what it runs on: make editor (needs npm: apt install npm)"
OFFICE = "The test of tables in a spreadsheet needs LibreOffice: apt install libreoffice-calc-nogui"
"""Which command brings what is missing."""


def file(path: Path, environment: Table[str, str] = os.environ) -> Path:
    """``path`` of a package; where it is not installed the test is skipped, under CI it fails."""
    return path if path.is_file() else missing(PACKAGES, environment)


def java(environment: Table[str, str] = os.environ) -> str:
    """The program Java; where there is none the test is skipped, under CI it fails."""
    return shutil.which("java", path=environment.get("PATH")) or missing(JAVA, environment)


def office(environment: Table[str, str] = os.environ) -> str:
    """The program LibreOffice; where there is none the test is skipped, under CI it fails."""
    return shutil.which("soffice", path=environment.get("PATH")) or missing(OFFICE, environment)


def runtime(environment: Table[str, str] = os.environ) -> Runtime:
    """What the editor runs on; where it is not there the test is skipped, under CI it fails."""
    return Runtime.of(ROOT) or missing(EDITOR, environment)
