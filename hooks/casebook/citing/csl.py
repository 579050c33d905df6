"""CSL-JSON: works as Zotero, Pandoc and other processors of citations read them.

The form is that of the CSL 1.0.2 data schema, https://docs.citationstyles.org/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from casebook.citing.works import Work
from casebook.records.names import Name


def csl_item(work: Work) -> dict[str, Any]:
    """``work`` as an item of CSL-JSON, fields without a value left out."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": work.type,
        "title": work.title,
        "author": [_name(name) for name in work.authors],
        "container-title": work.container,
        "publisher": work.publisher if work.publisher != work.container else "",
        "publisher-place": work.place,
        "genre": work.genre,
        "issued": _date(work),
        "accessed": {"date-parts": [list(work.accessed)]} if work.accessed else {},
        "URL": work.url,
        "archive_location": work.archive,
        "language": work.language,
    }
    return {field: value for field, value in item.items() if value}


def csl_json(works: Iterable[Work]) -> str:
    """``works`` as a file of CSL-JSON, each on a line of its own."""
    items = (json.dumps(csl_item(work), ensure_ascii=False) for work in works)
    return "[\n" + ",\n".join(items) + "\n]\n"


def _name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: text for part, text in parts.items() if text}


def _date(work: Work) -> dict[str, Any]:
    if not work.issued:
        return {}
    return {"date-parts": [list(parts) for parts in work.issued]} | (
        {"circa": True} if work.circa else {}
    )
