"""Addresses of pages on the web: what is wrong with one that somebody wrote, and how to correct it.

A source is cited where its publisher has it, at an address that will still say something in years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qsl, urlsplit

REDIRECTORS = frozenset(
    [
        "bit.ly", "buff.ly", "dlvr.it", "fb.me", "goo.gl", "is.gd", "l.facebook.com", "lnkd.in",
        "nyti.ms", "ow.ly", "rb.gy", "t.co", "tinyurl.com", "trib.al", "wapo.st", "youtu.be",
    ]
)  # fmt: skip
"""Hosts whose addresses lead elsewhere, and say nothing once they are gone."""

PROXIES = frozenset(
    [
        "12ft.io", "1ft.io", "cc.bingj.com", "freedium.cfd", "r.jina.ai", "removepaywall.com",
        "removepaywalls.com", "smry.ai", "translate.google.com", "txtify.it",
        "webcache.googleusercontent.com",
    ]
)  # fmt: skip
"""Hosts that show the page of whoever is named in the address."""

_PROXY = re.compile(r"(.*\.)?(translate\.goog|(ez|lib)proxy\..+|nitter\..+)")
"""The same, by a part of the host: translations, doors of libraries, mirrors of Twitter."""

_TRACKER = re.compile(
    r"utm_\w+|(fb|g|d|ms|tw|y)clid|gclsrc|igsh(id)?|mc_[ce]id|_hs(enc|mi)|mkt_tok|ref_(src|url)"
    r"|cmpid|jsessionid|phpsessid|ncid|s_cid|smid|wt\.mc_id"
)
"""What those who send a link add to learn who follows it, without which the page is the same."""

_MARKED = re.compile(r"\[[^\[\]]*\]\((https?://\S+)\)|<(https?://[^\s>]+)>")
"""A link as Markdown has it, and an address that it makes a link of."""

NO_ADDRESS = "is not the address of a page. Write it in full, as in https://example.org/page."

_HOST = re.compile(
    r"(?!\d+(?:\.\d+)*$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:[^\W\d_][^\W_-]+|xn--[\da-z-]*[\da-z])"
)
"""Labels of letters, digits and hyphens with full stops between them; no number, no bare word."""

_NUMBER = re.compile(r"\d+(\.\d+)*|.*:.*")
"""What stands in place of a host: the number of a computer."""

_OURS_ALONE = ("mail.google.com", ".internal", ".lan", ".local", ".localhost", ".onion")
"""Ends of hosts that not everybody can reach."""


def is_address(text: str) -> bool:
    """Whether a text that a record holds is the address of a page."""
    return text.startswith(("https://", "http://"))


def flaw(text: str) -> str:
    """What is wrong with an address, and how to correct it; empty where nothing is."""
    if marked := _MARKED.fullmatch(text):
        return f"is a link of Markdown. Write the address alone: {marked[1] or marked[2]}"
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return NO_ADDRESS
    return next(_flaws(text, parts), "")


def _flaws(text: str, parts: SplitResult) -> Iterator[str]:
    host = parts.hostname or ""
    if several := re.search(r"(?<=\S)[,;|]?\s+https?://", text):
        yield f"is more than one address. Write the one that is cited: {text[: several.start()]}"
    if any(c.isspace() for c in text):
        yield "has a blank in it. Write %20 for it, or the address without what follows it."
    yield from _host_flaws(host, parts)
    if any(c in text for c in '"<>`{}|\\^'):
        yield "holds a character that no address may hold. Percent-encode it."
    if re.search("%(25)*40", parts.path):
        yield "has %40 in place of @, by which a part of it can pass for a host. Write @."
    if re.search("%(?![0-9A-Fa-f]{2})", text):
        yield "has a percent sign that stands for nothing. Write %25 for the sign itself."
    if ":~:" in parts.fragment:
        yield "leads to words on the page. Leave out what begins with #:~:; quotations add it."
    tracking = [key for key, _ in parse_qsl(parts.query, True) if _TRACKER.fullmatch(key.lower())]
    if tracking:
        yield f"tells who followed it ({tracking[0]}). Write {_untracked(parts)}"
    named = re.search(r"\bwikipedia\.org/wiki/[^?#]*[.!]$|[_/-](?:Co|Inc|Jr|Sr|St)\.$", text)
    stray = re.search(r"[.,;:!#?&]$", text) and not named
    if stray or (text[-1] == ")" and text.count("(") < text.count(")")):
        yield f"ends in {text[-1]}, which is hardly a part of it. Write {text[:-1]}"


def _host_flaws(host: str, parts: SplitResult) -> Iterator[str]:
    """What is wrong with whom an address leads to."""
    # http and https only: an address becomes a link, and a link must not run a script.
    if parts.scheme in {"http", "https"} and (_NUMBER.fullmatch(host) or host == "localhost"):
        yield "names a computer, not a site. Write the address at which everybody can open it."
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host) or len(host) > 253:
        yield NO_ADDRESS
    if host.endswith(_OURS_ALONE):
        yield "opens for nobody else. Write the address at which everybody can open it."
    if "@" in parts.netloc:
        yield "has a name before its host, by which it can pass for another. Leave it out."
    google = re.fullmatch(r"(www\.)?google(\.[a-z]+)+", host)
    searched = google and parts.path.startswith(("/amp/", "/search", "/url"))
    if host in REDIRECTORS or searched or (parts.path == "/l.php" and "facebook" in host):
        yield "only redirects to the page. Write the address at which the page opens."
    door = parts.path.endswith("/login") and re.match("q?url=http", parts.query)
    if host in PROXIES or _PROXY.fullmatch(host) or door:
        yield "shows a page of somebody else. Write the address that its publisher gave it."


def _untracked(parts: SplitResult) -> str:
    kept = [
        pair
        for pair in parts.query.split("&")
        if not _TRACKER.fullmatch(pair.partition("=")[0].lower())
    ]
    return parts._replace(query="&".join(kept)).geturl()
