"""The editor in the page: judged by the same checks, by keyboard, and handed over as a patch."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from answers import cases
from browser.survey import COLORS, WIDTHS, axe
from browser.typed import JANE, MISTAKES, RIGHT
from builds import REPO_URL, SITE_URL, build
from casebook.editor.runtime import PYODIDE, WHEELS, Runtime
from contributing.mistakes import GAZETTE, NOTE, TEXT, with_evidence
from documents import BuiltSite
from once import once, run_folder
from packages import runtime
from projects import ADA, BEN, LETTER, REPORT, ROOT, Project, copy_of_site

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

TOLD = cases(ROOT / "tests/contributing/mistakes.yml")["mistakes"]


@pytest.fixture(scope="session")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small casebook with evidence and with what the editor runs on; not to be changed."""
    runtime()

    def make(folder: Path) -> None:
        project = with_evidence(copy_of_site(folder))
        project.write(JANE, RIGHT)
        for part in (PYODIDE, WHEELS):
            (folder / part.parent).mkdir(exist_ok=True)
            (folder / part).symlink_to(ROOT / part, target_is_directory=True)

    return Project(once(run_folder(tmp_path_factory) / "edited", make))


@pytest.fixture(scope="session")
def edited_site(edited: Project, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Its site, with an address and a repository."""
    place = run_folder(tmp_path_factory) / "edited-site"
    return BuiltSite(once(place, lambda to: build(edited, to, site_url=SITE_URL, repo=REPO_URL)))


@pytest.fixture
def editing(
    opened: Callable[..., Page], host: Callable[[Path], str], edited_site: BuiltSite
) -> Callable[..., Page]:
    """Opens the editor, by default at a file, and waits for the checks."""

    def at(query: str, *, width: int = 1280, ready: bool = True) -> Page:
        page = opened(host(edited_site.folder), f"correct/?{query}", width, 900)
        page.set_default_timeout(90_000)
        if ready:
            page.locator(".state", has_text=re.compile("problem|ready|written")).wait_for()
        return page

    return at


@pytest.fixture
def copy(edited: Project, tmp_path: Path) -> Project:
    """What the editor shows, as a clone that git keeps."""
    project = Project(tmp_path / "clone")
    for part in ("data", "seeds"):
        shutil.copytree(edited.root / part, project.root / part)
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=project.root, check=True)
    return project


def settled(page: Page) -> None:
    """Wait until everything that was typed has been judged."""
    page.locator(".problems[aria-busy=false]").wait_for(state="attached")


def told(page: Page) -> list[str]:
    return [str(each.get_attribute("data-told")) for each in page.locator(".problems li").all()]


def patch(page: Page, folder: Path) -> Path:
    """The patch that the page gives, as a file."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Download all changes as a patch").click()
    place = folder / "casebook.patch"
    download.value.save_as(place)
    return place


def applied(page: Page, project: Project, tmp_path: Path) -> None:
    """Let the clone be what the patch makes of it."""
    place = patch(page, tmp_path)
    subprocess.run(["git", "apply", str(place)], cwd=project.root, check=True)


def as_text(page: Page, text: str) -> None:
    """Type ``text`` in the place of the whole file."""
    page.get_by_role("textbox", name="Text of").fill(text)


@pytest.mark.parametrize("opened", ["firefox"], indirect=True)
def test_it_runs_in_a_second_browser(editing: Callable[..., Page], copy: Project) -> None:
    page = editing(f"file={JANE}")
    page.get_by_role("button", name="Text of the file").click()
    for why in ("a tab", "a reference that is misspelt", "a date in words"):
        as_text(page, RIGHT.replace(*MISTAKES[why]))
        settled(page)
        copy.write(JANE, RIGHT.replace(*MISTAKES[why]))
        assert told(page) == copy.problems(), why


