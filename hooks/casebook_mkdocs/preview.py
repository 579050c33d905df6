"""The preview: `mkdocs serve` that outlives every mistake and shows it in the open tab.

MkDocs' server reloads the tabs after each build, waits for one that fails until a later one does
not, and never sees a folder again that was away. Here a build that fails ends like any other, and
until one succeeds every page is a report of what is wrong.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent, FileSystemEventHandler

INTERVAL = 0.2
"""Seconds from one look at the files to the next."""

SETTLING = 0.02
"""Seconds in which nothing may change before a change is told: some editors save in steps."""

REPORT = "problems.html"
"""The file with the report, beside the pages until a build is good again."""

LOG = logging.getLogger("mkdocs.plugins.casebook")

LATE = ("search/", "data/", "api/", "pictures/", "correct/")
"""What a build leaves until somebody asks for it."""

Answer = Callable[[dict[str, Any], Any], Iterable[bytes]]
State = dict[str, tuple[int, int, int]]


class Preview:
    """Stands between MkDocs' server and its builder, and between it and its readers."""

    def __init__(
        self, server: LiveReloadServer, late: Callable[[Path], None], watched: Iterable[str]
    ) -> None:
        """Take over ``server``, which watches the paths ``watched`` so far.

        ``late`` makes what a build leaves until somebody asks for it, in the folder of the site.
        """
        self._builder = server.builder
        self._answer: Answer = server.serve_request
        self._root = Path(server.root)
        self._mount = server.mount_path
        self._late = late
        self._page = Template(Path(__file__).with_name(REPORT).read_text("utf-8"))
        self._failed = False
        self._busy = threading.Lock()
        paths = list(watched)
        for path in paths:
            server.unwatch(path)
        server.observer = Watcher()  # type: ignore[assignment]
        for path in paths:
            server.watch(path)
        server.builder = self.build
        server.build_delay = SETTLING
        server.set_app(self.answer)

    def build(self) -> None:
        """Build. If that fails, the report takes the place of the pages until it does not."""
        heard = _Heard()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(heard)
        try:
            with self._busy:
                self._builder()
            self._failed = False
            (self._root / REPORT).unlink(missing_ok=True)
        except (Exception, SystemExit) as error:
            report = "\n".join(heard.messages) or str(error) or type(error).__name__
            self._tell(report)
            if not heard.messages:
                LOG.error("%s", report)  # noqa: TRY400 - how it came to it helps nobody
            LOG.info("The last good pages come back as soon as this is fixed.")
        finally:
            logger.removeHandler(heard)

    def _tell(self, report: str) -> None:
        page = self._page.substitute(report=escape(report))
        with suppress(OSError):  # Without room for the report, the terminal has to do.
            (self._root / REPORT).write_text(page, "utf-8")
            self._failed = True

    def answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """What a browser gets: the report in the place of every page, if there is one."""
        path = str(environ["PATH_INFO"])
        name = path.removeprefix(self._mount)
        if name.startswith(LATE):
            with self._busy:
                self._late(self._root)
        is_page = path.endswith(("/", ".html")) or "." not in path.rpartition("/")[2]
        if self._failed and is_page and not path.startswith("/livereload/"):
            environ = {**environ, "PATH_INFO": f"{self._mount}{REPORT}"}
        return self._answer(environ, start_response)


class _Heard(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


class Watcher(threading.Thread):
    """Tells of every change below the paths it is given, even if these go away and come back.

    It has of watchdog's observers what MkDocs uses.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._handlers: dict[str, FileSystemEventHandler] = {}
        self._ended = threading.Event()

    def schedule(self, handler: FileSystemEventHandler, path: str, **_: bool) -> str:
        """Tell ``handler`` of changes at ``path`` or below."""
        self._handlers[path] = handler
        return path

    def unschedule(self, path: str) -> None:
        """Tell nobody of changes at ``path`` any more."""
        del self._handlers[path]

    def stop(self) -> None:
        """End; :meth:`join` waits for that."""
        self._ended.set()

    def run(self) -> None:
        """Look at the files again and again."""
        before = self._states()
        while not self._ended.wait(INTERVAL):
            now = self._states()
            if now == before:
                continue
            while not self._ended.wait(SETTLING) and (later := self._states()) != now:
                now = later
            for path, handler in list(self._handlers.items()):
                if now.get(path) != before.get(path):
                    handler.dispatch(FileModifiedEvent(path))
            before = now

    def _states(self) -> dict[str, State]:
        return {path: dict(_files(path)) for path in list(self._handlers)}


def _files(path: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Every file at ``path`` or below, with what tells one state of it from another."""
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if (
                    entry.name == "__pycache__"
                    or entry.name.startswith(".")
                    or entry.name[-1] == "~"
                ):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(entry.path)
                else:
                    yield entry.path, _state(entry.stat(follow_symlinks=False))
    except NotADirectoryError:
        yield path, _state(Path(path).stat())
    except OSError:
        return  # It is not there, or is just going away.


def _state(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_mtime_ns, found.st_size, found.st_ino
