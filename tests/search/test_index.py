"""The index says where each word stands, in few bytes, the same for the same pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from casebook.search.documents import Answer, Document, Part, Relation
from casebook.search.index import CHUNK, FOLDER, checksum, files
from indexes import Index

KINDS = {"people": "People", "accusations": "Accusations", "organizations": "Organizations"}

CLUB = Document("organizations/club/", "Łódź Club", "organizations", "Organization", names=("LC",))

ADA = Document(
    "people/ada/",
    "Ada Łęska",
    "people",
    "Person",
    "She counted.",
    ("She counted again. Then she counted on.",),
    1.8,
    ("Alliance",),
    "May 2, 2003",
    ("The Counter",),
    (Relation("Ada Łęska founded the Łódź Club.", CLUB.path),),
    (
        Part("dates", "Dates"),
        Part(
            "minutes",
            "Ada on Ben: minutes",
            "Accusation",
            "accusations",
            ("She wrote that there were none.",),
            "There were none",
            "We found no reply to this.",
            ("Ada",),
            "May 3, 2003",
            ("ledger",),
        ),
    ),
)
BEN = Document("people/ben/", "Ben", "people", "Person", parts=(Part("dates", "Dates"),))


def read(folder: Path, *pages: Document) -> Index:
    for name, text in files(pages, KINDS):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Index(folder)


def test_a_word_leads_to_the_entries_that_have_it_in_a_name_or_in_their_text(
    tmp_path: Path,
) -> None:
    index = read(tmp_path, ADA, BEN, CLUB)
    assert [entry.location for entry in index.entries] == [
        "people/ada/",
        "people/ada/#dates",
        "people/ada/#minutes",
        "people/ada/",
        "people/ben/",
        "people/ben/#dates",
        "organizations/club/",
    ]
    assert index.of("leska") == ({"people/ada/"}, set())
    assert index.of("counter") == ({"people/ada/"}, set())
    assert index.of("dates") == ({"people/ada/#dates", "people/ben/#dates"}, set())
    assert index.of("none") == (set(), {"people/ada/#minutes"})
    assert index.of("ledger") == ({"people/ada/#minutes"}, set())


@pytest.mark.parametrize("word", ["accusation", "reply", "20030503", "wrote"])
def test_a_part_is_found_by_what_it_is_by_its_reply_and_by_its_date(
    tmp_path: Path, word: str
) -> None:
    assert "people/ada/#minutes" in read(tmp_path, ADA).of(word)[1]


def test_the_date_of_a_page_finds_it_as_its_name_does(tmp_path: Path) -> None:
    assert read(tmp_path, ADA).of("20030502") == ({"people/ada/"}, set())


def test_a_relation_is_an_entry_with_the_names_of_its_other_end_as_text(tmp_path: Path) -> None:
    index = read(tmp_path, ADA, CLUB)
    number = [entry.pieces for entry in index.entries].index(("Ada Łęska founded the Łódź Club.",))
    assert index.names["founded"] == f"{number + 1} ", "the verb is its name"
    assert index.texts["lc"] == f"{number + 1} ", "other names of the club"
    assert index.names["lc"] == f"{len(index.entries)} "
    assert index.names["ada"] == "1 2 ", "the name of its page is not repeated"
    assert index.data["pages"][0][-1] == [1], "the page at its other end"


def test_a_relation_to_what_has_no_page_is_found_by_all_its_words(tmp_path: Path) -> None:
    alone = Document("a/", "Ada", "people", "Person", relations=(Relation("Ada led Zork", "z/"),))
    index = read(tmp_path, alone)
    assert index.names["zork"] == "2 "
    assert index.data["pages"][0][-1] == [-1]


def test_words_stand_in_the_order_in_which_the_engine_looks_for_them(tmp_path: Path) -> None:
    words = read(tmp_path, ADA, BEN, CLUB).words
    assert words == sorted(words)
    assert len(set(words)) == len(words)


def test_how_often_a_word_stands_in_a_text_is_told_up_to_three(tmp_path: Path) -> None:
    texts = read(tmp_path, ADA).texts
    assert texts["counted"] == "1;"
    assert texts["again"] == "1 "
    assert texts["she"] == "1;2 "


def test_a_quotation_is_known_by_a_checksum_of_its_words(tmp_path: Path) -> None:
    part = read(tmp_path, ADA).data["pages"][0][-2][1]
    assert part[-1] == checksum("“THERE were none …”")
    assert checksum("There was none") != checksum("There were none")


def test_the_text_of_an_entry_comes_in_sentences_its_description_first(tmp_path: Path) -> None:
    index = read(tmp_path, ADA)
    assert index["people/ada/"].pieces == (
        "She counted.",
        "She counted again.",
        "Then she counted on.",
    )
    minutes = index["people/ada/#minutes"]
    assert minutes.pieces == ("She wrote that there were none.", "“There were none”")
    assert minutes.reply == "We found no reply to this."


def test_texts_come_in_files_of_few_entries() -> None:
    pages = [Document(f"people/{n}/", str(n), "people", "Person", f"Text {n}") for n in range(40)]
    found = dict(files(pages, KINDS))
    texts = [json.loads(found[f"{FOLDER}/texts/{n}.json"]) for n in range(3)]
    assert [len(each) for each in texts] == [CHUNK, CHUNK, 40 - 2 * CHUNK]
    assert texts[1][0] == [[f"Text {CHUNK}"]]
    assert f"{FOLDER}/texts/3.json" not in found


def test_kinds_answers_and_colours_are_those_that_are_given() -> None:
    answer = Answer("Who counted?", "Ada did.", "people/ada/", ("counter",))
    data = json.loads(dict(files([ADA], KINDS, [answer], {"Ada": "b"}))[f"{FOLDER}/index.json"])
    assert data["kinds"] == [[kind, words] for kind, words in KINDS.items()]
    assert data["answers"] == [["Who counted?", "Ada did.", "people/ada/", ["counter"]]]
    assert dict(data["parties"]) == {"Alliance": "", "Ada": "b"}


def test_a_kind_that_is_none_of_the_filters_is_refused() -> None:
    with pytest.raises(KeyError, match="people"):
        list(files([BEN], {"events": "Events"}))


def test_the_same_pages_make_the_same_files() -> None:
    assert list(files([ADA, BEN, CLUB], KINDS)) == list(files([ADA, BEN, CLUB], KINDS))


def test_an_index_of_nothing_is_an_index(tmp_path: Path) -> None:
    index = read(tmp_path)
    assert index.entries == []
    assert index.words == []
