"""The text of a made-up report that the small casebook cites, and projects that quote it."""

from __future__ import annotations

from functools import cache

from casebook.catalog.casebook import Casebook
from casebook.commands.seed import Reading
from casebook.editing.mapping import with_commitments
from casebook.editing.proving import knowing
from casebook.evidence.commitment import SCHEME, Commitment, Whole, whole
from casebook.evidence.known import Known, known_by_text
from casebook.evidence.proofs_file import written
from casebook.evidence.words import Tokens, tokens
from casebook.records.references import Ref
from projects import LETTER, MAP, Project

SOURCE = Ref.parse("sources/example-paper-2003-05-06")
PROOFS = f"seeds/{SOURCE.slug}.proofs"
DOCUMENT = bytes(range(16))
READING = Reading("the printed paper", "Erin Tester", "2003-05-07")

PARAGRAPHS = (
    "Examples meet, and part",
    "The Example Alliance was founded in a kitchen by Dr. Ada Example and nine friends. It counts "
    "its members twice a year. Last spring it counted “about 1,200 carriers of umbrellas – wet "
    "and dry”. Nobody else has counted them.",
    "On Thursday the Alliance met in the Hall of Samples. Thirty guests came, some of the left "
    "bank and some of the right. The chair of the party read the rule of the house. The "
    "non-elected board of the party sat on the left. It rained.",
    "A letter “To all examples” from the Sampletown Chapter followed. “You have kept no minutes, "
    "and the funds were spent without a vote,” it reads. It adds that the chapter will go its own "
    "way, because [our] purpose is not yours, and that nobody should be surprised.",
    "The Alliance’s answer came on Saturday: “Our minutes lie open in the office – as they always "
    "have.” It wishes for one more meeting, and for “a vote on the rule w/ all members @ the "
    "hall > once”.",
    "It was, all told, a dull evening in a dull hall.",
    "One of the umbrella carriers is said to be ill.",
)
"""With the numbers of sentences that the map of the small casebook has."""

TEXT = "\n\n".join(["Examples meet, and part", *PARAGRAPHS, ""])
"""The file that a maintainer would have: the title on top, a paragraph a line."""

TITLES = ((1, "Examples meet, and part"), (4, "To all examples"))
"""What the records quote before a test adds to it: two titles."""

Quoted = tuple[int, str]
"""A paragraph by its number, and words in it."""


@cache
def paper() -> Whole:
    """The report, with its key; made once, because that takes a while."""
    return whole(tuple(map(tokens, PARAGRAPHS)), DOCUMENT)


def lines(commitment: Commitment) -> list[str]:
    """The paragraphs of a commitment as a map lists them."""
    return [f"p{each.number} {each.size} {each.root.hex()}" for each in commitment.paragraphs]


def fields(commitment: Commitment, reading: Reading = READING) -> dict[str, str | list[str]]:
    """The fields of a commitment in a map."""
    return {
        "scheme": SCHEME,
        "document": commitment.document.hex(),
        "root": commitment.root.hex(),
        "copy_read": reading.copy_read,
        "read_by": reading.read_by,
        "read_on": reading.read_on,
        "paragraphs": lines(commitment),
    }


def proofs(*quoted: Quoted, text: Whole | None = None) -> str:
    """The file of proofs of these words, each where it first stands in its paragraph."""
    known = known_by_text(text or paper())
    made = []
    for number, words in quoted:
        (span,) = known.pages[number].spans([tokens(words)])
        made.append(known.prove(number, span))
    return written([(known.commitment, made)])


def mapped(project: Project) -> str:
    """The map of the small casebook without its commitment."""
    return project.text(MAP).partition("commitments:")[0].rstrip("\n")


def committed(project: Project, *quoted: Quoted) -> Project:
    """``project`` with a commitment to the report, and proofs of ``quoted`` and of the titles."""
    project.write(MAP, with_commitments(mapped(project), [fields(paper().commitment)]))
    project.write(PROOFS, proofs(*TITLES, *quoted))
    return project


def with_text(project: Project) -> Casebook:
    """The casebook of ``project`` with the text of the report at hand."""
    return knowing(project.take_in().casebook, SOURCE, [known_by_text(paper())])


GIST = (
    "    gist: The chapter wrote that the [[organizations/example-alliance]] had kept no minutes.\n"
)
"""A line of the letter's record, whose entry cites p4."""

CITE = f"    cite: {SOURCE}#p4\n"


def quoting(project: Project, quote: str, *proved: Quoted, cite: str = CITE) -> Project:
    """``project`` with ``quote``, YAML as it follows the colon, in an entry that cites ``cite``."""
    committed(project, *proved)
    project.change(LETTER, GIST + CITE, f"{GIST}    quote: {quote}\n{cite}")
    return project


def saying(project: Project, gist: str, *proved: Quoted, cite: str = CITE) -> Project:
    """``project`` with ``gist``, YAML as it follows the colon, in an entry that cites ``cite``."""
    committed(project, *proved)
    project.change(LETTER, GIST + CITE, f"    gist: {gist}\n{cite}")
    return project


def knowing_words(texts: tuple[Tokens, ...]) -> Known:
    """What is known of a text with these paragraphs at hand, under a key that takes no time."""
    return known_by_text(Whole(DOCUMENT, b"key", dict(enumerate(texts, 1))))
