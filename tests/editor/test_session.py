"""The session of the editor, run here: the problems of the command line, and the handing over."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from casebook.catalog.casebook import Casebook
from casebook.commands.check import check
from casebook.editing.canonical import UnformattedError, canonical
from casebook.editing.files import files
from casebook.editing.rewriting import rewritten
from casebook.editor.forms import forms
from casebook.editor.prepared import MASK, Prepared, pack, prepared, unpack, withheld
from casebook.editor.runtime import PACKAGES, Runtime
from casebook.editor.session import AGREED, QUESTIONS, Session
from casebook.evidence.commitment import derived
from casebook.guide.descriptions import MODELS, described, everything
from casebook.intake import take_in
from casebook.problems import Format
from contributing.mistakes import GAZETTE, NOTE, TEXT, with_evidence
from packages import runtime
from projects import ADA, ALLIANCE, BEN, EXAMPLE, LETTER, PAPER, REPORT, ROOT, Project

SETTINGS = {"name": "Casebook", "address": ""}


def told_of(root: Path, casebook: Casebook) -> str:
    """What the editor is given of the casebook below ``root``."""
    proofs = (f"seeds/{path.name}" for path in (root / "seeds").glob("*.proofs"))
    paths = [*map(str, files(root)), *proofs]
    texts = {path: (root / path).read_text("utf-8") for path in paths}
    return prepared(casebook.catalog, texts, SETTINGS).text()


@pytest.fixture
def written(project: Project) -> Project:
    """The small casebook with evidence, to be compared with."""
    return with_evidence(project)


@pytest.fixture
def session(written: Project, tmp_path: Path) -> Session:
    """A session over the same."""
    return Session(tmp_path / "memory", told_of(written.root, written.take_in().casebook))


def whole(session: Session) -> list[dict[str, Any]]:
    """All problems, asked for as the page does."""
    session.quick(ADA)
    while not (found := session.whole()):
        pass
    problems: list[dict[str, Any]] = found["problems"]
    return problems


def said(session: Session) -> list[str]:
    return [each["told"] for each in whole(session)]


def tree(packed: Any) -> Any:
    """What packed nodes say, as the page reads them."""
    if isinstance(packed[2], str):
        return packed[2]
    if len(packed) == 3:
        return [tree(each) for each in packed[2]]
    parts = packed[2]
    return {parts[at]: tree(parts[at + 3]) for at in range(0, len(parts), 4)}


@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["real", "example"])
def test_nodes_come_back_as_they_were(root: Path) -> None:
    catalog = take_in(root).casebook.catalog
    for stored in (*catalog.records.values(), *catalog.maps.values()):
        assert unpack(json.loads(json.dumps(pack(stored.node)))) == stored.node


@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["real", "example"])
def test_a_file_that_says_the_same_is_written_the_same(root: Path) -> None:
    catalog = take_in(root).casebook.catalog
    for stored in catalog.records.values():
        text = (root / stored.file).read_text("utf-8")
        canon = canonical(text.encode(), stored.ref.kind, stored.file)
        assert rewritten(text, tree(pack(stored.node)), stored.ref.kind, stored.file) == canon


def test_comments_stay_with_what_is_still_there() -> None:
    text = (EXAMPLE / ADA).read_text("utf-8").replace("description:", "# Kept.\ndescription:", 1)
    node = take_in(EXAMPLE).casebook.catalog.records
    stored = next(each for each in node.values() if each.file == ADA)
    changed = tree(pack(stored.node)) | {"description": "Somebody else"}
    assert "# Kept.\ndescription: Somebody else\n" in rewritten(text, changed, "people", ADA)
    item = {"key": "new", "value": "More", "cite": ["sources/example-paper-2003-05-06#p3"]}
    changed["facts"] = [item, *changed.get("facts", [])]
    assert "  - key: new\n    value: More\n" in rewritten(text, changed, "people", ADA)


def test_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnformattedError, match="no field nickname"):
        rewritten("", {"name": "A", "nickname": "B"}, "people", ADA)
    with pytest.raises(UnformattedError):
        rewritten("name: [", {"name": "A"}, "people", ADA)


def test_a_session_begins_without_a_problem(session: Session) -> None:
    assert session.quick(ADA)["problems"] == []
    assert said(session) == []
    assert session.changes() == []
    assert session.handed() == {"texts": {}, "patch": ""}


@pytest.mark.parametrize("file", [ADA, BEN, LETTER, PAPER, NOTE])
def test_what_is_wrong_is_what_the_command_says(
    session: Session, written: Project, file: str
) -> None:
    for text in (
        written.text(file).replace("cite:", "cites:", 1),
        written.text(file).replace("sources/example", "sources/exampel", 1),
        f"{written.text(file)}nickname: Nobody\n",
        written.text(file).replace("description: ", "description: - ", 1),
        "",
    ):
        session.write(file, text)
        before = written.text(file)
        written.write(file, text)
        outcome = json.loads(check(written.root, style=Format.JSON).text)
        found = whole(session)
        keys = ("file", "line", "column", "message", "remedy", "check")
        assert [[each[key] for key in keys] for each in found] == [
            [each[key] for key in keys] for each in outcome
        ]
        quick = session.quick(file)["problems"]
        assert {each["told"] for each in quick} <= {each["told"] for each in found}
        written.write(file, before)
    session.forget(file)
    assert said(session) == []


def test_a_change_is_told_in_sentences_and_shown(session: Session) -> None:
    text = session.before.texts[ADA]
    session.write(ADA, text.replace("name: Ada Example", "name: Ada B. Example"))
    session.quick(ADA)
    assert "changed from “Ada Example” to “Ada B. Example”" in " ".join(session.changes())
    assert "<h1><bdi>Ada B. Example</bdi></h1>" in session.preview(ADA)
    assert session.preview("data/corrections/none.yml") == ""
    session.write(ADA, text)
    assert session.drafts == {}


def test_a_preview_escapes_what_was_typed(session: Session) -> None:
    session.write(ADA, session.before.texts[ADA].replace("name: Ada", "name: <i>Ada</i>"))
    session.quick(ADA)
    assert "<i>" not in session.preview(ADA)
    assert "&lt;i&gt;Ada&lt;/i&gt;" in session.preview(ADA)


def test_the_patch_makes_the_same_files_elsewhere(
    session: Session, written: Project, tmp_path: Path
) -> None:
    new = "data/people/eve-example.yml"
    made = {
        "name": "Eve Example",
        "description": "Guest",
        "cite": ["sources/example-paper-2003-05-06#p3"],
    }
    session.write(new, session.text_of(new, made))
    session.write(ALLIANCE, session.before.texts[ALLIANCE] + "\n# The end.")
    session.quick(new)
    assert said(session) == []
    handed = session.handed()
    subprocess.run(["git", "init", "-q"], cwd=written.root, check=True)
    place = tmp_path / "casebook.patch"
    place.write_text(handed["patch"], "utf-8")
    subprocess.run(["git", "apply", str(place)], cwd=written.root, check=True)
    assert {file: written.text(file) for file in handed["texts"]} == handed["texts"]
    assert written.problems() == []


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [("Dec. 1, 2020", "2020-12-01"), ("2020-12", "2020-12"), ("May 2003", "2003-05")],
)
def test_a_date_is_read_as_people_type_it(session: Session, typed: str, edtf: str) -> None:
    assert session.date(typed)["written"] == edtf


@pytest.mark.parametrize("typed", ["soon", "01/02/2020", "", "Monday, May 2, 2003"])
def test_a_date_that_may_be_several_is_left_to_the_writer(session: Session, typed: str) -> None:
    assert session.date(typed).keys() == {"problem"}


def test_references_are_completed(session: Session) -> None:
    assert session.offered("ada", ["people"], "") == [["people/ada-example", "Ada Example"]]
    paragraphs = session.offered("sources/example-paper-2003-05-06#p1", ["sources"], "may")
    assert paragraphs[0][0] == "sources/example-paper-2003-05-06#p1"
    entries = session.offered("statements/chapter-letter-2003-05-02#", ["statements"], "must")
    assert all(ref.startswith("statements/chapter-letter-2003-05-02#") for ref, _ in entries)
    assert entries
    assert session.offered("letter", ["people"], "") == []


def test_questions_are_answered_as_data(session: Session) -> None:
    for question in QUESTIONS:
        assert callable(getattr(session, question))
    assert json.loads(session.answer("date", '["2003"]'))["answer"]["words"] == "2003"
    refused = json.loads(session.answer("text_of", json.dumps([ADA, {"nickname": "B"}])))
    assert "no field nickname" in refused["refused"][0]
    with pytest.raises(ValueError, match="Nobody asks"):
        session.answer("__init__", "[]")


def test_a_text_proves_a_quotation(session: Session) -> None:
    """The page derives the key that Python in a browser cannot."""
    source = GAZETTE.removeprefix("data/").removesuffix(".yml")
    longer = "quote: Wednesday that the chapter had nine members and a blue flag"
    old = "quote: the chapter had nine members and a blue flag"
    session.write(NOTE, session.before.texts[NOTE].replace(old, longer))
    assert len(said(session)) == 1
    found = session.prove(source, TEXT)
    key = derived(bytes.fromhex(found["secret"]), bytes.fromhex(found["document"]))
    session.learn(found["secret"], found["document"], key.hex())
    found = session.prove(source, TEXT)
    assert list(found["drafts"]) == ["seeds/example-gazette-2003-05-08.proofs"]
    assert said(session) == []
    assert found["told"][-1] == AGREED
    assert set(session.handed()["texts"]) == {NOTE, *found["drafts"]}
    assert not (session.root / "source.txt").exists()
    assert "is not the text" in " ".join(session.prove(source, "A\nB\n")["told"])
    (unread,) = session.prove(source, "A\n")["told"]
    assert unread.startswith("This text has no paragraphs.")


def test_nothing_sensitive_is_in_what_the_editor_is_given(session: Session) -> None:
    catalog = take_in(EXAMPLE).casebook
    gists = [u.entry for u in catalog.ledger.all.values() if u.entry.sensitive]
    assert gists
    known = Prepared.read(told_of(EXAMPLE, catalog)).text()
    for entry in gists:
        assert str(entry.gist) not in known
        assert entry.subject not in known
    assert REPORT in session.before.parted
    text = (EXAMPLE / REPORT).read_text("utf-8")
    assert withheld(text).count("\n") == text.count("\n")


def test_a_change_beside_what_is_left_out_makes_no_file(session: Session) -> None:
    text = session.before.texts[REPORT]
    session.write(REPORT, text.replace("description: ", "description: Long ", 1))
    handed = session.handed()
    assert handed["texts"] == {}
    assert "+description: Long " in handed["patch"]
    assert MASK not in handed["patch"]
    session.write(REPORT, text.replace(MASK, "More", 1))
    assert session.handed() == {"texts": {}, "patch": ""}


def test_the_form_has_every_field() -> None:
    told = json.loads(forms())
    for name, model in MODELS.items():
        assert told["kinds"][name]["model"].endswith(f".{model.__name__}")
        for each in everything(model):
            there = f"{each.__module__.rpartition('.')[2]}.{each.__name__}"
            names = [field["name"] for field in told["models"][there]]
            assert names == [field.name for field in described(each)]
    everywhere = [field for fields in told["models"].values() for field in fields]
    choices = [choice for field in everywhere for choice in field.get("words", ())]
    assert choices
    assert all(word and isinstance(sense, str) for word, sense in choices)


def test_what_runs_in_the_browser_is_what_runs_here() -> None:
    found = runtime()
    first, again = dict(found.written()), dict(found.written())
    assert first == again, "the same bytes for the same sources"
    assert set(first) == set(found.files)
    assert len(first["correct/engine/engine.zip"]) < 2_600_000


def test_without_its_parts_there_is_no_runtime(tmp_path: Path) -> None:
    assert Runtime.of(tmp_path) is None
    assert "casebook" in PACKAGES
    shutil.rmtree(tmp_path)


@pytest.mark.parametrize("node", [None, "/bin/false"])
def test_without_node_the_browser_gets_the_sources(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, node: str | None
) -> None:
    found = runtime()
    wheel = tmp_path / found.wheel.name
    shutil.copy(found.wheel, wheel)
    monkeypatch.setattr("casebook.editor.runtime.which", lambda _: node)
    for _ in range(2):
        archive = dict(Runtime(found.pyodide, wheel).written())["correct/engine/engine.zip"]
        names = zipfile.ZipFile(io.BytesIO(archive)).namelist()
        assert "casebook/editor/session.py" in names
        assert not any("starter" in name or name.endswith(".pyc") for name in names)
    assert len(list(tmp_path.glob("*.zip"))) == (1 if node is None else 0), "a failure is not kept"
