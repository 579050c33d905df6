"""The real records: each of their quotations is proved, and none passes when it is changed.

Changing one word of any quotation in data/, or one paragraph number, is an error that says how to
correct it: the words that were there are still proved.
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
from casebook.checks import check
from casebook.checks.quotations import quotations_stand
from casebook.evidence.commitment import FEWEST
from casebook.evidence.words import count, is_word, tokens
from casebook.intake import take_in
from casebook.reading.nodes import Listing, Mapping, Node, Scalar
from casebook.records.binding import bind, bind_record
from casebook.records.references import Ref
from casebook.records.sources import ParagraphMap, Removed, Tombstone
from casebook.records.wording import QUOTED
from intensity import LONG
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
        mapped, problems = bind(ParagraphMap, node, stored.file)
        assert mapped, problems
        again = Stored(stored.ref, mapped, stored.file, node)
        alone = replace(alone, maps={**catalog.maps, stored.ref: again})
    else:
        record, problems = bind_record(stored.ref.kind, node, stored.file)
        assert record is not None, problems
        assert not isinstance(record, Tombstone | Removed)
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


@pytest.mark.parametrize("quotation", proved()[:: 1 if LONG else 12], ids=ids)
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
                assert re.search(r" (Write|Copy|With the text at hand, run) [^.]*\.", told)
                # A slip of one letter is corrected in so many words, if enough of them is left.
                right = match[0].replace("’", "'")
                enough = quotation.words > 2 and quotation.form != "text"
                assert word != slip or not enough or f"Write “{right}" in told, told


@pytest.mark.parametrize("quotation", [q for q in proved() if q.form == "quote"], ids=ids)
def test_no_paragraph_number_can_be_changed(quotation: Quotation) -> None:
    (right,) = (ref for ref in quotation.cite if ref in quotation.standing)
    number = quotation.cite.index(right)
    for label in (each.label for each in real().catalog.maps[right.whole].record.paragraphs):
        wrong = right.at(label)
        if wrong in quotation.standing:
            continue
        path = (*quotation.path[:-1], "cite", number)
        told = changed(quotation, path, str(right), str(wrong))
        # A sentence of ours beside it may quote from the paragraph too.
        remedy = f" not in {label}. Write {quotation.standing[0]} in cite."
        assert any(remedy in each for each in told)


def test_every_quotation_is_proved_and_none_is_passed_over() -> None:
    """Counted a second time, in the plain text of the files."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "data").rglob("*.yml"))]
    texts += [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.yml"))]
    fields = sum(len(re.findall(r"(?m)^ +quote:", text)) for text in texts)
    ours = [re.sub(r"(?m)^ +quote:.*(\n {6,}.*)*", "", text) for text in texts]
    marked = sum(text.count("“") for text in ours)
    found = [each.form for each in real().quotations]
    assert found.count("quote") == fields > 0
    assert found.count("text") == marked > 0
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


@pytest.mark.parametrize("source", sorted(real().catalog.evidence), ids=str)
def test_no_file_gives_away_more_than_what_is_quoted(source: Ref) -> None:
    """What a proof opens is quoted in a record; so much stays hidden that it cannot be guessed."""
    quoted = {
        (proof.locator, run)
        for proof in real().proofs.all
        for run in proof.quotation.runs
        if proof.locator
    }
    for known in real().catalog.evidence[source]:
        for proof in known.proofs:
            assert (source.at(f"p{proof.number}"), proof.words) in quoted
        assert known.hidden == 0 or known.hidden >= FEWEST


def test_every_quotation_tells_how_it_was_proved() -> None:
    """Its paragraph, its commitment, which copy was read, by whom and when."""
    for each in real().proofs.all:
        assert each.locator is not None
        assert each.commitment is not None
        assert each.commitment.copy_read
        assert each.commitment.read_by
        assert [proof.words for proof in each.proofs] == list(each.quotation.runs)
        assert each in real().proofs.at[each.quotation.stored.ref, each.quotation.path]


def test_the_texts_of_sources_are_ignored() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert "/seeds/*.txt" in ignored
    tracked = {name for name, _ in files() if name.startswith("seeds/")}
    assert {name.rpartition(".")[2] for name in tracked} <= {"yml", "proofs"}


def test_the_check_of_own_words_finds_nothing_and_looks_at_much() -> None:
    assert check(real(), ["own-words"]) == ()
    texts = [t for _, t in files() if count(tuple(filter(is_word, tokens(t[:2000])))) > 50]
    assert len(texts) > 100
