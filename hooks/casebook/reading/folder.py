"""The folder of records: which files there are, and that each is what its name says.

A record is ``data/<kind>/<slug>.yml`` (DESIGN, "One form of reference"). Whatever else lies there
is a problem and not passed over: a record that nobody reads would be missing without a word. The
exceptions are traces that editors and file managers leave, and ``data/.schema``, the JSON Schemas.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path

from casebook.problems import Problem, in_order
from casebook.reading.characters import MOST_BYTES, shown
from casebook.reading.nodes import Mapping
from casebook.reading.parser import parse

CHECK = "files"

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ALPHABET = "small letters a to z, digits, and single hyphens between them"
_ENDING = ".yml"
_ENDINGS = (".yml", ".yaml", ".json", ".txt", ".md")
_FOREIGN = (".json", ".txt", ".md")
_NEAR = 0.5
_LINK = "a symbolic link"
_FOLDER = "a folder"
_TRACES = (
    "*~", "*.sw[a-p]", ".#*", "#*#", ".~*", "._*",
    ".DS_Store", ".gitkeep", "Thumbs.db", "desktop.ini",
)  # fmt: skip
_SCHEMAS = ".schema"
# Without O_NOFOLLOW a link put in place after the check would be followed, without O_NONBLOCK a
# pipe would wait for its writer. Windows has neither, and neither danger from a checkout.
_OPEN = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_SORTS = (
    (stat.S_ISLNK, _LINK),
    (stat.S_ISDIR, _FOLDER),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


Found = Problem | tuple[str, str, Path]
Parse = Callable[[bytes, str], tuple[Mapping | None, tuple[Problem, ...]]]


@dataclass(frozen=True, slots=True)
class Document:
    """One good file of ``data/``: its kind and slug, its name in problems, and what it says."""

    kind: str
    slug: str
    file: str
    node: Mapping


def read(
    root: Path, kinds: Collection[str], parse: Parse = parse
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """All records below ``root/data``, sorted by file, and all problems of files and their YAML.

    ``kinds`` are the names that a folder may have. Nothing but a regular file is ever opened.
    ``parse`` makes nodes of the bytes of a file, whose name it is told.
    """
    root = root.absolute()  # else a file of the root "a" would be taken for one of "a/a"
    documents: list[Document] = []
    problems: list[Problem] = []
    for found in _data(root, kinds):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        kind, slug, path = found
        name = label(root, path)
        data, faults = _bytes(path, name, MOST_BYTES)
        node, faults = (None, faults) if data is None else parse(data, name)
        problems.extend(faults)
        if node is not None:
            documents.append(Document(kind, slug, name, node))
    if not documents and not problems:
        problems.append(_no_records("There is no record in the folder data."))
    return tuple(sorted(documents, key=lambda each: each.file)), in_order(problems)


def read_file(
    root: Path, path: Path, parse: Parse = parse
) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """The nodes of the YAML file at ``path`` below ``root``, or else its problems.

    ``path`` may be absolute or relative to ``root``; one that leads out of it raises a
    `ValueError`. No symbolic link is followed, not even a folder's below ``root``, and only a
    regular file is opened.
    """
    data, problems = read_bytes(root, path, MOST_BYTES)
    return (None, problems) if data is None else parse(data, label(root, path))


def read_bytes(root: Path, path: Path, most: int) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The bytes of the file at ``path`` below ``root``, or else its problems.

    Of a file that is longer than ``most`` bytes only one byte more is read, for the reader to see.
    The rest is as for `read_file`.
    """
    name = label(root, path)
    steps = (root / path).relative_to(root)
    for folder in reversed(steps.parents[:-1]):
        if (root / folder).is_symlink():
            return None, (_odd(label(root, folder), _LINK),)
    return _bytes(root / path, name, most)


def label(root: Path, path: Path) -> str:
    """The name of ``path`` in problems: relative to ``root``, on one line, with forward slashes."""
    steps = (root / path).relative_to(root)
    if ".." in steps.parts:
        raise ValueError(path)
    text = os.fsencode(steps.as_posix()).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _data(root: Path, kinds: Collection[str]) -> Iterator[Found]:
    """The files that can be records, and a problem for every other entry of the folder data."""
    data = root / "data"
    try:
        sort = _sort(os.lstat(data).st_mode)
    except OSError as error:
        lacking = isinstance(error, FileNotFoundError | NotADirectoryError)
        there_is_none = _no_records("There is no folder data.")
        yield there_is_none if lacking else _unreadable("data", "folder", error)
        return
    if sort != _FOLDER:
        yield _no_records(f"data is {sort or 'a file'} and not a folder.")
        return
    for entry in _entries(root, data):
        if isinstance(entry, Problem):
            yield entry
            continue
        name, sort = entry
        file = label(root, data / name)
        if sort == _FOLDER and name in kinds:
            yield from _kind(root, data / name)
        elif sort == _FOLDER and name != _SCHEMAS:
            yield _unknown(file, name, kinds)
        elif sort == _FOLDER or _is_trace(name):
            continue
        elif sort is not None:
            yield _odd(file, sort)
        else:
            remedy = f"Move it to the folder of its kind, one of {', '.join(sorted(kinds))}."
            yield _problem(file, "A file lies in data itself.", remedy)