def test_each_mistake_is_told_word_for_word_as_in_the_terminal(
    editing: Callable[..., Page], copy: Project
) -> None:
    page = editing(f"file={JANE}")
    page.get_by_role("button", name="Text of the file").click()
    for why, (old, new) in MISTAKES.items():
        assert RIGHT.count(old) == 1, why
        as_text(page, RIGHT.replace(old, new))
        settled(page)
        copy.write(JANE, RIGHT.replace(old, new))
        assert told(page) == copy.problems(), why


@pytest.mark.parametrize("file", [ADA, BEN, LETTER])
def test_so_are_the_mistakes_in_other_records(
    editing: Callable[..., Page], copy: Project, file: str
) -> None:
    page = editing(f"file={file}")
    page.get_by_role("button", name="Text of the file").click()
    before = copy.text(file)
    for mistake in TOLD:
        if {change.file for change in mistake.changes} != {file}:
            continue
        mistake.problems(copy)
        as_text(page, copy.text(file))
        settled(page)
        assert told(page) == copy.problems(), mistake.why
        copy.write(file, before)


def test_a_correction_by_keyboard_alone_applies_to_a_clone(
    editing: Callable[..., Page], copy: Project, tmp_path: Path
) -> None:
    line = copy.text(JANE).split("\n").index("    value: Nurse") + 1
    page = editing(f"file={JANE}&at={line}")
    value = page.get_by_label("Value").first
    assert value.evaluate("it => it === document.activeElement"), "the reader is led to the line"
    page.keyboard.press("Control+a")
    page.keyboard.type("Nurse and teacher")
    settled(page)
    assert told(page) == []
    assert page.frame_locator("iframe").get_by_text("Nurse and teacher").count() == 1
    changes = page.locator("section.tell ul li").first
    assert "from “Nurse” to “Nurse and teacher”" in changes.inner_text()
    applied(page, copy, tmp_path)
    assert copy.text(JANE) == RIGHT.replace("value: Nurse", "value: Nurse and teacher")
    assert copy.problems() == []


def typed(field: Locator, text: str) -> None:
    """Type into a field that the keyboard has reached."""
    field.focus()
    field.press_sequentially(text)


def filled(within: Page | Locator, *fields: tuple[str, str]) -> None:
    """Type into fields by their labels."""
    for label, text in fields:
        typed(within.get_by_label(label, exact=True).first, text)


def opened(part: Locator) -> None:
    """Open a part of a list with the keyboard, if it is closed."""
    if part.get_attribute("open") is None:
        part.locator("summary").first.focus()
        part.page.keyboard.press("Enter")


def added(page: Page, name: str, text: str = "") -> None:
    """Add a field that the record can have, or one more part of a list, and type into it."""
    more = page.get_by_role("button", name=f"Add: {name.lower()}")
    if more.count():
        more.focus()
        page.keyboard.press("Enter")
        return
    page.get_by_label("More to say in this record").select_option(label=name)
    page.get_by_role("button", name="Add it", exact=True).last.focus()
    page.keyboard.press("Enter")
    page.keyboard.type(text)


def test_a_new_source_with_two_facts_is_made_by_keyboard(
    editing: Callable[..., Page], copy: Project, tmp_path: Path
) -> None:
    page = editing("new=sources")
    filled(
        page,
        ("Name", "Example Herald on the chapter, May 9, 2003"),
        ("Description", "Report on the vote of the chapter"),
        ("Title", "The chapter votes"),
        ("Publisher", "Example Herald"),
        ("Original", "https://herald.example/2003/05/09/the-chapter-votes"),
        ("Format", "article"),
        ("Kind of source", "secondary"),
        ("Who is speaking", "press"),
        ("Kind of publisher", "specialist"),
    )
    added(page, "Short name", "Herald")
    added(page, "Date", "May 9, 2003")
    for key, value in (("circulation", "9,000 copies"), ("editor", "Erin Tester")):
        added(page, "Fact")
        part = page.locator("details.part").last
        typed(part.get_by_label("Key"), key)
        typed(part.get_by_label("Value"), value)
        typed(part.get_by_label("Citation").first, "sources/example-paper-2003-05-06#p3")
    page.keyboard.press("Tab")
    settled(page)
    assert told(page) == []
    applied(page, copy, tmp_path)
    assert copy.problems() == []
    text = copy.text("data/sources/example-herald-on-the-chapter-may-9-2003.yml")
    assert "date: 2003-05-09\n" in text
    assert text.count("  - key: ") == 2


