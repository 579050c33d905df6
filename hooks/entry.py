"""The hook that mkdocs.yml names: loads the adapter anew for each build, so `serve` sees edits.

MkDocs imports a hook once per process. Everything else of ours is dropped from the imported modules
here and imported again, and the adapter joins the build as a plugin, which MkDocs makes anew too.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

HERE = Path(__file__).parent


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put a new adapter among the plugins of this build."""
    for name in [name for name in sys.modules if name.partition(".")[0] in {"adapter", "casebook"}]:
        del sys.modules[name]
    sys.path.insert(0, str(HERE))
    try:
        adapter = importlib.import_module("adapter")
    finally:
        sys.path.remove(str(HERE))
    config.plugins["casebook"] = adapter.Adapter(HERE.parent)
    return config
