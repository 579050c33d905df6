"""The Content-Security-Policy: what pages may load and run.

See https://www.w3.org/TR/CSP3/. Nothing comes from another host, and of scripts in a page only the
one runs that this package writes, by its hash. A data block, such as JSON-LD, is no script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator

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

EDITOR = "correct"
"""The folder whose worker runs the checks, which are WebAssembly in a browser."""

OPEN = ("api", "data")
"""The folders that pages of any other site may load: the data, which hold nothing of readers."""


def policy(script: str) -> str:
    """The policy under which ``script``, letter by letter, runs in a page, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    return "; ".join(_RULES).format(script=f"'sha256-{digest}'")


def headers(script: str, written: Iterable[str]) -> str:
    """The text of :data:`HEADERS`, for the files ``written``, by their paths.

    Only a header can forbid being framed. Hosts join what several rules say of one address, and of
    two policies both hold, so that each address has one rule with a policy: a folder at the root of
    the site or of an edition, or a page that stands there.
    """
    own = f"{policy(script)}; {UNFRAMED}"
    running = own.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    lines = ["/*", *(f"  {line}" for line in _OTHERS)]
    places = sorted({place for path in written for place in _places(path)})
    if any(place.startswith(f"/{FOLDER}/") for place in places):
        lines += [f"/{FOLDER}/*", "  X-Robots-Tag: noindex"]
    for place in places:
        name = place.removesuffix("/*").rpartition("/")[2]
        rule = {CARDS: FRAMED, EDITOR: running}.get(name, own)
        if place.startswith(f"/{FOLDER}/") and name != CARDS:
            rule = UNFRAMED
        lines += [place, f"  Content-Security-Policy: {rule}"]
        if name in OPEN:
            lines.append("  Access-Control-Allow-Origin: *")
    return "\n".join([*lines, ""])


def _places(path: str) -> Iterator[str]:
    """What a rule has to name so that it holds for the file at ``path``."""
    parts = path.split("/")
    depth = 2 if parts[0] == FOLDER and len(parts) > 2 else 0
    above = "".join(f"/{part}" for part in parts[:depth])
    folder, *more = parts[depth:]
    if more:
        yield f"{above}/{folder}/*"
    elif folder.endswith(".html"):
        yield f"{above}/{folder.removesuffix('index.html')}"
    if above:
        yield f"{above}/api/*"
