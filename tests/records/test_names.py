"""Names: an author is a person in parts or a body in one piece, in every style and file."""

from __future__ import annotations

import json

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import example, given
from hypothesis import strategies as st

from casebook.citing.bibtex import bibtex
from casebook.citing.csl import csl_json
from casebook.citing.ris import ris
from casebook.citing.styles import cite
from casebook.citing.works import Work
from casebook.pages.page import Thing
from casebook.pages.things import author
from casebook.records.names import Name

PEOPLE = {
    "Ben Burgis": Name("Burgis", "Ben"),
    "C. D. Cook": Name("Cook", "C. D."),
    "Briahna Joy Gray": Name("Gray", "Briahna Joy"),
    "Ocasio-Cortez, Alexandria": Name("Ocasio-Cortez", "Alexandria"),
    "Cortez Masto, Catherine": Name("Cortez Masto", "Catherine"),
    "Martin Luther King Jr.": Name("King", "Martin Luther", "Jr."),
    "King, Martin Luther, Jr.": Name("King", "Martin Luther", "Jr."),
    "King Jr., Martin Luther": Name("King", "Martin Luther", "Jr."),
    "Robert F. Kennedy, Jr.": Name("Kennedy", "Robert F.", "Jr."),
    "Nicholas J. Begich III": Name("Begich", "Nicholas J.", "III"),
    "Jane Doe, PhD": Name("Doe", "Jane", degree="PhD"),
    "Jane Doe, M.D., Ph.D.": Name("Doe", "Jane", degree="M.D., Ph.D."),
    "Chris Van Hollen": Name("Van Hollen", "Chris"),
    "Ludwig van Beethoven": Name("van Beethoven", "Ludwig"),
    "Van Jones": Name("Jones", "Van"),
    "Tuan Le": Name("Le", "Tuan"),
    "Yo-Yo Ma": Name("Ma", "Yo-Yo"),
    "Malcolm X": Name("X", "Malcolm"),
    "bell hooks": Name("hooks", "bell"),
    "John Roe KC": Name("Roe", "John", degree="KC"),
    "Bill Press": Name("Press", "Bill"),
    "Timothy Roe, O.P.": Name("Roe", "Timothy", degree="O.P."),
    "Press, Bill": Name("Press", "Bill"),
    'Jane "Janey" Doe': Name("Doe", "Jane"),
    "Jane “The Doe” Doe Jr.": Name("Doe", "Jane", "Jr."),
    "毛 泽东": Name("毛", "泽东"),
    "김 대중": Name("김", "대중"),
}

BODIES = [
    "United States Congress. House. Committee on Rules",
    "Associated Press",
    "Congressional Research Service",
    "Wikipedia contributors",
    "Democracy Now!",
    "Office of the Clerk",
    "Smith & Sons, Inc.",
    "Reuters",
    "毛泽东",
    "King",
    "John Paul II",
    "Pope Francis",
    "Queen Elizabeth II",
    "Sampletown Press",
]


@pytest.mark.parametrize(("text", "name"), PEOPLE.items())
def test_a_person_has_parts(text: str, name: Name) -> None:
    assert Name.of(text) == name


@pytest.mark.parametrize("text", BODIES)
def test_a_body_is_one_piece(text: str) -> None:
    assert Name.of(text) == Name(text)


def test_a_body_that_nothing_tells_from_a_person_is_marked() -> None:
    assert Name.of("Our Side (organization)") == Name("Our Side")


@pytest.mark.parametrize(
    "text", ["Jane Doe", "Jane Doe Jr.", "毛 泽东", "Jane Doe, PhD", "Reuters"]
)
def test_a_name_is_said_as_it_is_printed(text: str) -> None:
    assert Name.of(text).words == text


@given(st.text("aB ,.-'éß(){}", min_size=1))
@example(", B")
def test_any_text_is_a_name(text: str) -> None:
    name = Name.of(text)
    assert name.family or not text.strip(" ,")
    assert set(name.words.replace(" ", "")) <= set(text)


def work(*names: str) -> Work:
    return Work("k", "webpage", "A title", tuple(map(Name.of, names)), container="Paper")


ALL = ("Martin Luther King Jr.", "Chris Van Hollen", "Associated Press", "Jane Doe, PhD")


def test_the_styles_have_the_parts_in_their_places_and_no_degree() -> None:
    works = {name: work(name) for name in (*ALL, "毛 泽东")}
    cited = cite(works.values())
    texts = {name: cited[each] for name, each in works.items()}
    assert {name: each["APA"].partition(" (n.d.)")[0] for name, each in texts.items()} == {
        "Martin Luther King Jr.": "King, M. L., Jr.",
        "Chris Van Hollen": "Van Hollen, C.",
        "Associated Press": "Associated Press.",
        "Jane Doe, PhD": "Doe, J.",
        "毛 泽东": "毛泽东.",
    }
    for style in ("MLA", "Chicago"):
        assert {name: each[style].partition(" “")[0] for name, each in texts.items()} == {
            "Martin Luther King Jr.": "King, Martin Luther, Jr.",
            "Chris Van Hollen": "Van Hollen, Chris.",
            "Associated Press": "Associated Press.",
            "Jane Doe, PhD": "Doe, Jane.",
            "毛 泽东": "毛泽东.",
        }


def test_the_files_have_the_parts_in_their_places() -> None:
    written = work(*ALL)
    (entry,) = parse_string(bibtex([written])).entries
    assert entry.fields_dict["author"].value == (
        "King, Jr., Martin Luther and Van Hollen, Chris and {Associated Press} and Doe, Jane"
    )
    assert rispy.loads(ris([written]))[0]["authors"] == [
        "King, Martin Luther, Jr.",
        "Van Hollen, Chris",
        "Associated Press,",
        "Doe, Jane",
    ]
    assert json.loads(csl_json([written]))[0]["author"] == [
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"family": "Van Hollen", "given": "Chris"},
        {"literal": "Associated Press"},
        {"family": "Doe", "given": "Jane"},
    ]


def test_linked_data_tells_people_from_organizations() -> None:
    assert author("Associated Press") == Thing("Organization", "Associated Press")
    person = author("Jane Doe, PhD")
    assert (person.type, person.name) == ("Person", "Jane Doe, PhD")
    assert dict(person.properties) == {
        "familyName": "Doe",
        "givenName": "Jane",
        "honorificSuffix": "PhD",
    }
