"""The index of search as tests look at it: read back from its files, entry by entry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Found:
    """An entry: its address below the site, what it is called, its text."""

    location: str
    title: str
    names: tuple[str, ...]
    text: str


class Index:
    """The index in the folder of a built site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "search"
        self.data: dict[str, Any] = json.loads(
            (self.folder / "index.json").read_text(encoding="utf-8")
        )
        self.entries = list(self._entries())

    def __getitem__(self, location: str) -> Found:
        (found,) = [entry for entry in self.entries if entry.location == location]
        return found

    @property
    def words(self) -> list[str]:
        """All words that find something."""
        return [word for words, _ in self._groups for word in words.split(" ")]

    @property
    def posts(self) -> dict[str, str]:
        """The postings of each word, as they are written."""
        posts = [each for _, posts in self._groups for each in posts.split("/")]
        return dict(zip(self.words, posts, strict=True))

    def of(self, word: str) -> tuple[set[str], set[str]]:
        """The entries that have a word: in a name, and in their text."""
        names, texts = self.posts[word].split(".")
        return self._places(names), self._places(texts)

    @property
    def everything(self) -> str:
        """All text of all files."""
        files = sorted(self.folder.rglob("*.json"))
        return "\n".join(
            json.dumps(json.loads(file.read_text(encoding="utf-8")), ensure_ascii=False)
            for file in files
        )

    @property
    def _groups(self) -> list[list[str]]:
        """The files of words, as they are."""
        names = [self.folder / "words" / f"{n}.json" for n in range(len(self.data["words"]))]
        return [json.loads(name.read_text(encoding="utf-8")) for name in names]

    def _places(self, postings: str) -> set[str]:
        entry = -1
        found = set()
        for distance in re.findall(r"([0-9a-z]+)[ ,;]", postings):
            entry += int(distance, 36)
            found.add(self.entries[entry].location)
        return found

    def _entries(self) -> Iterator[Found]:
        count = len(self.data["sizes"])
        texts: list[str] = []
        for number in range(-(-count // self.data["chunk"])):
            file = self.folder / "texts" / f"{number}.json"
            texts += json.loads(file.read_text(encoding="utf-8"))
        assert len(texts) == count
        each = iter(texts)
        for path, title, *_, names, parts in self.data["pages"]:
            yield Found(path, title, tuple(names), next(each))
            for part in parts:
                id_, heading = self.data["stock"][part] if isinstance(part, int) else part[:2]
                yield Found(f"{path}#{id_}", heading, (), next(each))
        assert not list(each)
