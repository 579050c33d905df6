"""Files of evidence of the small casebook with other commitments, for changes to be told."""

from __future__ import annotations

from functools import cache

from casebook.commands.seed import Reading
from casebook.editing.mapping import with_commitments
from casebook.evidence.commitment import Whole, whole
from casebook.evidence.known import Known, known_by_text
from casebook.evidence.proofs_file import written
from casebook.evidence.words import Tokens, tokens
from casebook.intake import take_in
from casebook.records.references import Ref
from evidence.papers import fields
from projects import EXAMPLE, MAP

PROOFS = "seeds/example-paper-2003-05-06.proofs"
READING = Reading("the printed paper of May 6, 2003", "Erin Tester", "2003-05-07")


@cache
def there() -> tuple[Ref, Known]:
    """The source of the small casebook that has a commitment, and what is proved of it."""
    ((source, (known,)),) = take_in(EXAMPLE).casebook.catalog.evidence.items()
    return source, known


def paragraphs(*changes: tuple[str, str]) -> tuple[Tokens, ...]:
    """The paragraphs of the report as tokens, with ``changes`` made in them."""
    text = (EXAMPLE / "paper.txt").read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return tuple(map(tokens, text.splitlines()[1:]))


def true() -> Whole:
    """The text that the small casebook is committed to."""
    return whole(paragraphs(), there()[1].commitment.document)


def changed(*changes: tuple[str, str], document: bytes = b"") -> Whole:
    """Another text, under a key that takes no time: nobody's words are hidden here."""
    texts = dict(enumerate(paragraphs(*changes), 1))
    return Whole(document or there()[1].commitment.document, b"key", texts)


def seeds(*texts: Whole, reading: Reading = READING) -> tuple[tuple[str, str, str], ...]:
    """The changes that put these commitments, and proofs of what is quoted, into the files."""
    plain = (EXAMPLE / MAP).read_text("utf-8").partition("commitments:")[0].rstrip("\n")
    quoted = [(proof.number, proof.words) for proof in there()[1].proofs]
    knowns = list(map(known_by_text, texts))
    proofs = [
        (
            known.commitment,
            [known.prove(n, known.pages[n].spans([words])[0]) for n, words in quoted],
        )
        for known in knowns
    ]
    listed = [fields(known.commitment, reading) for known in knowns]
    return (
        (MAP, "*", with_commitments(plain, listed) if texts else f"{plain}\n"),
        (PROOFS, "*", written(proofs)),
    )
