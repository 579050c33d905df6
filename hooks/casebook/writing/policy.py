"""The Content-Security-Policy: what pages may load and run.

See https://www.w3.org/TR/CSP3/. Nothing comes from another host, and of scripts in a page only the
one runs that this package writes, by its hash. A data block, such as JSON-LD, is no script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from casebook.editions import FOLDER
from casebook.records.kinds import CARDS

HEADERS = "_headers"
"""The file in which hosts of static files look for headers, at the root of the site."""

_RULES = (
    "default-src 'none'",
    "script-src 'self' {script}",
    "style-src 'self'",
    "font-src 'self'",
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


FRAMED = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
"""The policy of a card: it runs nothing, and pages of any other site may show it within theirs."""

UNFRAMED = "frame-ancestors 'none'"
"""The policy of editions: each of their pages carries the policy of its own time."""

OPEN = ("/api/*", "/data/*")
"""What pages of any other site may load: the data, which hold nothing of the reader's."""


def policy(script: str) -> str:
    """The policy under which ``script``, letter by letter, runs in a page, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    return "; ".join(_RULES).format(script=f"'sha256-{digest}'")


def headers(script: str, folders: Iterable[str], pages: Iterable[str]) -> str:
    """The text of :data:`HEADERS`, for the ``folders`` and ``pages`` at the root of the site.

    Only a header can forbid being framed. Hosts join what several rules say of one address, and of
    two policies both hold, so that each address has one rule with a policy.
    """
    rules = f"Content-Security-Policy: {policy(script)}; frame-ancestors 'none'"
    lines = ["/*", *(f"  {line}" for line in _OTHERS)]
    for path in ("/", *(f"/{page}" for page in pages), *(f"/{name}/*" for name in folders)):
        own = {f"/{CARDS}/*": FRAMED, f"/{FOLDER}/*": UNFRAMED}.get(path)
        lines += [path, f"  Content-Security-Policy: {own}" if own else f"  {rules}"]
        if own == UNFRAMED:
            lines.append("  X-Robots-Tag: noindex")
        if path in OPEN:
            lines.append("  Access-Control-Allow-Origin: *")
    return "\n".join([*lines, ""])
