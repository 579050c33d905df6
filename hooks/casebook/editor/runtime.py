"""The runtime: what the page of the editor runs on, gathered from where package managers put it.

Python itself comes from npm (the package ``pyodide``), the one compiled part of pydantic as a wheel
from PyPI, and everything else is the source of the packages that build the site. Nothing is fetched
here: ``make editor`` does that before, by the hashes of the lock files.
"""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from shutil import which
from tempfile import TemporaryDirectory

FOLDER = "correct/"
"""The address of the editor's page, and the folder of all that it loads."""

PYODIDE = Path("node_modules/pyodide")
WHEELS = Path(".cache/editor")
"""Where npm and pip put what they fetch, below the project."""

PARTS = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
"""The files of the package that a browser needs."""

PACKAGES = (
    "casebook",
    "annotated_types",
    "babel",
    "jinja2",
    "markupsafe",
    "pydantic",
    "typing_extensions",
    "typing_inspection",
    "yaml",
)
"""Whose source goes into the browser: what checks and previews import."""

_KEPT = {".py", ".yml", ".html", ".xml", ".lua"}
_LEFT_OUT = {"__pycache__", "starter", "v1", "messages", "testing"}
_LOCALES = ("babel/global.dat", "babel/locale-data/en.dat", "babel/locale-data/root.dat")

_COMPILING = Path(__file__).with_name("compiling.mjs")

ENGINE = "engine.zip"
"""The file with all of those."""


@dataclass(frozen=True)
class Runtime:
    """The parts that are there for one project."""

    pyodide: Path
    wheel: Path

    @classmethod
    def of(cls, root: Path) -> Runtime | None:
        """What ``make editor`` has fetched for the project at ``root``; None if not all is there.

        A wheel for another version than the one that builds the site is none: the checks in the
        page would not be the same.
        """
        pyodide = root / PYODIDE
        name = f"pydantic_core-{version('pydantic_core')}-*wasm32.whl"
        wheels = sorted((root / WHEELS).glob(name))
        there = all((pyodide / part).is_file() for part in PARTS)
        return cls(pyodide, wheels[0]) if wheels and there else None

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The paths of all files below the root of the site."""
        return tuple(f"{FOLDER}engine/{name}" for name in (*PARTS, self.wheel.name, ENGINE))

    def written(self) -> Iterator[tuple[str, bytes]]:
        """All files, each with its path below the root of the site."""
        for part in PARTS:
            yield f"{FOLDER}engine/{part}", (self.pyodide / part).read_bytes()
        yield f"{FOLDER}engine/{self.wheel.name}", self.wheel.read_bytes()
        yield f"{FOLDER}engine/{ENGINE}", self._archive

    @cached_property
    def _archive(self) -> bytes:
        """All sources, compiled where there is Node.js: the browser begins half a second earlier.

        What was made is kept beside the wheel, by what it was made of.
        """
        sources = {name: path.read_bytes() for name, path in _sources()}
        node = which("node")
        made_of = sha256(_COMPILING.read_bytes() if node else b"")
        for name, data in sources.items():
            made_of.update(b"%b\0%b" % (name.encode(), data))
        kept = self.wheel.with_name(f"{made_of.hexdigest()[:32]}.zip")
        if kept.is_file():
            return kept.read_bytes()
        archive = _zipped(sources)
        made = _compiled(archive, node, self.pyodide) if node else archive
        if made is None:
            return archive
        for old in kept.parent.glob("*.zip"):
            old.unlink(missing_ok=True)
        new = kept.with_suffix(f".{os.getpid()}")
        new.write_bytes(made)
        new.replace(kept)
        return made


def _zipped(sources: Mapping[str, bytes]) -> bytes:
    """Files as an archive, the same for the same files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sources.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return data.getvalue()


def _compiled(archive: bytes, node: str, pyodide: Path) -> bytes | None:
    """An ``archive`` of sources compiled by the Python of browsers; None if that fails."""
    with TemporaryDirectory() as folder:
        given, made = Path(folder, "sources.zip"), Path(folder, "compiled.zip")
        given.write_bytes(archive)
        command = [node, str(_COMPILING), str(pyodide.resolve()), str(given), str(made)]
        done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - our own
        return made.read_bytes() if done.returncode == 0 and made.is_file() else None


def _sources() -> Iterator[tuple[str, Path]]:
    for package in PACKAGES:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(f"The package {package} is not installed.")
        origin = Path(spec.origin)
        if not spec.submodule_search_locations:
            yield origin.name, origin
            continue
        for path in sorted(origin.parent.rglob("*")):
            name = path.relative_to(origin.parent.parent).as_posix()
            kept = path.suffix in _KEPT and _LEFT_OUT.isdisjoint(PurePosixPath(name).parts)
            if name in _LOCALES or kept:
                yield name, path
