"""Names in order: each stands where a reader looks for it."""

from __future__ import annotations

import pytest

from casebook.pages.sorting import letter, place
from casebook.records.references import Ref
from pages.models import made
from pages.test_lists import listed, names
from projects import BEN, Project

PERSON = Ref("people", "somebody")
TOPIC = Ref("topics", "something")


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("Martin Luther King Jr.", "K"),
        ("John Doe V", "D"),
        ("Jane Doe 2nd", "D"),
        ("Jane Doe, PhD", "D"),
        ("Mike Rogers (Alabama)", "R"),
        ("Chris Van Hollen", "V"),
        ("Cortez Masto, Catherine", "C"),
        ("Á Bíró", "B"),
        ("@ProudSample", "P"),
        ("Cher", "C"),
        ("毛 泽东", "毛"),
        ("김 대중", "김"),
    ],
)
def test_a_person_stands_under_the_family_name(name: str, heading: str) -> None:
    assert letter(place(name, PERSON)) == heading


def test_numbers_stand_in_their_order() -> None:
    bills = ["H.R. 1384", "H.R. 676", "H.R. 1976"]
    assert sorted(bills, key=lambda name: place(name, TOPIC)) == [
        "H.R. 676",
        "H.R. 1384",
        "H.R. 1976",
    ]


def test_degrees_and_brackets_change_no_order() -> None:
    assert place("Jane Doe, PhD", PERSON) == place("Jane Doe", PERSON)
    assert place("Jane Doe (Maine)", PERSON) == place("Jane Doe", PERSON)


def test_a_record_may_say_where_it_stands(project: Project) -> None:
    assert names(listed(made(project), "people")[0])[0] != "Ben Sample"
    project.change(BEN, "name: Ben Sample\n", "name: Ben Sample\nsort: Aaa Sample, Ben\n")
    assert names(listed(made(project), "people")[0])[0] == "Ben Sample"
    everything = [name for page in listed(made(project), "a-z") for name in names(page)]
    assert everything.index("Ben Sample") < everything.index("Ada Example")