def test_a_reply_begins_at_the_accusation_and_is_made_by_keyboard(
    editing: Callable[..., Page], copy: Project, tmp_path: Path
) -> None:
    page = editing("", ready=False)
    page.goto("statements/chapter-letter-2003-05-02/")
    link = page.locator("a", has_text="Add a reply to this")
    page.goto(str(link.first.get_attribute("href")).replace("../../", ""))
    page.locator(".state", has_text="Nothing is written").wait_for()
    paper = "sources/example-paper-2003-05-06#p3"
    filled(
        page,
        ("Name", "Remark of Ada Example, May 4, 2003"),
        ("Description", "Remark of Ada Example on the funds"),
        ("Form", "interview"),
        ("Sources", paper),
    )
    for label, text in (("By", "people/ada-example"), ("Date", "May 4, 2003")):
        if page.get_by_label(label, exact=True).count():
            typed(page.get_by_label(label, exact=True).first, text)
        else:
            added(page, label, text)
    entry = page.locator("[data-path='entries.0']")
    opened(entry)
    assert entry.get_by_label("Type", exact=True).input_value() == "reply"
    filled(
        entry,
        ("Key", "on-the-funds"),
        ("Subject", "use of the funds"),
        ("In our words", "Ada Example said that the funds had been spent on umbrellas."),
        ("Citation", paper),
    )
    answer = page.locator("[data-path='entries.0.answers.0']")
    opened(answer)
    said = answer.get_by_label("Answers", exact=True).first.input_value()
    assert said == "statements/chapter-letter-2003-05-02#use-of-funds"
    typed(answer.get_by_label("Citation", exact=True).first, paper)
    page.keyboard.press("Tab")
    settled(page)
    assert told(page) == []
    applied(page, copy, tmp_path)
    assert copy.problems() == []
    assert copy.take_in().casebook.ledger.replies


def test_a_change_goes_to_the_forge_in_the_way_the_reader_chooses(
    editing: Callable[..., Page],
) -> None:
    page = editing(f"file={JANE}&at=13")
    page.get_by_label("Value").first.fill("Teacher")
    settled(page)
    hands = page.locator(".handing")
    assert hands.get_by_role("button", name="Copy the new text").count() == 1
    editor = hands.get_by_role("link", name="Open its editor at the repository")
    assert editor.get_attribute("href") == f"{REPO_URL}/edit/main/{JANE}"
    issue = hands.get_by_role("link", name="Send all of it as a correction")
    asked = parse_qs(urlsplit(str(issue.get_attribute("href"))).query)
    assert asked["template"] == ["correction.yml"]
    assert asked["file"] == [JANE]
    assert "changed from “Nurse” to “Teacher”" in asked["should"][0]
    assert "+    value: Teacher\n" in asked["should"][0]


def test_a_new_file_opens_the_forge_s_form_filled_in(editing: Callable[..., Page]) -> None:
    page = editing("new=people")
    filled(page, ("Name", "Eve Example"), ("Description", "Guest"))
    settled(page)
    link = page.locator(".handing").get_by_role("link", name="Open the form for a new file")
    address = urlsplit(str(link.get_attribute("href")))
    assert address.path == "/owner/casebook/new/main/data/people"
    asked = parse_qs(address.query)
    assert asked["filename"] == ["eve-example.yml"]
    assert "name: Eve Example\n" in asked["value"][0]


def test_without_a_repository_there_are_files_and_a_contact(editing: Callable[..., Page]) -> None:
    page = editing(f"file={JANE}&at=13", ready=False)

    def unsettled(route: Route) -> None:
        answer = route.fetch()
        record = answer.json()
        record["settings"] |= {"repo": "", "contact": "mailto:editor@casebook.example"}
        route.fulfill(response=answer, json=record)

    page.route("**/record.json", unsettled)
    page.reload()
    page.locator(".state", has_text="No problems").wait_for()
    page.get_by_label("Value").first.fill("Teacher")
    settled(page)
    hands = page.locator(".handing")
    links = [str(each.get_attribute("href")) for each in hands.get_by_role("link").all()]
    assert [link.partition(":")[0] for link in links] == ["blob", "blob", "mailto"]
    assert "Teacher" in unquote(links[-1])