def _kind(root: Path, folder: Path) -> Iterator[Found]:
    entries = list(_entries(root, folder))
    names = frozenset(entry[0] for entry in entries if not isinstance(entry, Problem))
    for entry in entries:
        if isinstance(entry, Problem):
            yield entry
            continue
        name, sort = entry
        file = label(root, folder / name)
        slug = name.removesuffix(_ENDING)
        if sort == _FOLDER:
            remedy = f"Move its files to data/{folder.name} and delete it."
            yield _problem(file, f"A folder lies in data/{folder.name}.", remedy)
        elif _is_trace(name):
            continue
        elif sort is not None:
            yield _odd(file, sort)
        elif slug != name and _SLUG.fullmatch(slug):
            yield folder.name, slug, folder / name
        else:
            yield _misnamed(file, name, names)


def _entries(root: Path, folder: Path) -> Iterator[Problem | tuple[str, str | None]]:
    """Name and sort of all that lies in ``folder``, by name."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            regular = entry.is_file(follow_symlinks=False)
            mode = 0 if regular else entry.stat(follow_symlinks=False).st_mode
            yield entry.name, _sort(mode)
    except OSError as error:
        yield _unreadable(label(root, folder), "folder", error)


def _bytes(path: Path, name: str, most: int) -> tuple[bytes | None, tuple[Problem, ...]]:
    try:
        # Opening a device can be an act in itself, so it is looked at before as well as after.
        sort = _sort(os.lstat(path).st_mode)
        if sort is None:
            with os.fdopen(os.open(path, _OPEN), "rb") as file:
                sort = _sort(os.fstat(file.fileno()).st_mode)
                if sort is None:
                    return file.read(most + 1), ()
    except OSError as error:
        return None, (_unreadable(name, "file", error),)
    return None, (_odd(name, sort),)


def _sort(mode: int) -> str | None:
    """What an entry is, as a noun, or None for a regular file."""
    return next((noun for test, noun in _SORTS if test(mode)), None)


def _is_trace(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in _TRACES)


def _misnamed(file: str, name: str, names: Collection[str]) -> Problem:
    """A file in the folder of a kind whose name is none of a record."""
    if name.startswith("."):
        remedy = f"Delete it, or give it a name such as jane-doe{_ENDING}."
        return _problem(file, "A hidden file is no record.", remedy)
    base = name
    while base.lower().endswith(_ENDINGS):
        base = base.rpartition(".")[0]
    ending = Path(name).suffix
    foreign = ending.lower() in _FOREIGN and base == name.removesuffix(ending)
    right = _slug(base if base != name else name.removesuffix(ending)) + _ENDING
    if right == _ENDING:
        remedy = f"Rename it, for instance to jane-doe{_ENDING}: {_ALPHABET}."
    elif right in names:
        remedy = f"There is {right} as well: keep one of the two."
    elif foreign:
        remedy = f"If it is a record, write it as YAML in {right}. If not, move it out of data."
    else:
        remedy = f"Rename it to {right}: {_ALPHABET}."
    if not name.endswith(_ENDING):
        has = f"ends in {shown(ending)}" if ending else "has no ending"
        return _problem(file, f"The name of a record ends in {_ENDING}, and this {has}.", remedy)
    slug = shown(os.fsencode(name.removesuffix(_ENDING)).decode("utf-8", "backslashreplace"))
    return _problem(file, f"{slug} cannot be the name of a record.", remedy)


def _slug(text: str) -> str:
    """The nearest slug: without accents, in small letters, with hyphens for all the rest."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))


def _unknown(file: str, name: str, kinds: Collection[str]) -> Problem:
    near = get_close_matches(name.lower(), sorted(kinds), n=1, cutoff=_NEAR)
    guess = f"Did you mean data/{near[0]}? " if near else ""
    remedy = f"{guess}The kinds are {', '.join(sorted(kinds))}."
    return _problem(file, "No kind of records has the name of this folder.", remedy)


def _no_records(message: str) -> Problem:
    return _problem("data", message, "Records are files such as data/people/jane-doe.yml.")


def _odd(file: str, sort: str) -> Problem:
    remedy = "Put a real file or folder in its place."
    return _problem(file, f"This is {sort}, and records are regular files.", remedy)


def _unreadable(file: str, what: str, error: OSError) -> Problem:
    if error.errno == errno.ELOOP:
        return _odd(file, _LINK)
    if isinstance(error, FileNotFoundError):
        return _problem(file, f"There is no such {what}.", "Correct the name, or write it.")
    if isinstance(error, PermissionError):
        remedy = "Give yourself the right to read it."
        return _problem(file, f"There is no permission to read this {what}.", remedy)
    reason = (error.strerror or type(error).__name__).lower()
    return _problem(file, f"This {what} cannot be read: {reason}.", "Check the disk it lies on.")


def _problem(file: str, message: str, remedy: str) -> Problem:
    return Problem(file, 1, 1, message, remedy, CHECK)
