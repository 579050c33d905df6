"""Hugo over the same Markdown: a site of its own of an export, with the plainest templates."""

from __future__ import annotations

import shutil
from pathlib import Path

SETTINGS = """\
title = "Casebook"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
"""

TEMPLATE = """\
<!doctype html>
<title>{{ .Title }}</title>
<nav>{{ range .Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
{{ .Content }}
"""


def program() -> str | None:
    """Where Hugo is, if it is installed."""
    return shutil.which("hugo")


def prepare(exported: Path, folder: Path) -> None:
    """Make of the pages below ``exported`` a site of Hugo in ``folder``."""
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(SETTINGS, "utf-8")
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(TEMPLATE, "utf-8")
    for page in (exported / "docs").rglob("*.md"):
        # What Hugo finds beside a page called index.md, it takes for a part of that page.
        name = "_index.md" if page.name == "index.md" else page.name
        target = folder / "content" / page.relative_to(exported / "docs").with_name(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, target)
