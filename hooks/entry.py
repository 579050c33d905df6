"""The hook that mkdocs.yml names: gives each build the adapter, which remembers the build before.

MkDocs imports a hook once per process. Our own modules are imported anew only if a file below this
folder has changed since, so that `serve` sees edits of the code and still remembers the records.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

HERE = Path(__file__).parent


class Loader:
    """Keeps the adapter of this process as long as the code stays as it is."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[int, int]] = {}
        self._adapter: Any = None

    def adapter(self) -> Any:
        """The adapter of the last build, or a new one if any of our code has changed since."""
        code = {str(path): _state(path) for path in HERE.rglob("*") if _counts(path)}
        if self._adapter is None or code != self._code:
            for name in [name for name in sys.modules if _ours(name)]:
                del sys.modules[name]
            sys.path.insert(0, str(HERE))
            try:
                self._adapter = importlib.import_module("adapter").Adapter(HERE.parent)
            finally:
                sys.path.remove(str(HERE))
            self._code = code
        return self._adapter


def _counts(path: Path) -> bool:
    return path.suffix in {".py", ".html", ".xml", ".yml", ".lua", ".csl"}


def _state(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


def _ours(name: str) -> bool:
    return name.partition(".")[0] in {"adapter", "casebook"}


LOADER = Loader()


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the adapter among the plugins of this build."""
    adapter = LOADER.adapter()
    adapter.begin(config)
    config.plugins["casebook"] = adapter
    return config
