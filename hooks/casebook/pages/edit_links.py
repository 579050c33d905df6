"""Edit links: addresses at which a reader can edit a file or suggest a correction.

A forge is where the repository lives. The forms of address are GitHub's: ``/edit/BRANCH/FILE#L7``
for its editor, ``/issues/new?template=…`` for an issue form, whose fields are filled from the query
by their ids. Addresses are only written, nothing is ever asked of the forge.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

FORM = "correction.yml"
"""The issue form for corrections, in .github/ISSUE_TEMPLATE."""

SOURCE_FORM = "new-source.yml"
"""The issue form for a source that the casebook should read."""

REPLY_FORM = "reply.yml"
"""The issue form for those whom a page speaks of."""

LONGEST_VALUE = 400
"""Characters of a present value that go into an address; more are cut off."""

LONGEST = 4000
"""Characters of an address with a form; forges and browsers take about twice as many."""

_CUT = "…"


@dataclass(frozen=True, slots=True)
class Spot:
    """What a reader points at.

    ``page`` is the address of the page or of a part of it below the root, ``file`` the file of the
    data and ``line`` the line in it, from 1. ``title`` names the thing; ``value`` is what it says
    now, and empty where that should not be repeated elsewhere.
    """

    title: str
    page: str
    file: str
    line: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class EditLinks:
    """A repository on a forge: its address without a slash at its end, and the branch published.

    ``site`` is the address of the published site, which ends in a slash; where it is not known,
    pages are named by their path.
    """

    repo: str
    branch: str = "main"
    site: str = ""

    @classmethod
    def of(cls, repo: str, branch: str = "main", site: str = "") -> EditLinks | None:
        """The forge that the settings name; None without a repository; else ``ValueError``."""
        if not repo.strip():
            return None
        address = repo.strip().rstrip("/").removesuffix(".git")
        parts = urlsplit(address)
        if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc:
            raise ValueError(
                f"REPO_URL is {repo!r}, which is not the address of a repository. Write it as in "
                "https://forge.example/owner/name, or leave it empty."
            )
        if parts.query or parts.fragment or not parts.path.strip("/") or _odd(address):
            raise ValueError(
                f"REPO_URL is {repo!r}, and a repository has the form "
                "https://forge.example/owner/name. Write it in that form."
            )
        if not branch.strip() or _odd(branch):
            raise ValueError(f"REPO_BRANCH is {branch!r}. Name a branch, such as main.")
        return cls(address, branch.strip(), site)

    def edit(self, file: str, line: int | None = None) -> str:
        """The forge's editor with ``file``, relative to the project, at ``line``."""
        mark = f"#L{line}" if line else ""
        return f"{self.repo}/edit/{quote(self.branch)}/{quote(file)}{mark}"

    def versions(self, file: str) -> str:
        """The forge's list of all versions of ``file``, relative to the project."""
        return f"{self.repo}/commits/{quote(self.branch)}/{quote(file)}"

    def suggest(self, spot: Spot) -> str:
        """The issue form for corrections, filled with what is known of ``spot``."""
        for room in (LONGEST_VALUE, LONGEST_VALUE // 4):
            address = self._form(spot, room)
            if len(address) <= LONGEST:
                return address
        return self._form(spot, 0)

    def report(self, title: str, page: str) -> str:
        """The issue form for corrections, with the ``page`` that a reader is on."""
        return self.suggest(Spot(title, page, "", 0))

    def reply(self, title: str = "", page: str = "", said: str = "") -> str:
        """The issue form for a reply to what ``said`` on ``page``; of any, if nothing is named."""
        fields = {
            "template": REPLY_FORM,
            "title": f"Reply: {cut(title, 120)}" if title else "",
            "page": f"{self.site}{page}" if page else "",
            "answers": cut(said, LONGEST_VALUE),
        }
        return self._filled(fields)

    def offer(self, spot: Spot) -> str:
        """The issue form for a new source, with ``spot`` as what the source should tell."""
        fields = {
            "template": SOURCE_FORM,
            "title": f"Source: {cut(spot.title, 120)}",
            "adds": cut(f"{self.site}{spot.page}: {spot.value}", LONGEST_VALUE),
        }
        return self._filled(fields)

    def _form(self, spot: Spot, room: int) -> str:
        """The address of the form with at most ``room`` characters of title and value each."""
        fields = {
            "template": FORM,
            "title": f"Correction: {cut(spot.title, min(room, 120))}",
            "page": f"{self.site}{spot.page}",
            "file": spot.file,
            "line": str(spot.line or ""),
            "value": cut(spot.value, room),
        }
        return self._filled(fields)

    def _filled(self, fields: dict[str, str]) -> str:
        present = {name: text for name, text in fields.items() if text}
        return f"{self.repo}/issues/new?{urlencode(present, quote_via=quote)}"


def cut(text: str, room: int) -> str:
    """``text`` in at most ``room`` characters, with an ellipsis where some are left out."""
    return text if len(text) <= room else text[: max(room - 1, 0)].rstrip() + _CUT * (room > 0)


def _odd(text: str) -> bool:
    """Whether ``text`` holds a character that would end an address or a piece of HTML."""
    return any(c.isspace() or not c.isprintable() or c in "\"'<>\\^`{|}" for c in text)
