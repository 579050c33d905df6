"""The tables: CSV by a second reader and a spreadsheet's rules, SQLite, the data package."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.casebooks import write_casebook
from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import listable
from casebook.citing.works import Imprint
from casebook.intake import take_in
from casebook.open_data.csv_form import MARK, csv_text
from casebook.open_data.dataset import Dataset, dataset
from casebook.open_data.package import Terms
from casebook.open_data.sqlite_form import database
from casebook.open_data.tables import Column, Table
from documents import BuiltSite
from projects import EXAMPLE

WHICH = pytest.mark.parametrize("which", ["real", "small", "hostile"])
FORMULA = re.compile(r"[=+\-@\t\r]")
"""How a cell begins that a spreadsheet runs, by https://owasp.org/www-community/attacks/CSV_Injection."""


def rows(site: BuiltSite, name: str) -> list[dict[str, str]]:
    """A table as Python's reader has it, which takes the mark for what it is."""
    with (site.folder / "data" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def tables(site: BuiltSite) -> list[Path]:
    return sorted((site.folder / "data").glob("*.csv"))


@pytest.fixture(scope="module")
def made() -> Dataset:
    return data(take_in(EXAMPLE).casebook)


def data(casebook: Casebook) -> Dataset:
    return dataset(casebook, Imprint("Example"), Terms("https://license.example/"), "About")


@WHICH
def test_a_second_reader_finds_the_same_cells(request: pytest.FixtureRequest, which: str) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    assert len(tables(site)) > 15
    for path in tables(site):
        ours = [list(row.values()) for row in rows(site, path.name)]
        read = duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar=true, header=true)")  # noqa: S608
        assert read is not None
        theirs = [[cell or "" for cell in row] for row in read.fetchall()]
        assert theirs == ours, path.name


@WHICH
def test_no_cell_is_run_by_a_spreadsheet(request: pytest.FixtureRequest, which: str) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    for path in tables(site):
        assert path.read_bytes().startswith(MARK.encode())
        for row in rows(site, path.name):
            assert [cell for cell in row.values() if FORMULA.match(cell)] == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_back_from_its_cell(text: str) -> None:
    table = Table("t", "", (Column("id", ""), Column("cell", "")))
    table.add({"id": "x", "cell": text})
    (_, (_, cell)) = csv.reader(io.StringIO(csv_text(table).removeprefix(MARK), newline=""))
    plain = cell.removeprefix("'") if FORMULA.match(text) else cell
    assert plain == text
    assert not FORMULA.match(cell)


@WHICH
def test_the_data_package_is_valid(request: pytest.FixtureRequest, which: str) -> None:
    """Names, types, keys, foreign keys, bytes and hashes, by the reference implementation."""
    site: BuiltSite = request.getfixturevalue(which)
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=site.folder / "data",
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    assert report["valid"], [task["errors"][:2] for task in report["tasks"] if not task["valid"]]
    assert report["stats"]["tasks"] == len(tables(site))
    assert report["warnings"] == []


def test_the_validator_finds_what_is_wrong(small: BuiltSite, tmp_path: Path) -> None:
    for path in (small.folder / "data").iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    people = tmp_path / "people.csv"
    people.write_bytes(people.read_bytes().replace(b"people/ada-example", b"people/nobody"))
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    assert not report["valid"]
    kinds = {error["type"] for task in report["tasks"] for error in task["errors"]}
    assert {"foreign-key", "hash-count"} & kinds


@WHICH
def test_the_database_is_whole(request: pytest.FixtureRequest, which: str) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    with closing(sqlite3.connect(site.folder / "data/casebook.sqlite")) as held:
        assert held.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert held.execute("PRAGMA foreign_key_check").fetchall() == []
        for path in tables(site):
            (count,) = held.execute(f'SELECT count(*) FROM "{path.stem}"').fetchone()  # noqa: S608
            assert count == len(rows(site, path.name)), path.name
            keys = held.execute(f'PRAGMA foreign_key_list("{path.stem}")').fetchall()
            assert keys or path.stem in {"records", "gone"}, path.stem
        open_ = "SELECT count(*) FROM accusations WHERE reply_words IS NULL OR reply_found IS NULL"
        assert held.execute(open_).fetchone() == (0,)


def test_no_name_has_to_be_quoted_in_sql(small: BuiltSite) -> None:
    with closing(sqlite3.connect(small.folder / "data/casebook.sqlite")) as held:
        for path in tables(small):
            for name in rows(small, path.name)[:1]:
                held.execute(f"SELECT {', '.join(name)} FROM {path.stem}")  # noqa: S608


def test_each_citation_belongs_to_one_thing_that_is_in_a_table(small: BuiltSite) -> None:
    cited = rows(small, "citations.csv")
    assert len({(row["of"], row["source"], row["paragraph"]) for row in cited}) == len(cited)
    ids = {row["id"] for path in tables(small) for row in rows(small, path.name) if "id" in row}
    assert {
        row["of"] for row in cited if not re.search(r"#(born|died|status|record_ends)$", row["of"])
    } <= ids


def test_the_index_of_words_finds_what_was_said(small: BuiltSite) -> None:
    with closing(sqlite3.connect(small.folder / "data/casebook.sqlite")) as held:
        found = held.execute(
            "SELECT s.id FROM words JOIN statements s ON s.rowid = words.rowid "
            "WHERE words MATCH 'hats'"
        ).fetchall()
    assert found == [("statements/chapter-letter-2003-05-02#departure",)]


