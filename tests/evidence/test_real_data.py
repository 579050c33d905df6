"""The real records: each of their quotations is proved, and none passes when it is changed.

Done for issue 3: changing one word of any quotation in data/, or one paragraph number, is an error
that says how to mend it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored
from casebook.catalog.quotations import Quotation
from casebook.catalog.traversal import Path
from casebook.checks.own_words import own_words_are_ours
from casebook.checks.quotations import quotations_stand
from casebook.checks.speech import LONGEST_QUOTATION
from casebook.evidence.prints import Prints, fingerprint, windows
from casebook.evidence.words import count, is_word, tokens
from casebook.intake import take_in
from casebook.reading.nodes import Listing, Mapping, Node, Scalar
from casebook.records.binding import bind_map, bind_record
from casebook.records.references import Ref
from casebook.records.sources import ParagraphMap, Tombstone
from casebook.records.wording import QUOTED
from projects import ROOT


@cache
def real() -> Casebook:
    """The records of the project; no test changes them."""
    return take_in(ROOT).casebook


def proved() -> tuple[Quotation, ...]:
    return tuple(each for each in real().quotations if each.proved)


def changed(quotation: Quotation, path: Path, old: str, new: str) -> list[str]:
    """What the check says where ``new`` takes the place of ``old`` in the text at ``path``."""
    stored, catalog = quotation.stored, real().catalog
    node = _with(stored.node, path, old, new)
    assert isinstance(node, Mapping)
    alone: Catalog = replace(catalog, records={}, maps=catalog.maps)
    if isinstance(stored.record, ParagraphMap):
        mapped, problems = bind_map(node, stored.file)
        assert mapped, problems
        again = Stored(stored.ref, mapped, stored.file, node)
        alone = replace(alone, maps={**catalog.maps, stored.ref: again})
    else:
        record, problems = bind_record(stored.ref.kind, node, stored.file)
        assert record is not None, problems
        assert not isinstance(record, Tombstone)
        alone = replace(alone, records={stored.ref: Stored(stored.ref, record, stored.file, node)})
    return [str(problem) for problem in quotations_stand(Casebook(alone, real().wording))]


def _with(node: Node, path: Path, old: str, new: str) -> Node:
    """The node with one text below it changed; its places stay as they are."""
    if not path and isinstance(node, Scalar):
        assert old in node.value
        return replace(node, value=node.value.replace(old, new, 1))
    if isinstance(node, Listing):
        step = int(path[0]) if path else 0
        items = [_with(n, path[1:], old, new) if i == step else n for i, n in enumerate(node.items)]
        return replace(node, items=tuple(items))
    if isinstance(node, Mapping):
        entries = [
            (key, _with(value, path[1:], old, new) if key.value == path[0] else value)
            for key, value in node.entries
        ]
        return replace(node, entries=tuple(entries))
    # A list of one may be written as its only item.
    return _with(node, (), old, new)


def places(quotation: Quotation) -> Iterator[tuple[Path, str]]:
    """Each part of the quotation, with the path of the text that holds it."""
    for number, part in enumerate(quotation.parts):
        many = quotation.form == "quote"
        yield (*quotation.path, number) if many else quotation.path, part


def ids(quotation: Any) -> str:
    return f"{quotation.stored.ref} {'.'.join(map(str, quotation.path))}"


def spelt(quotation: Quotation, path: Path, part: str) -> str:
    """The part as it is spelt in the file, where running text may go over several lines."""
    node: Any = quotation.stored.node
    for step in path:
        if isinstance(node, Mapping):
            node = node.get(str(step))
        elif isinstance(node, Listing):
            node = node.items[int(step)]
    assert isinstance(node, Scalar)
    if quotation.form == "text":
        return next(m[0] for m in QUOTED.finditer(node.value) if m[0][1:-1].strip() == part)
    return node.value


@pytest.mark.parametrize("quotation", proved(), ids=ids)
def test_no_word_of_a_quotation_can_be_changed(quotation: Quotation) -> None:
    for path, part in places(quotation):
        text = spelt(quotation, path, part)
        for match in re.finditer(r"\w[\w’'-]*", text):
            slip = match[0] + match[0][-1]
            where = quotation.stored.problem("", quotation.path, "", "")
            for word in ("bananas", slip):
                altered = text[: match.start()] + word + text[match.end() :]
                (told,) = changed(quotation, path, text, altered)
                assert told.startswith(f"{where.file}:{where.line}:{where.column}: ")
                assert re.search(r" (Write|Copy) [^.]*\.", told)
                # A slip of one letter is mended in so many words.
                right = match[0].replace("’", "'")
                assert word != slip or f"Write “{right}" in told, told


@pytest.mark.parametrize("quotation", [q for q in proved() if q.form == "quote"], ids=ids)
def test_no_paragraph_number_can_be_changed(quotation: Quotation) -> None:
    (right,) = (ref for ref in quotation.cite if ref in quotation.standing)
    number = quotation.cite.index(right)
    for label in (each.label for each in real().catalog.prints[right.whole].paragraphs):
        wrong = right.at(label)
        if wrong in quotation.standing:
            continue
        path = (*quotation.path[:-1], "cite", number)
        (told,) = changed(quotation, path, str(right), str(wrong))
        assert f" not in {label}. Write {quotation.standing[0]} in cite." in told


def test_every_quotation_is_proved_and_none_is_passed_over() -> None:
    """Counted a second time, in the plain text of the files."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "data").rglob("*.yml"))]
    texts += [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.yml"))]
    fields = sum(len(re.findall(r"(?m)^ +quote:", text)) for text in texts)
    ours = [re.sub(r"(?m)^ +quote:.*(\n {6,}.*)*", "", text) for text in texts]
    marked = sum(text.count("“") for text in ours)
    found = [each.form for each in real().quotations]
    assert found.count("quote") == fields >= 40
    assert found.count("text") == marked >= 20
    assert len(proved()) == len(real().quotations)


# -------------------------------------------------------------------- the text stays out of here


def files() -> list[tuple[str, str]]:
    """Name and text of every file that is, or may be, committed."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    found = []
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and not path.is_symlink() and not name.startswith("requirements"):
            found.append((name, path.read_bytes().decode("utf-8", "replace")))
    return found


def copied(prints: Prints, text: str) -> dict[str, set[int]]:
    """For each paragraph, which of its windows of eight stand in ``text``."""
    found: dict[str, set[int]] = {}
    run = tokens(text)
    for start, half in enumerate(windows(run, 4)):
        if prints.at(fingerprint(half), 4):
            for place in prints.at(fingerprint(run[start : start + 8]), 8):
                found.setdefault(place.label, set()).add(place.start or 0)
    return found


def longest(starts: set[int]) -> int:
    """The most neighbours among ``starts``."""
    best = length = 0
    for start in sorted(starts):
        length = length + 1 if start - 1 in starts else 1
        best = max(best, length)
    return best


@pytest.mark.parametrize("source", sorted(real().catalog.prints), ids=str)
def test_no_file_holds_the_text_of_a_source(source: Ref) -> None:
    prints = real().catalog.prints[source]
    everything: dict[str, set[int]] = {}
    for name, text in files():
        if name.endswith(".prints"):
            continue
        for label, starts in copied(prints, text).items():
            everything.setdefault(label, set()).update(starts)
            words = longest(starts) + 7
            assert words <= LONGEST_QUOTATION, f"{name} holds {words} words of {label} in a row"
    total = sum(len(each.runs[8]) for each in prints.paragraphs)
    found = sum(map(len, everything.values()))
    assert found < total / 3, f"the files together hold {found} of {total} runs of {source}"


def test_the_texts_of_sources_are_ignored() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert "/seeds/*.txt" in ignored
    tracked = {name for name, _ in files() if name.startswith("seeds/")}
    assert {name.rpartition(".")[2] for name in tracked} <= {"yml", "prints"}


def test_the_check_of_own_words_finds_nothing_and_looks_at_much() -> None:
    assert list(own_words_are_ours(real())) == []
    texts = [t for _, t in files() if count(tuple(filter(is_word, tokens(t[:2000])))) > 50]
    assert len(texts) > 100