def test_nothing_is_asked_of_another_host(
    editing: Callable[..., Page], host: Callable[[Path], str], edited_site: BuiltSite
) -> None:
    page = editing(f"file={JANE}", ready=False)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.locator(".state", has_text="No problems").wait_for()
    settled(page)
    assert [url for url in asked if not url.startswith(host(edited_site.folder))] == []
    assert any(url.endswith(".wasm") for url in asked)


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(editing: Callable[..., Page], width: int) -> None:
    page = editing(f"file={JANE}&at=13", width=width)
    settled(page)
    assert axe(page) == []
    page.get_by_label("Value").first.fill("Nurse: “claimed” [[people/none]]")
    settled(page)
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page, COLORS) == []
    page.get_by_role("button", name="Text of the file").click()
    assert axe(page) == []


def kept(page: Page, file: str, begun: str, text: str) -> None:
    """Leave work in the browser as an earlier visit would have."""
    work = {"begun": begun, "text": text}
    page.evaluate(
        "([file, work]) => localStorage.setItem(`casebook.work:${file}`, JSON.stringify(work))",
        [file, work],
    )


def test_work_is_kept_until_it_is_thrown_away(editing: Callable[..., Page]) -> None:
    page = editing(f"file={JANE}&at=13")
    page.get_by_label("Value").first.fill("Teacher")
    settled(page)
    page.reload()
    page.get_by_role("heading", name="Your open work").wait_for()
    assert "value: Teacher" in page.get_by_role("textbox", name="Text of").input_value()
    page.get_by_role("button", name=f"Throw it away: the work on {JANE}").click()
    page.locator("section.tell", has_text="You have changed nothing yet").wait_for()
    page.reload()
    page.locator(".state", has_text="No problems").wait_for()
    assert page.get_by_role("heading", name="Your open work").count() == 0


DAMAGED = (
    "null", "5", "[]", '"str"', "{}", '{"begun": 5, "text": "x"}', '{"begun": "x"}', "{", "",
)  # fmt: skip


def test_work_that_is_damaged_is_left_out(editing: Callable[..., Page]) -> None:
    page = editing(f"file={JANE}", ready=False)
    for number, text in enumerate(DAMAGED):
        keep = "([key, text]) => localStorage.setItem(`casebook.work:${key}`, text)"
        page.evaluate(keep, [f"data/people/a{number}.yml", text])
        page.evaluate(keep, [f"data/none/a{number}.yml", '{"begun": "", "text": "x"}'])
    page.reload()
    page.locator(".state", has_text="No problems").wait_for()
    assert page.get_by_role("heading", name="Your open work").count() == 0


@pytest.mark.parametrize(
    "query",
    [
        "new=constructor",
        "new=__proto__",
        "file=toString",
        "file=../../etc/passwd",
        "new=people&with=null",
        "new=people&with=[]",
        "new=people&with={",
        "new=people&with={%22name%22:5,%22facts%22:[null,{%22key%22:{}}],%22cite%22:{}}",
        "new=statements&with={%22entries%22:%22x%22}",
    ],
)
def test_whatever_a_link_says_something_can_be_done(
    editing: Callable[..., Page], query: str
) -> None:
    page = editing(query)
    assert page.locator(".editor h2").first.inner_text() != ""
    assert page.locator(".editor input").count() > 0


def test_a_new_record_takes_no_address_that_is_taken(editing: Callable[..., Page]) -> None:
    page = editing("new=people")
    assert page.get_by_role("heading", name="Your open work").count() == 0, "looking is no work"
    typed(page.get_by_label("Name", exact=True), "Jane Doe")
    page.get_by_text("There is a record at this address already").wait_for()
    settled(page)
    assert "data/people/jane-doe.yml" not in page.locator(".opened").inner_text()
    page.get_by_label("Address", exact=True).fill("../x/ jane.doe 2")
    settled(page)
    assert "data/people/x-jane-doe-2.yml" in page.locator(".opened").inner_text()


