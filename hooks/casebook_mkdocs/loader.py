"""The events of MkDocs: each build gets the adapter, which remembers the build before.

MkDocs imports a hook once per process. Our own modules are imported anew only if one of their files
has changed since, so that `serve` sees edits of the code and still remembers the records.
"""

from __future__ import annotations

import gc
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

HERE = Path(__file__).resolve()
PACKAGES = (HERE.parent, HERE.parents[1] / "casebook")
"""The folders of our own modules: the adapter and the engine."""

KEPT = (__package__, __name__)
"""The modules that are not imported anew: this one remembers the adapter."""

LOG = logging.getLogger("mkdocs.plugins.casebook")

CODE = frozenset({".py", ".html", ".xml", ".yml", ".lua", ".csl"})
"""The endings of files that are code or belong to it."""


class Loader:
    """Keeps the adapter of this process as long as the code stays as it is."""

    def __init__(self) -> None:
        self.serving = False
        self._code: dict[str, tuple[int, int]] = {}
        self._adapter: Any = None

    def adapter(self, root: Path) -> Any:
        """The adapter of the last build, or a new one if any of our code has changed since.

        ``root`` is the folder of the project.
        """
        files = (path for package in PACKAGES for path in package.rglob("*"))
        code = {str(path): _state(path) for path in files if path.suffix in CODE}
        if self._adapter is None or code != self._code:
            self._adapter = None
            ours = {package.name for package in PACKAGES}
            for name in [name for name in sys.modules if name.partition(".")[0] in ours]:
                if name not in KEPT:
                    del sys.modules[name]
            self._adapter = _imported("adapter").Adapter(root, serving=self.serving)
            self._code = code
        return self._adapter

    def late(self, folder: Path) -> None:
        """Have made what the last build has left, in the ``folder`` of the site."""
        if self._adapter:
            self._adapter.write_late(folder)


LOADER = Loader()


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs names them
    """Remember something only if there is more than one build to come.

    A single build makes objects that last to its end, which the collector of cycles need not walk.
    """
    LOADER.serving = command == "serve"
    if not LOADER.serving:
        gc.disable()


def on_shutdown() -> None:
    """Leave what a build has made to the system, which frees it at once; Python takes 2 s of 10."""
    gc.freeze()
    gc.enable()


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the adapter among the plugins of this build."""
    log = logging.getLogger("mkdocs")
    if config.strict and log.level > logging.WARNING:  # With --quiet it would count no warning.
        log.setLevel(logging.WARNING)
    adapter = LOADER.adapter(Path(config.config_file_path).resolve().parent)
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
    _imported("preview").Preview(server, LOADER.late, watched)
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
    if isinstance(error, ModuleNotFoundError) and not _is_ours(str(error.name)):
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
    """A module of the adapter; MkDocs looks beside a hook only while it loads the hook itself."""
    beside = str(PACKAGES[0].parent)
    sys.path.insert(0, beside)
    try:
        return importlib.import_module(f"{__package__}.{name}")
    finally:
        sys.path.remove(beside)


def _state(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] in {package.name for package in PACKAGES}


def _place(error: Exception) -> str:
    """The file and line of ours, code or template, in which an error was made."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{_local(error.filename)}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _is_code(Path(frame.filename).resolve())]
    last = ours[-1] if ours else frames[-1]
    line = getattr(error, "lineno", None) or last.lineno
    return f"{_local(getattr(error, 'filename', None) or last.filename)}:{line}"


def _is_code(file: Path) -> bool:
    return file != HERE and any(file.is_relative_to(package) for package in PACKAGES)


def _local(file: object) -> str:
    """A file as it is seen from the folder that holds hooks/, if it is there."""
    path, above = Path(str(file)), HERE.parents[2]
    return str(path.relative_to(above) if path.is_relative_to(above) else path)
