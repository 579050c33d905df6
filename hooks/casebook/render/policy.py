"""The Content-Security-Policy: what a page may load and run, computed from the page itself.

See https://www.w3.org/TR/CSP3/. Nothing comes from another host, and no script or style in a page
runs but those whose hash the policy names. A data block, such as JSON-LD, is no script.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

MARK = "<!-- casebook: policy -->"
"""Where the template of a page asks for its policy; before anything that it governs."""

HEADERS = "_headers"
"""The file in which hosts of static files look for headers, at the root of the site."""

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script\s*>", re.DOTALL)
_DATA = re.compile(r"""\btype=["']?(?!module|text/javascript)[\w+.-]+/[\w+.-]+""")
_SOURCE = re.compile(r"\bsrc\s*=")

_RULES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)

_OTHERS = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=()",
)


def hashes(html: str) -> Iterator[str]:
    """The sources, as in ``'sha256-…'``, that allow the scripts written in ``html``."""
    for found in _SCRIPT.finditer(html):
        attributes = found["attributes"]
        if not _SOURCE.search(attributes) and not _DATA.search(attributes):
            digest = hashlib.sha256(found["text"].encode()).digest()
            yield f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def policy(allowed: Iterable[str]) -> str:
    """The policy that lets scripts with the hashes ``allowed`` run, and those of the site."""
    named = "".join(f" {source}" for source in sorted(set(allowed)))
    return "; ".join(rule.format(hashes=named) for rule in _RULES)


def guarded(html: str) -> str:
    """``html`` with its policy at :data:`MARK`; without the mark it stays as it is."""
    if MARK not in html:
        return html
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes(html))}">'
    return html.replace(MARK, meta, 1)


def headers(allowed: Iterable[str]) -> str:
    """The text of :data:`HEADERS`, for the whole site; only a header can forbid being framed."""
    rules = f"Content-Security-Policy: {policy(allowed)}; frame-ancestors 'none'"
    return "\n".join(["/*", *(f"  {line}" for line in (rules, *_OTHERS)), ""])
