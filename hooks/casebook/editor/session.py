"""The session: what the page of the editor asks, answered in the browser by our own modules.

The files of the published casebook stand below a folder of the browser's memory; what somebody has
written takes their place there. Questions and answers are plain data, for they go from one thread
to another.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from casebook.catalog.catalog import Catalog
from casebook.catalog.narrowing import touched
from casebook.checks import CHECKS, check
from casebook.checks.consequences import told_once
from casebook.editing.canonical import UnformattedError, canonical
from casebook.editing.files import kind_of, put
from casebook.editing.rewriting import rewritten
from casebook.editor.handing import patch
from casebook.editor.prepared import MASK, Packed, Prepared, pack
from casebook.evidence.source_text import UnreadableError
from casebook.intake import Remembered, read_in
from casebook.problems import Problem, in_order
from casebook.reading.parser import parse
from casebook.records.dates import Date, DateError
from casebook.records.kinds import KINDS
from casebook.records.references import Ref

QUESTIONS = frozenset(
    {
        "write", "forget", "text_of", "quick", "whole", "changes", "preview", "date", "offered",
        "handed", "prove", "learn",
    }
)  # fmt: skip
"""What the page may ask: each is a method of :class:`Session`."""

AGREED = "All quotations and citations of this source agree with the text."
"""What is said of a text by which nothing is wrong."""

SOME = 5
"""Checks that run between two questions of the page."""

MOST = 12
"""Records that are offered for what somebody has typed."""


class _KeyLacking(Exception):  # noqa: N818 - nothing has gone wrong
    """A key is needed that only the page can derive."""

    def __init__(self, secret: bytes, document: bytes) -> None:
        super().__init__()
        self.secret, self.document = secret, document


class Session:
    """One reader at work: the casebook as it was published, and with what they have written."""

    def __init__(self, root: Path, known: str) -> None:
        """Lay out below ``root`` all files of what ``Prepared.text`` has written."""
        self.root = root
        self.before = Prepared.read(known)
        self.drafts: dict[str, str] = {}
        self._memory = Remembered()
        self._keys: dict[tuple[bytes, bytes], bytes] = {}
        for folder in ("data", "seeds"):
            (root / folder).mkdir(parents=True, exist_ok=True)
        for file, text in self.before.texts.items():
            put(root / file, text)
            if file in self.before.nodes:
                made = (self.before.nodes[file], ())
                self._memory.tell("nodes", file, made, text.encode(), file)
        self.published = read_in(root, self._memory).casebook
        self.now = self.published
        self._found: list[Problem] = []
        self._checks: list[str] = []

    def answer(self, question: str, arguments: str) -> str:
        """The answer to a question of the page, whose name is that of a method; both as JSON."""
        if question not in QUESTIONS:
            raise ValueError(f"Nobody asks {question}.")
        try:
            return json.dumps({"answer": getattr(self, question)(*json.loads(arguments))})
        except UnformattedError as error:
            return json.dumps({"refused": [str(each) for each in error.problems]})

    def write(self, file: str, text: str) -> None:
        """Let ``file`` hold ``text``: the work of the reader, or what was published."""
        if text == self.before.texts.get(file):
            self.drafts.pop(file, None)
        else:
            self.drafts[file] = text
        put(self.root / file, text)

    def forget(self, file: str) -> None:
        """Throw away what the reader has written in ``file``."""
        self.drafts.pop(file, None)
        if file in self.before.texts:
            put(self.root / file, self.before.texts[file])
        else:
            (self.root / file).unlink(missing_ok=True)

    def text_of(self, file: str, tree: dict[str, Any]) -> str:
        """The canonical text of ``file`` that says what ``tree`` does; `UnformattedError`."""
        text = self.drafts.get(file, self.before.texts.get(file, ""))
        return rewritten(text, tree, self._kind(file), file)

    def quick(self, file: str) -> dict[str, Any]:
        """What is wrong with the drafts themselves, and the nodes of ``file``: at once."""
        intake = read_in(self.root, self._memory)
        self.now = intake.casebook
        self._found, self._checks = [*intake.problems], [each.name for each in CHECKS]
        catalog = self.now.catalog
        own = frozenset(filter(None, map(_ref, self.drafts)))
        near = touched(self.published.catalog, catalog)
        # Without a draft there is nothing to judge: what is published was, when the site was built.
        found = check(self.now, among=own if near is None else near) if own else ()
        return {**self._told(in_order([*intake.problems, *found])), "nodes": self._nodes(file)}

    def whole(self) -> dict[str, Any]:
        """All that is wrong since the last :meth:`quick`, as `casebook check` tells it.

        Asked again and again, as the checks run a few at a time, so that somebody who goes on
        typing need not wait for all of them; until then there are no problems in the answer.
        """
        some, self._checks = self._checks[:SOME], self._checks[SOME:]
        self._found += check(self.now, some) if some else ()
        return {} if self._checks else self._told(told_once(in_order(self._found)))

    @cached_property
    def _missing(self) -> frozenset[tuple[str, str]]:
        """The problems that there are only because something sensitive is left out."""
        found = check(self.published) if self.before.parted else ()
        return frozenset((each.file, each.message) for each in found)

    def _told(self, problems: tuple[Problem, ...]) -> dict[str, Any]:
        real = [each for each in problems if (each.file, each.message) not in self._missing]
        return {"problems": [{**asdict(each), "fix": None, "told": str(each)} for each in real]}

    def _nodes(self, file: str) -> Packed | None:
        text = self.drafts.get(file, self.before.texts.get(file, ""))
        ref = _ref(file)
        stored = self.now.catalog.records.get(ref) if ref else None
        node = stored.node if stored and stored.file == file else parse(text.encode(), file)[0]
        return pack(node) if node else None

    def changes(self) -> list[str]:
        """What readers will see differently, each change as a sentence."""
        from casebook.changes.delta import compare  # noqa: PLC0415 - the first verdict is quicker
        from casebook.changes.report import sentence  # noqa: PLC0415

        return [sentence(change) for change in compare(self.published, self.now)]

    def preview(self, file: str) -> str:
        """The page of the record in ``file`` as HTML; nothing where it has none, or cannot be made
        of what is written.
        """
        from casebook.editor.preview import preview  # noqa: PLC0415 - the same

        ref = _ref(file)
        stored = self.now.catalog.records.get(ref) if ref else None
        if stored is None or not KINDS[stored.ref.kind].page:
            return ""
        return preview(stored, self.now, self.before.settings)

    def date(self, typed: str) -> dict[str, str]:
        """A date as somebody types it: as files have it and in words, or what it lacks."""
        try:
            found = Date.parse(typed.strip())
        except DateError as error:
            if not error.meant:
                return {"problem": str(error)}
            found = Date.parse(error.meant)
        return {"written": str(found), "words": found.display}

    def offered(self, typed: str, kinds: list[str], part: str) -> list[list[str]]:
        """The references that ``typed`` may be the beginning of, each with the name of its record.

        ``part`` says whether they may name a part of it, or must.
        """
        catalog = self.now.catalog
        whole, sign, rest = typed.partition("#")
        found: list[list[str]] = []
        for ref, stored in sorted(catalog.records.items()):
            if kinds and ref.kind not in kinds:
                continue
            if sign and str(ref) == whole:
                found += _parts(ref, rest, catalog)
            elif not sign and _fits(typed, str(ref), *catalog.names.get(ref, ())):
                more = "#" if part == "must" else ""
                found.append([f"{ref}{more}", stored.record.name])
        return found[:MOST]

    def prove(self, source: str, text: str) -> dict[str, Any]:
        """What the ``text`` of a source proves, and whether quotations and citations agree with it.

        New proofs become a draft. Where a key has yet to be derived, which the page does, the
        answer is what from; with the key among those of :meth:`learn` the same is asked again.
        """
        from casebook.commands.quote import quote  # noqa: PLC0415 - the first verdict is quicker
        from casebook.commands.verify import verify  # noqa: PLC0415

        ref, path = Ref.parse(source), self.root / "source.txt"
        path.write_text(text, "utf-8")
        try:
            proved = quote(self.root, path, ref, self._derived)
            verified = verify(self.root, path, ref, self._derived)
        except UnreadableError as error:
            return {"told": [str(error).replace(str(path), "This text")], "drafts": {}}
        except _KeyLacking as lacking:
            return {"secret": lacking.secret.hex(), "document": lacking.document.hex()}
        finally:
            path.unlink()
        file = f"seeds/{ref.slug}.proofs"
        if (self.root / file).is_file():
            self.write(file, (self.root / file).read_text("utf-8"))
        drafts = {file: self.drafts[file]} if file in self.drafts else {}
        # The command speaks of files that are not here, such as the pages in docs/.
        texts = (proved.text, verified.text if verified.status else AGREED)
        told = [text.replace(str(path), "This text") for text in texts]
        return {"told": list(dict.fromkeys(told)), "drafts": drafts}

    def learn(self, secret: str, document: str, key: str) -> None:
        """Keep the key of a text; all three are written in hexadecimal digits."""
        self._keys[bytes.fromhex(secret), bytes.fromhex(document)] = bytes.fromhex(key)

    def _derived(self, secret: bytes, document: bytes) -> bytes:
        key = self._keys.get((secret, document))
        if key is None:
            raise _KeyLacking(secret, document)
        return key

    def handed(self) -> dict[str, Any]:
        """All drafts in canonical form where they have one, and the patch that makes them.

        A file of which something is left out goes as a patch alone; one that would touch that place
        is none.
        """
        texts = {file: self._canonical(file, text) for file, text in self.drafts.items()}
        ended = {file: text if text.endswith("\n") else f"{text}\n" for file, text in texts.items()}
        made = patch(self.before.texts, ended)
        whole = {file: text for file, text in ended.items() if file not in self.before.parted}
        return {"texts": whole, "patch": "" if MASK in made else made}

    def _canonical(self, file: str, text: str) -> str:
        if file.endswith(".proofs"):
            return text  # Written by the engine, in its only form.
        try:
            return canonical(text.encode(), self._kind(file), file)
        except UnformattedError:
            return text

    def _kind(self, file: str) -> str:
        kind = kind_of(PurePosixPath(file))
        if kind is None:
            raise ValueError(f"{file} is no file of a casebook.")
        return kind


def _ref(file: str) -> Ref | None:
    path = PurePosixPath(file)
    folder = "sources" if path.parent.name == "seeds" else path.parent.name
    try:
        return Ref.parse(f"{folder}/{path.stem}")
    except ValueError:
        return None


def _fits(typed: str, *names: str) -> bool:
    words = _folded(typed).split()
    return any(all(word in name for word in words) for name in map(_folded, names))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _parts(ref: Ref, typed: str, catalog: Catalog) -> Iterator[list[str]]:
    """The parts of a record whose key begins as ``typed`` does; of a source, its paragraphs."""
    if stored := catalog.maps.get(ref):
        for each in stored.record.paragraphs:
            if each.label.startswith(typed):
                yield [str(ref.at(each.label)), "" if each.sensitive else each.gist or ""]
        return
    for key, _ in catalog.records[ref].record.parts():
        if key.startswith(typed):
            yield [str(ref.at(key)), catalog.name(ref)]
