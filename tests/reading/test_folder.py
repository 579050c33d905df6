"""The folder of records: every entry is a record or a problem, and nothing odd is ever opened."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.problems import Problem
from casebook.reading import folder
from casebook.reading.characters import MOST_BYTES
from casebook.reading.folder import Document, read, read_file
from casebook.reading.nodes import Mapping, Mark, Scalar

KINDS = ("people", "sources", "organizations")
ALL = "The kinds are organizations, people, sources."
GOOD = "name: Jane\n"
NODE = Mapping(((Scalar("name", Mark(1, 1)), Scalar("Jane", Mark(1, 7))),), Mark(1, 1))

SUCH_AS = "Records are files such as data/people/jane-doe.yml."
DEVICE = "Windows keeps this name for itself. Add a word,"
NO_NAME = "cannot be the name of a file in data/people."
MOVE = "If it belongs here, write it as YAML in {}. If not, move it out of data/people."
COPY = "It is a copy that a program left: delete it."
NO_KIND = "This file is not in the folder of a kind."
ONE_OF = "Move it to the folder of its kind, one of organizations, people, sources."
ALPHABET = "small letters a to z, digits, and single hyphens between them."
REAL = "Put a real file or folder in its place."
LINK = f"This is a symbolic link, and records are regular files. {REAL}"
PIPE = f"This is a pipe, and records are regular files. {REAL}"
DENIED = "Give yourself the right to read it."


def lay(root: Path, files: Iterable[str], content: str = GOOD) -> None:
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def told(root: Path) -> list[str]:
    problems = read(root, KINDS)[1]
    assert all((problem.line, problem.column) == (1, 1) for problem in problems)
    assert {problem.check for problem in problems} <= {"files"}
    return [f"{problem.file}: {problem.message} {problem.remedy}" for problem in problems]


def message(found: tuple[Mapping | None, tuple[Problem, ...]]) -> str:
    node, (problem,) = found
    assert node is None
    return f"{problem.file}: {problem.message} {problem.remedy}"


def test_records_come_sorted_by_file(tmp_path: Path) -> None:
    lay(tmp_path, ["data/sources/x-1.yml", "data/people/b.yml", "data/people/a-b-2.yml"])
    assert read(tmp_path, KINDS) == (
        (
            Document("people", "a-b-2", "data/people/a-b-2.yml", NODE),
            Document("people", "b", "data/people/b.yml", NODE),
            Document("sources", "x-1", "data/sources/x-1.yml", NODE),
        ),
        (),
    )


def test_a_bad_record_leaves_the_good_ones_readable(tmp_path: Path) -> None:
    lay(tmp_path, ["data/people/a.yml"])
    lay(tmp_path, ["data/people/b.yml"], "name: a: b\n")
    documents, problems = read(tmp_path, KINDS)
    assert [document.slug for document in documents] == ["a"]
    assert [str(problem) for problem in problems] == [
        "data/people/b.yml:1:8: A text with a colon and a space in it needs quotes around it."
        ' Write it like this: name: "a: b"'
    ]


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        (
            f"data/people/{'a' * 121}.yml",
            "The name of this file has 121 letters, too many for Windows. Leave at most 120.",
        ),
        ("data/people/a.yaml", f'"a.yaml" {NO_NAME} Rename it to a.yml: {ALPHABET}'),
        ("data/people/a.YML", f'"a.YML" {NO_NAME} Rename it to a.yml: {ALPHABET}'),
        ("data/people/a.yml.txt", f'"a.yml.txt" {NO_NAME} Rename it to a.yml: {ALPHABET}'),
        ("data/people/a.yml.yml", f'"a.yml.yml" {NO_NAME} Rename it to a.yml: {ALPHABET}'),
        ("data/people/a.b.yml", f'"a.b.yml" {NO_NAME} Rename it to a-b.yml: {ALPHABET}'),
        ("data/people/Jane Doe", f'"Jane Doe" {NO_NAME} Rename it to jane-doe.yml: {ALPHABET}'),
        ("data/people/a.json", f'"a.json" {NO_NAME} {MOVE.format("a.yml")}'),
        ("data/people/README.txt", f'"README.txt" {NO_NAME} {MOVE.format("readme.yml")}'),
        ("data/people/a.csv", f'"a.csv" {NO_NAME} {MOVE.format("a.yml")}'),
        ("data/people/a.docx", f'"a.docx" {NO_NAME} {MOVE.format("a.yml")}'),
        ("data/people/a.yml.bak", f'"a.yml.bak" {NO_NAME} {COPY}'),
        ("data/people/a.yml.orig", f'"a.yml.orig" {NO_NAME} {COPY}'),
        ("data/people/good (conflicted copy).yml",
         f'"good (conflicted copy).yml" {NO_NAME} {COPY}'),
        ("data/people/good 2.yml", f'"good 2.yml" {NO_NAME} {COPY}'),
        ("data/people/Copy of good.yml", f'"Copy of good.yml" {NO_NAME} {COPY}'),
        ("data/people/other 2.yml",
         f'"other 2.yml" {NO_NAME} Rename it to other-2.yml: {ALPHABET}'),
        ("data/people/j\u0430ne.yml",
         f'"j\u0430ne.yml" {NO_NAME} Rename it, for instance to jane-doe.yml: {ALPHABET}'),
        ("data/people/jane\u2010doe.yml",
         f'"jane\u2010doe.yml" {NO_NAME} Rename it to jane-doe.yml: {ALPHABET}'),
        ("data/people/Jane_Doe.yml",
         f'"Jane_Doe.yml" {NO_NAME} Rename it to jane-doe.yml: {ALPHABET}'),
        ("data/people/josé-o'hara.yml",
         f'"josé-o\'hara.yml" {NO_NAME} Rename it to jose-ohara.yml: {ALPHABET}'),
        ("data/people/a--b.yml", f'"a--b.yml" {NO_NAME} Rename it to a-b.yml: {ALPHABET}'),
        ("data/people/日本.yml",
         f'"日本.yml" {NO_NAME} Rename it, for instance to jane-doe.yml: {ALPHABET}'),
        ("data/people/con.yml", f'"con.yml" {NO_NAME} {DEVICE} as in data/people/jane-con.yml.'),
        ("data/people/COM1.yml", f'"COM1.yml" {NO_NAME} {DEVICE} as in data/people/jane-com1.yml.'),
        ("data/people/.hidden.yml",
         f'".hidden.yml" {NO_NAME} Rename it, for instance to jane-doe.yml: {ALPHABET}'),
        ("data/people/.yml",
         f'".yml" {NO_NAME} Rename it, for instance to jane-doe.yml: {ALPHABET}'),
        ("data/a.yml", f"{NO_KIND} {ONE_OF}"),
        ("data/.hidden", f"{NO_KIND} {ONE_OF}"),
        ("data/.schema", f"{NO_KIND} {ONE_OF}"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_record(tmp_path: Path, file: str, problem: str) -> None:
    lay(tmp_path, ["data/people/good.yml", file])
    assert told(tmp_path) == [f"{file}: {problem}"]


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("data/person/a.yml", f"data/person: No kind of record has the name of this folder."
                              f" Did you mean data/people? {ALL}"),
        ("data/People/a.yml", f"data/People: No kind of record has the name of this folder."
                              f" Did you mean data/people? {ALL}"),
        ("data/zzz/a.yml", f"data/zzz: No kind of record has the name of this folder. {ALL}"),
        ("data/.hidden/a.yml",
         f"data/.hidden: No kind of record has the name of this folder. {ALL}"),
        ("data/people/more/a.yml", "data/people/more: There is a folder in data/people."
                                   " Move its files to data/people and delete it."),
        ("data/people/.schema/a.yml", "data/people/.schema: There is a folder in data/people."
                                      " Move its files to data/people and delete it."),
        ("data/people/more~/a.yml", "data/people/more~: There is a folder in data/people."
                                    " Move its files to data/people and delete it."),
    ],
)  # fmt: skip
def test_a_folder_that_is_none_of_a_kind_is_told_once(
    tmp_path: Path, file: str, problem: str
) -> None:
    lay(tmp_path, ["data/people/good.yml", file, file.replace("a.yml", "b.txt")])
    assert told(tmp_path) == [problem]


def test_of_two_names_for_one_record_one_must_go(tmp_path: Path) -> None:
    lay(tmp_path, ["data/people/a.yml", "data/people/a.yaml"])
    assert told(tmp_path) == [
        f'data/people/a.yaml: "a.yaml" {NO_NAME} There is a.yml as well: keep one of the two.'
    ]


@pytest.mark.parametrize("place", ["data", "data/people"])
@pytest.mark.parametrize(
    "name", [".DS_Store", "a.yml~", ".a.yml.swp", ".#a.yml", "#a.yml#", ".gitkeep", "Thumbs.db"]
)
def test_traces_of_editors_and_file_managers_are_passed_over(
    tmp_path: Path, place: str, name: str
) -> None:
    lay(tmp_path, ["data/people/good.yml", f"{place}/{name}"])
    documents, problems = read(tmp_path, KINDS)
    assert [document.slug for document in documents] == ["good"]
    assert problems == ()


def test_a_lock_of_emacs_is_a_link_and_passed_over(tmp_path: Path) -> None:
    lay(tmp_path, ["data/people/good.yml"])
    (tmp_path / "data/people/.#good.yml").symlink_to("jane@desk.1234")
    assert told(tmp_path) == []


def test_the_folder_of_schemas_is_passed_over(tmp_path: Path) -> None:
    lay(tmp_path, ["data/people/good.yml", "data/.schema/people.json"])
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        (["docs/index.md"], f"data: There is no folder data. {SUCH_AS}"),
        (["data"], f"data: data is a file and not a folder. {SUCH_AS}"),
        (["data/.schema/a.json"], f"data: There is no record in the folder data. {SUCH_AS}"),
        (["data/people/.gitkeep"], f"data: There is no record in the folder data. {SUCH_AS}"),
    ],
)
def test_no_records_at_all(tmp_path: Path, files: list[str], problem: str) -> None:
    lay(tmp_path, files)
    assert told(tmp_path) == [problem]


def test_beside_the_seeds_of_sources_nothing_else_may_be(tmp_path: Path) -> None:
    good = ["seeds/a-1.yml", "seeds/a-1.proofs", "seeds/.gitkeep"]
    lay(tmp_path, ["data/people/a.yml", *good, "seeds/A.yml", "seeds/a.txt", "seeds/more/a.yml"])
    (tmp_path / "seeds/b.yml").symlink_to("a-1.yml")
    no_name = "cannot be the name of a file in seeds."
    assert told(tmp_path) == [
        f'seeds/A.yml: "A.yml" {no_name} Rename it to a.yml: {ALPHABET}',
        f'seeds/a.txt: "a.txt" {no_name}'
        " The text of a source is never kept here: move it out of the project.",
        f"seeds/b.yml: {LINK}",
        "seeds/more: There is a folder in seeds. Move its files to seeds and delete it.",
    ]


def test_seeds_must_be_a_folder(tmp_path: Path) -> None:
    lay(tmp_path, ["data/people/a.yml", "seeds"])
    assert told(tmp_path) == [f"seeds: seeds is a file and not a folder. {SUCH_AS}"]


@pytest.mark.parametrize("link", ["data/people/b.yml", "data/sources", "data/extra", "data/x.yml"])
@pytest.mark.parametrize("target", ["elsewhere/a.yml", "elsewhere", "nowhere"])
def test_no_link_is_followed(tmp_path: Path, link: str, target: str) -> None:
    lay(tmp_path, ["data/people/good.yml", "elsewhere/a.yml"])
    (tmp_path / link).symlink_to(tmp_path / target)
    assert told(tmp_path) == [f"{link}: {LINK}"]
    assert [each.slug for each in read(tmp_path, KINDS)[0]] == ["good"]


def test_data_itself_cannot_be_a_link(tmp_path: Path) -> None:
    lay(tmp_path, ["elsewhere/people/a.yml"])
    (tmp_path / "data").symlink_to(tmp_path / "elsewhere")
    assert told(tmp_path) == [f"data: data is a symbolic link and not a folder. {SUCH_AS}"]


def test_the_project_may_lie_behind_a_link(tmp_path: Path) -> None:
    lay(tmp_path, ["real/data/people/a.yml"])
    (tmp_path / "link").symlink_to("real")
    assert read(tmp_path / "link", KINDS)[0] == read(tmp_path / "real", KINDS)[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("name", ["data/people/b.yml", "data/b", "data/people"])
def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path, name: str) -> None:
    lay(tmp_path, ["data/sources/good.yml"])
    (tmp_path / name).parent.mkdir(exist_ok=True)
    os.mkfifo(tmp_path / name)
    assert told(tmp_path) == [f"{name}: {PIPE}"]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets here")
def test_a_socket_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, ["data/people/good.yml"])
    monkeypatch.chdir(tmp_path / "data/people")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("b.yml")
        assert told(tmp_path) == [
            f"data/people/b.yml: This is a socket, and records are regular files. {REAL}"
        ]


@pytest.mark.parametrize("sort", [stat.S_IFBLK, stat.S_IFCHR])
def test_a_device_is_told_and_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sort: int
) -> None:
    lay(tmp_path, ["data/people/b.yml"])
    monkeypatch.setattr(os, "lstat", lambda _: os.stat_result((sort, *([0] * 9))))
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("opened"))
    assert message(read_file(tmp_path, Path("data/people/b.yml"))) == (
        f"data/people/b.yml: This is a device, and records are regular files. {REAL}"
    )


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="no such flag here")
@pytest.mark.parametrize("odd", ["link", "pipe"])
def test_what_is_put_in_place_after_the_look_is_not_read_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, odd: str
) -> None:
    lay(tmp_path, ["data/people/good.yml"])
    path = tmp_path / "data/people/b.yml"
    if odd == "link":
        path.symlink_to("good.yml")
    else:
        os.mkfifo(path)
    earlier = (tmp_path / "data/people/good.yml").stat()
    monkeypatch.setattr(os, "lstat", lambda _: earlier)
    expected = LINK if odd == "link" else PIPE
    assert message(read_file(tmp_path, path)) == f"data/people/b.yml: {expected}"


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    lay(tmp_path, ["data/people/a.yml"])
    monkeypatch.setattr(os, "open", denied)
    assert told(tmp_path) == [
        f"data/people/a.yml: There is no permission to read this file. {DENIED}"
    ]


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> os.DirEntry[str]:
        if path.name == "people":
            raise PermissionError(13, "Permission denied")
        return original(path)  # type: ignore[return-value]

    lay(tmp_path, ["data/people/a.yml", "data/sources/b.yml"])
    original = os.scandir
    monkeypatch.setattr(os, "scandir", denied)
    assert told(tmp_path) == [f"data/people: There is no permission to read this folder. {DENIED}"]


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise OSError(5, "Input/output error")

    lay(tmp_path, ["data/people/a.yml"])
    monkeypatch.setattr(os, "open", broken)
    assert told(tmp_path) == [
        "data/people/a.yml: This file cannot be read: input/output error. Check the disk it is on."
    ]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        (b"b\xff.yml", "data/people/b\\xff.yml"),
        (b"b\n.yml", "data/people/b\\n.yml"),
        ("b\u202e.yml".encode(), "data/people/b\\u202e.yml"),
    ],
)
def test_a_name_that_no_line_can_show(tmp_path: Path, name: bytes, file: str) -> None:
    lay(tmp_path, ["data/people/good.yml"])
    path = Path(os.fsdecode(os.fsencode(tmp_path / "data/people") + b"/" + name))
    try:
        path.write_text(GOOD, encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such name")
    (problem,) = told(tmp_path)
    assert problem.startswith(f"{file}: ")
    assert problem.endswith(f"{NO_NAME} Rename it to b.yml: {ALPHABET}")
    assert problem.isprintable()


def test_one_file_is_read_by_itself(tmp_path: Path) -> None:
    lay(tmp_path, ["seeds/a.yml"])
    assert read_file(tmp_path, Path("seeds/a.yml")) == (NODE, ())
    assert read_file(tmp_path, tmp_path / "seeds/a.yml") == (NODE, ())


def test_one_file_behind_a_linked_folder_is_refused(tmp_path: Path) -> None:
    lay(tmp_path, ["elsewhere/a.yml"])
    (tmp_path / "seeds").symlink_to("elsewhere")
    assert message(read_file(tmp_path, Path("seeds/a.yml"))) == f"seeds: {LINK}"


def test_one_file_that_is_not_there(tmp_path: Path) -> None:
    assert message(read_file(tmp_path, Path("seeds/a.yml"))) == (
        "seeds/a.yml: There is no such file. Correct the name, or write it."
    )


def test_one_file_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    assert message(read_file(tmp_path, Path("seeds"))) == (
        f"seeds: This is a folder, and records are regular files. {REAL}"
    )


@pytest.mark.parametrize("path", ["../a.yml", "seeds/../../a.yml", "/etc/passwd"])
def test_no_file_outside_is_read(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match=r"yml|passwd"):
        read_file(tmp_path, Path(path))


def test_no_more_of_a_file_is_read_than_may_be_in_it(tmp_path: Path) -> None:
    path = tmp_path / "data/people/a.yml"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.truncate(MOST_BYTES * 10_000)
    (problem,) = read(tmp_path, KINDS)[1]
    assert str(problem) == (
        "data/people/a.yml:1:1: The file has more than 256 KiB."
        " Shorten it, or share its content out among several records."
    )


NAMES = st.text(
    st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20
).filter(lambda name: name not in {".", ".."})
LIKELY = st.text("aZ-_. 1ymlé~#", min_size=1, max_size=8)


def is_trace(name: str) -> bool:
    """Whether an editor or a file manager left the file, as the room's words say."""
    return bool(folder._TRACE.fullmatch(name))


@given(st.sets(NAMES | LIKELY.map("{}.yml".format) | LIKELY.filter(lambda n: n.strip("."))))
def test_no_file_is_passed_over_in_silence(names: set[str]) -> None:
    with TemporaryDirectory() as temporary:
        root = Path(temporary)
        people = root / "data/people"
        people.mkdir(parents=True)
        for name in names:
            (people / name).write_text(GOOD, encoding="utf-8")
        documents, problems = read(root, KINDS)
        seen = {each.file for each in documents} | {each.file for each in problems}
        for path in people.iterdir():
            assert (folder.label(root, path) in seen) != is_trace(path.name)
        assert all(each.node == NODE for each in documents)