def test_two_tabs_keep_each_other_s_work(editing: Callable[..., Page]) -> None:
    page = editing(f"file={JANE}")
    other = page.context.new_page()
    other.goto(page.url.replace(JANE, BEN))
    other.locator(".state", has_text="No problems").wait_for()
    for each in (page, other):
        each.get_by_label("Description", exact=True).first.fill("Guest of the meeting")
        settled(each)
    page.reload()
    page.get_by_role("heading", name="Your open work").wait_for()
    work = page.locator(".opened").inner_text()
    assert JANE in work
    assert BEN in work


def test_what_is_typed_while_the_checks_load_is_kept(editing: Callable[..., Page]) -> None:
    page = editing(f"file={JANE}&at=13", ready=False)
    page.get_by_label("Value").first.fill("Teacher")
    page.locator(".state", has_text=re.compile("No problems")).wait_for()
    settled(page)
    assert "“Nurse” to “Teacher”" in page.locator("section.tell").inner_text()
    page.get_by_role("button", name="Text of the file").click()
    text = page.get_by_role("textbox", name="Text of").input_value()
    assert text == RIGHT.replace("value: Nurse", "value: Teacher")


@pytest.mark.parametrize(
    "text", ["facts: hello", "summary:\n  - hello there", "name: {a: b}", "zzz: x"]
)
def test_the_form_loses_nothing_that_it_cannot_show(
    editing: Callable[..., Page], text: str
) -> None:
    page = editing(f"file={JANE}")
    page.get_by_role("button", name="Text of the file").click()
    as_text(page, f"name: Jane Doe\n{text}\n" if not text.startswith("name") else f"{text}\n")
    settled(page)
    page.get_by_role("button", name="Form", exact=True).click()
    page.locator(".state", has_text="form has no place").wait_for()
    assert text in page.get_by_role("textbox", name="Text of").input_value()


def test_old_work_on_another_record_is_not_handed_over(editing: Callable[..., Page]) -> None:
    page = editing(f"file={JANE}", ready=False)
    kept(page, BEN, "name: Somebody\n", "name: Somebody else\n")
    page.reload()
    page.get_by_text("not handed over until you have looked at it").wait_for()
    page.get_by_label("Description", exact=True).first.fill("Guest 😀" * 600)
    settled(page)
    files = page.locator(".handing code").all_inner_texts()
    assert JANE in files
    assert BEN not in files


def test_what_is_sensitive_stays_and_all_else_goes_as_a_patch(
    editing: Callable[..., Page], copy: Project, tmp_path: Path
) -> None:
    page = editing(f"file={REPORT}")
    page.get_by_text("What is sensitive in this record is left out here").wait_for()
    page.get_by_label("Description", exact=True).first.fill("Report of the paper")
    settled(page)
    applied(page, copy, tmp_path)
    assert "description: Report of the paper\n" in copy.text(REPORT)
    assert "illness" in copy.text(REPORT)
    assert copy.problems() == []


def test_a_record_that_has_changed_since_is_shown_beside_the_work(
    editing: Callable[..., Page],
) -> None:
    page = editing(f"file={JANE}", ready=False)
    begun, mine = (RIGHT.replace("Nurse", each) for each in ("Cook", "Pilot"))
    kept(page, JANE, begun, mine)
    page.reload()
    both = page.locator(".both pre")
    assert ["Pilot" in both.nth(0).inner_text(), "Nurse" in both.nth(1).inner_text()] == [True] * 2
    page.get_by_role("button", name="Take the one on the site").click()
    page.locator(".state", has_text="No problems").wait_for()


