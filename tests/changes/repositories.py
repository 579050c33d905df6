"""Small repositories of git for tests, with a history of their own."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from projects import Project

WHO = {
    "GIT_AUTHOR_NAME": "Erin Tester",
    "GIT_AUTHOR_EMAIL": "erin@tester.example",
    "GIT_COMMITTER_NAME": "Erin Tester",
    "GIT_COMMITTER_EMAIL": "erin@tester.example",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "PATH": "/usr/local/bin:/usr/bin:/bin",
}
"""The environment of git: somebody, and no settings of this machine."""


class Repository(Project):
    """A project in a repository of its own."""

    def git(self, *arguments: str, when: Mapping[str, str] | None = None) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**WHO, **(when or {})},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def commit(self, tag: str = "", day: str = "") -> str:
        """Commit all there is, on a ``day`` and with a ``tag`` if they are given; the commit."""
        self.git("add", "--all")
        when = {f"GIT_{who}_DATE": f"{day}T12:00:00Z" for who in ("AUTHOR", "COMMITTER") if day}
        self.git("commit", "--quiet", "--allow-empty", "--message", tag or "Change", when=when)
        if tag:
            self.git("tag", tag)
        return self.git("rev-parse", "HEAD")


def repository(root: Path) -> Repository:
    """A new repository at ``root``, nothing in it committed."""
    made = Repository(root)
    made.git("init", "--quiet", "--initial-branch", "main")
    return made
