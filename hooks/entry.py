"""The hook that mkdocs.yml names: gives each build the adapter, which remembers the build before.

MkDocs imports a hook once per process. Our own modules are imported anew only if a file below this
folder has changed since, so that `serve` sees edits of the code and still remembers the records.
"""

from __future__ import annotations

import importlib
import logging
import sys
import traceback
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority

HOOK = Path(__file__).resolve()
HERE = HOOK.parent
LOG = logging.getLogger("mkdocs.plugins.casebook")

CODE = frozenset({".py", ".html", ".xml", ".yml", ".lua", ".csl"})
"""The endings of files that are code or belong to it."""


class Loader:
    """Keeps the adapter of this process as long as the code stays as it is."""

    def __init__(self) -> None:
        self.serving = False
        self._code: dict[str, tuple[int, int]] = {}
        self._adapter: Any = None

    def adapter(self) -> Any:
        """The adapter of the last build, or a new one if any of our code has changed since."""
        code = {str(path): _state(path) for path in HERE.rglob("*") if path.suffix in CODE}
        if self._adapter is None or code != self._code:
            self._adapter = None
            ours = {"casebook", *(path.stem for path in HERE.glob("*.py"))}
            for name in [name for name in sys.modules if name.partition(".")[0] in ours]:
                del sys.modules[name]
            self._adapter = _imported("adapter").Adapter(HERE.parent, serving=self.serving)
            self._code = code
        return self._adapter

    def index(self, folder: Path) -> None:
        """Have the index made that the last build has left, in the ``folder`` of the site."""
        if self._adapter:
            self._adapter.write_index(folder)


LOADER = Loader()


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs names them
    """Remember something only if there is more than one build to come."""
    LOADER.serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the adapter among the plugins of this build."""
    adapter = LOADER.adapter()
    adapter.begin(config)
    config.plugins["casebook"] = adapter
    return config


def on_serve(
    server: LiveReloadServer,
    *,
    config: MkDocsConfig,
    builder: Any,  # noqa: ARG001
) -> LiveReloadServer:
    """Let the preview stand between the server, its builds and its readers."""
    watched = [config.docs_dir, str(config.config_file_path)]
    _imported("preview").Preview(server, LOADER.index, watched)
    return server


@event_priority(-100)
def on_build_error(*, error: Exception) -> None:
    """Say in a sentence what has ended the build, where MkDocs would print how it came to it."""
    if not isinstance(error, Abort):
        LOG.debug("".join(traceback.format_exception(error)))
        LOG.error(str(error) if isinstance(error, BuildError) else sentence(error))
        raise Abort("Nothing was published. The last good site stays as it was.") from None


def sentence(error: Exception) -> str:
    """What an error that nobody has foreseen says to people."""
    if isinstance(error, OSError) and error.strerror:
        return f"{_local(error.filename)}: {error.strerror}."
    if isinstance(error, ModuleNotFoundError) and error.name and not _is_ours(error.name):
        return (
            f"The package {error.name} is missing. Install what the casebook needs with: "
            "pip install -r requirements.txt (make does it by itself)."
        )
    words = f"{type(error).__name__}: {error}".rstrip(": ")
    return (
        f"{_place(error)}: {words}. This is a mistake in the code, not in the data; "
        "--verbose shows how it came to it."
    )


def _imported(name: str) -> Any:
    sys.path.insert(0, str(HERE))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(HERE))


def _state(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


def _is_ours(name: str) -> bool:
    top = name.partition(".")[0]
    return (HERE / top).exists() or (HERE / f"{top}.py").exists()


def _place(error: Exception) -> str:
    """The file and line of ours, code or template, in which an error was made."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{_local(error.filename)}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    files = [Path(frame.filename).resolve() for frame in frames]
    ours = [f for f, p in zip(frames, files, strict=True) if p.is_relative_to(HERE) and p != HOOK]
    last = ours[-1] if ours else frames[-1]
    line = getattr(error, "lineno", None) or last.lineno
    return f"{_local(getattr(error, 'filename', None) or last.filename)}:{line}"


def _local(file: object) -> str:
    """A file as it is seen from the project, if it is there."""
    path = Path(str(file))
    return str(path.relative_to(HERE.parent) if path.is_relative_to(HERE.parent) else path)