def test_where_the_checks_cannot_run_the_plain_way_remains(
    opened: Callable[..., Page],
    host: Callable[[Path], str],
    edited_site: BuiltSite,
    tmp_path: Path,
) -> None:
    broken = tmp_path / "site"
    shutil.copytree(edited_site.folder, broken)
    for runtime_file in broken.glob("correct/engine/*.wasm"):
        runtime_file.unlink()
    page = opened(host(broken), f"correct/?file={JANE}&at=13", 1280, 900)
    page.locator(".state", has_text="cannot run in this browser").wait_for()
    page.get_by_label("Key", exact=True).first.fill("Day Job")
    page.locator(".problems", has_text="Small letters, digits").wait_for()
    page.get_by_label("Description", exact=True).first.fill("")
    page.locator(".problems", has_text="Description is missing").wait_for()
    assert page.get_by_role("link", name="Download jane-doe.yml").count() == 1


def test_where_the_checks_die_the_work_and_the_plain_way_remain(
    editing: Callable[..., Page],
) -> None:
    page = editing(f"file={JANE}&at=13")
    (worker,) = page.workers
    worker.evaluate("() => { setTimeout(() => { throw new Error('no memory'); }); }")
    page.get_by_label("Value").first.fill("Teacher")
    page.locator(".state", has_text="cannot run in this browser").wait_for()
    page.get_by_label("Key", exact=True).first.fill("Day Job")
    page.locator(".problems", has_text="Small letters, digits").wait_for()
    assert page.get_by_role("link", name="Download jane-doe.yml").count() == 1
    page.reload()
    page.locator(".state", has_text="1 problem").wait_for()
    page.get_by_role("button", name="Text of the file").click()
    text = page.get_by_role("textbox", name="Text of").input_value()
    assert "Teacher" in text
    assert "Day Job" in text


def test_a_quotation_is_proved_with_the_text_of_its_source(
    editing: Callable[..., Page], copy: Project, tmp_path: Path
) -> None:
    """What is quoted anew asks for a proof, which the text gives; the patch has both."""
    page = editing(f"file={NOTE}")
    page.get_by_role("button", name="Text of the file").click()
    quoted = "quote: the chapter had nine members and a blue flag"
    longer = quoted.replace("quote: the", "quote: Wednesday that the")
    as_text(page, copy.text(NOTE).replace(quoted, longer))
    settled(page)
    assert len(told(page)) == 1
    page.get_by_text("Prove a quotation with the text of its source").click()
    page.get_by_label("Source", exact=True).last.select_option(GAZETTE[5:-4])
    page.get_by_label("Its text").fill(TEXT)
    page.get_by_role("button", name="Compare").click()
    page.locator("section.tell", has_text="agree with the text").wait_for()
    page.locator(".problems:not(:has(li))").wait_for(state="attached")
    settled(page)
    applied(page, copy, tmp_path)
    assert copy.problems() == []
    assert longer in copy.text(NOTE)


def test_only_the_folder_of_the_editor_may_run_webassembly(edited_site: BuiltSite) -> None:
    rules = (edited_site.folder / "_headers").read_text("utf-8").split("\n/")
    running = [rule.split("\n")[0] for rule in rules if "wasm-unsafe-eval" in rule]
    assert running == ["correct/*"]
    for page in edited_site.folder.rglob("index.html"):
        assert "wasm-unsafe-eval" not in page.read_text("utf-8")


def test_without_what_it_runs_on_the_page_says_so(small: BuiltSite) -> None:
    text = (small.folder / "correct/index.html").read_text("utf-8")
    assert "built without the editor" in text
    assert "editor.js" not in text
    assert not (small.folder / "correct/record.json").exists()


def test_a_wheel_of_another_version_is_none(edited: Project, tmp_path: Path) -> None:
    assert Runtime.of(edited.root) is not None
    for part in (PYODIDE, WHEELS):
        (tmp_path / part).mkdir(parents=True)
        for file in (edited.root / part).iterdir():
            name = re.sub(r"pydantic_core-[0-9.]+", "pydantic_core-0.0.1", file.name)
            shutil.copy(file, tmp_path / part / name)
    assert Runtime.of(tmp_path) is None
