"""Summary: text of the data in the summary of a job, so that nothing in it becomes markup."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~$&@]")


def escape(text: str) -> str:
    """``text`` on one line of Markdown; a sign that could mean something has a backslash before it.

    The forge turns ``&`` and ``<`` into markup in spite of a backslash: they become entities.
    """
    return _SIGNS.sub(_plain, " ".join(text.split()))


def _plain(match: re.Match[str]) -> str:
    sign = match[0]
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(sign, f"\\{sign}")
