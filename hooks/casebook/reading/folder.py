"""The folders of a casebook: which files there are, and that each is what its name says.

A record is ``data/<kind>/<slug>.yml``; what is known of the text of a source is in ``seeds``, in
files with the slug of the source. Whatever else is there is a problem and not passed over: a file
that nobody reads would be missing without a word. The exceptions are traces that editors and file
managers leave, and ``data/.schema``, the JSON Schemas.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from casebook.problems import Problem, in_order, visible
from casebook.reading.characters import MOST_BYTES, shown
from casebook.reading.nodes import Mapping
from casebook.reading.parser import parse

CHECK = "files"

RECORDS = (".yml",)
SEEDS = (".yml", ".proofs")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for itself: nobody there could open the file of such a record."""
_ALPHABET = "small letters a to z, digits, and single hyphens between them"
_FOREIGN = (
    ".csv", ".doc", ".docx", ".htm", ".html", ".jpg", ".json", ".md", ".ods", ".odt", ".pdf",
    ".png", ".rtf", ".tsv", ".txt", ".xls", ".xlsx", ".xml",
)  # fmt: skip
_ENDINGS = (".yml", ".yaml", *_FOREIGN)
_COPIES = (".bak", ".old", ".orig", ".rej", ".tmp")
"""What programs put behind the name of a copy that they leave."""
_COPY = re.compile(r"(?i)^copy of | \(.*\)$| (?:- )?copy(?: \d+)?$| \d+$")
"""What file managers put around the name of a copy."""
_FOLDER = "a folder"
_LINK = "a symbolic link"
_SUCH_AS = "Records are files such as data/people/jane-doe.yml."
_TRACE = re.compile(
    r".*~|.*\.sw[a-p]|\.#.*|#.*#|\.~.*|\._.*|\.DS_Store|\.gitkeep|Thumbs\.db|desktop\.ini",
    re.DOTALL,
)
# Without O_NOFOLLOW a link put in place after the check would be followed, without O_NONBLOCK a
# pipe would wait for its writer. Windows has neither, and neither danger from a checkout.
_OPEN = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _OPEN |= getattr(os, _flag, 0)
_SORTS = (
    (stat.S_ISLNK, _LINK),
    (stat.S_ISDIR, _FOLDER),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


LONGEST_SLUG = 120
"""Letters in the name of a file: Windows takes 260 for a whole path, and pages have longer ones."""

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
    ``parse`` makes nodes of the bytes of a file, whose name it is told. Of ``root/seeds`` only the
    names of the files are looked at.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    for kind, name in _records(root, kinds, problems):
        file = f"data/{kind}/{name}"
        data, faults = _bytes(root / file, file, MOST_BYTES)
        if data is not None:
            node, faults = parse(data, file)
            if node is not None:
                documents.append(Document(kind, name.removesuffix(RECORDS[0]), file, node))
        problems.extend(faults)
    if os.path.lexists(root / "seeds"):
        if not (lacking := _no_folder(root, "seeds")):
            _named(root, "seeds", SEEDS, problems)
        problems.extend(lacking)
    if not documents and not problems:
        problems.append(_problem("data", "There is no record in the folder data.", _SUCH_AS))
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
    return _shown_name(steps.as_posix())


def _records(
    root: Path, kinds: Collection[str], problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    """Kind and name of the files that can be records; whatever else is there is a problem."""
    if lacking := _no_folder(root, "data"):
        problems.extend(lacking)
        return
    all_kinds = ", ".join(sorted(kinds))
    for name, sort in _entries(root, "data", problems):
        file = f"data/{_shown_name(name)}"
        if sort == _FOLDER and name in kinds:
            yield from ((name, each) for each in _named(root, f"data/{name}", RECORDS, problems))
        elif sort == _FOLDER and name != ".schema":
            near = get_close_matches(name.lower(), sorted(kinds), n=1, cutoff=0.5)
            remedy = f"Did you mean data/{near[0]}? " if near else ""
            message = "No kind of record has the name of this folder."
            problems.append(_problem(file, message, f"{remedy}The kinds are {all_kinds}."))
        elif sort == _FOLDER or _TRACE.fullmatch(name):
            continue
        elif sort:
            problems.append(_odd(file, sort))
        else:
            remedy = f"Move it to the folder of its kind, one of {all_kinds}."
            problems.append(_problem(file, "This file is not in the folder of a kind.", remedy))


def _named(root: Path, folder: str, endings: Sequence[str], problems: list[Problem]) -> list[str]:
    """The names of the files in ``folder`` that are a slug and one of ``endings``."""
    entries = list(_entries(root, folder, problems))
    good = []
    for name, sort in entries:
        stem, dot, ending = name.partition(".")
        file = f"{folder}/{_shown_name(name)}"
        if sort is None and dot + ending in endings and _is_slug(stem):
            good.append(name)
            if len(stem) > LONGEST_SLUG:
                message = f"The name of this file has {len(stem)} letters, too many for Windows."
                problems.append(_problem(file, message, f"Leave at most {LONGEST_SLUG}."))
        elif sort == _FOLDER:
            remedy = f"Move its files to {folder} and delete it."
            problems.append(_problem(file, f"There is a folder in {folder}.", remedy))
        elif not _TRACE.fullmatch(name):
            remedy = _right_name(folder, name, {each for each, _ in entries}, endings)
            message = f"{shown(_shown_name(name))} cannot be the name of a file in {folder}."
            problems.append(_odd(file, sort) if sort else _problem(file, message, remedy))
    return good


def _is_slug(stem: str) -> bool:
    return bool(_SLUG.fullmatch(stem)) and not DEVICE.fullmatch(stem)


def _right_name(folder: str, name: str, names: Set[str], endings: Sequence[str]) -> str:
    """What to do about a file in ``folder`` whose name, among all ``names``, is a wrong one."""
    base, ending = name, Path(name).suffix
    copied = f"{_COPY.sub('', base.removesuffix(ending))}{ending}"
    if ending.lower() in _COPIES or copied in names - {name}:
        return "It is a copy that a program left: delete it."
    while base.lower().endswith(_ENDINGS):
        base = base.rpartition(".")[0]
    right = _slug(base if base != name else base.removesuffix(ending)) + endings[0]
    if right == endings[0] or name.startswith(".") or _is_other(base):
        return f"Rename it, for instance to jane-doe{endings[0]}: {_ALPHABET}."
    if DEVICE.fullmatch(right.removesuffix(endings[0])):
        return f"Windows keeps this name for itself. Add a word, as in {folder}/jane-{right}."
    if right in names:
        return f"There is {right} as well: keep one of the two."
    if folder == "seeds" and ending.lower() in _FOREIGN:
        return "The text of a source is never kept here: move it out of the project."
    if ending.lower() in _FOREIGN and base == name.removesuffix(ending):
        return f"If it belongs here, write it as YAML in {right}. If not, move it out of {folder}."
    return f"Rename it to {right}: {_ALPHABET}."


def _entries(root: Path, folder: str, problems: list[Problem]) -> Iterator[tuple[str, str | None]]:
    """Name and sort of all that is in ``folder``, by name."""
    try:
        with os.scandir(root / folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                regular = entry.is_file(follow_symlinks=False)
                mode = 0 if regular else entry.stat(follow_symlinks=False).st_mode
                yield entry.name, _sort(mode)
    except OSError as error:
        problems.append(_unreadable(folder, "folder", error))


def _no_folder(root: Path, name: str) -> tuple[Problem, ...]:
    """The problem of a folder of the project that is missing, or is no folder."""
    try:
        sort = _sort(os.lstat(root / name).st_mode)
    except OSError as error:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            return (_unreadable(name, "folder", error),)
        return (_problem(name, f"There is no folder {name}.", _SUCH_AS),)
    message = f"{name} is {sort or 'a file'} and not a folder."
    return () if sort == _FOLDER else (_problem(name, message, _SUCH_AS),)


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


def _is_other(text: str) -> bool:
    """Whether a letter of ``text`` is of another alphabet, and would be lost in a slug."""
    plain = unicodedata.normalize("NFKD", text)
    return any(letter.isalpha() and not letter.isascii() for letter in plain)


def _slug(text: str) -> str:
    """The nearest slug: without accents, in small letters, with hyphens for all the rest."""
    dashed = re.sub("[\u2010-\u2015\u2212]", "-", text)
    plain = unicodedata.normalize("NFKD", dashed).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))


def _shown_name(name: str) -> str:
    return visible(os.fsencode(name).decode("utf-8", "backslashreplace"))


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
    return _problem(file, f"This {what} cannot be read: {reason}.", "Check the disk it is on.")


def _problem(file: str, message: str, remedy: str) -> Problem:
    return Problem(file, 1, 1, message, remedy, CHECK)
