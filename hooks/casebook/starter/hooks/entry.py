"""The hook that mkdocs.yml names: it lends MkDocs the adapter, from here or as pip installed it."""

from casebook_mkdocs.loader import on_build_error, on_config, on_serve, on_shutdown, on_startup

__all__ = ["on_build_error", "on_config", "on_serve", "on_shutdown", "on_startup"]