def test_a_row_that_leads_nowhere_is_no_database() -> None:
    records = Table("records", "", (Column("id", ""),))
    people = Table("people", "", (Column("id", "", to="records"),))
    people.add({"id": "people/nobody"})
    with pytest.raises(sqlite3.IntegrityError):
        database([records, people])


def test_the_same_casebook_makes_the_same_files(made: Dataset) -> None:
    again = data(take_in(EXAMPLE).casebook)
    assert list(made.files()) == list(again.files())
    dumps = []
    for each in (made, again):
        with closing(sqlite3.connect(":memory:")) as held:
            held.deserialize(database(each.tables))
            dumps.append(list(held.iterdump()))
    assert dumps[0] == dumps[1]


def test_a_row_of_a_statement_stands_alone(small: BuiltSite) -> None:
    """Who, about whom, when, in our words and theirs, by which source, with which reply."""
    by_id = {row["id"]: row for row in rows(small, "statements.csv")}
    first = by_id["statements/chapter-letter-2003-05-02#missing-minutes"]
    told = {
        "speaker": "organizations/example-chapter",
        "speaker_name": "Sampletown Chapter",
        "about": "organizations/example-alliance",
        "about_names": "Example Alliance",
        "date": "2003-05-02",
        "date_earliest": "2003-05-02",
        "type": "accusation",
        "dispute": "disputes/alliance-and-chapter#minutes",
        "reply_found": "specific",
        "replies": "statements/alliance-answer-2003-05-03#minutes-kept",
        "reply_words": "Example Alliance: The Alliance answered that minutes lay open in its "
        "office.",
        "sources": "sources/example-paper-2003-05-06",
        "originals": "https://paper.example/2003/05/06/examples-meet",
        "is_primary": "false",
        "version": "1",
    }
    assert {name: first[name] for name in told} == told
    open_ = by_id["statements/chapter-letter-2003-05-02#use-of-funds"]
    assert (open_["reply_found"], open_["reply_words"]) == ("none", "We found no reply to this.")
    quoted = by_id["statements/chapter-letter-2003-05-02#departure"]
    assert quoted["quote"] == "We take our hats […] thank you for the tea"
    assert quoted["reply_found"] == ""


def test_each_reply_is_paired_with_what_it_answers(small: BuiltSite) -> None:
    said = {row["id"]: row for row in rows(small, "statements.csv")}
    pairs = rows(small, "replies.csv")
    assert pairs
    for pair in pairs:
        assert {pair["reply"], pair["target"]} <= set(said)
        assert pair["scope"] in {"specific", "general"}
    letter = "statements/chapter-letter-2003-05-02#missing-minutes"
    answer = "statements/alliance-answer-2003-05-03#minutes-kept"
    assert (answer, letter, "specific") in {(p["reply"], p["target"], p["scope"]) for p in pairs}
    told = {id_ for row in said.values() for id_ in filter(None, row["replies"].split(" | "))}
    assert told <= {pair["reply"] for pair in pairs}


def test_votes_and_dates_are_as_the_records_have_them(small: BuiltSite) -> None:
    votes = rows(small, "votes.csv")
    assert votes
    assert {row["event"] for row in votes} == {"events/vote-2003-05-01"}
    assert all(row["voter_name"] and row["vote"] for row in votes)


def generated(folder: Path) -> Iterator[Casebook]:
    for seed in (1, 2, 3):
        root = folder / str(seed)
        write_casebook(root, 100, seed)
        yield take_in(root).casebook
    yield take_in(EXAMPLE).casebook


def test_counts_are_equal_in_every_form(tmp_path: Path) -> None:
    """Of what lists of pages may show, in JSON, CSV and SQLite."""
    for casebook in generated(tmp_path):
        shown = {str(u.ref) for u in casebook.ledger.all.values() if listable(u)}
        made = data(casebook)
        files: dict[str, Any] = dict(made.files())
        held = json.loads(files["data/casebook.json"])["records"]
        entries = [each["id"] for record in held["statements"] for each in record["entries"]]
        assert sorted(entries) == sorted(shown)
        for table in made.tables:
            text = files[f"data/{table.name}.csv"].decode("utf-8-sig")
            assert len(list(csv.reader(io.StringIO(text, newline="")))) == len(table.rows) + 1
        with closing(sqlite3.connect(":memory:")) as database_:
            database_.deserialize(files["data/casebook.sqlite"])
            ids = {row[0] for row in database_.execute("SELECT id FROM statements")}
            assert ids == shown
            for kind, records in held.items():
                where = "SELECT count(*) FROM records WHERE folder = ?"
                assert database_.execute(where, (kind,)).fetchone() == (len(records),)
                one_by_one = [name for name in files if re.fullmatch(rf"api/v1/{kind}/.*", name)]
                assert len(one_by_one) == len(records)


def test_the_page_tells_the_rows_of_each_table(small: BuiltSite) -> None:
    text = small.article("data/").text
    for path in tables(small):
        count = len(rows(small, path.name))
        assert f"{count:,} row{'' if count == 1 else 's'}." in text
        assert path.name in text
    assert "quotations stay their speakers'" in text


def test_each_column_is_explained(small: BuiltSite) -> None:
    page = small.article("data/fields/").text
    for path in tables(small):
        assert path.name in page
        for name in path.read_text("utf-8-sig").partition("\n")[0].strip().split(","):
            assert name in page
    for row in list(small.article("data/fields/").all("tr"))[1:]:
        cells = [cell.text.strip() for cell in row.all("td")]
        assert all(cells), row.text
