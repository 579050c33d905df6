"""The guide is true: what it tells people to type prints what it shows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from contributing.guide import GUIDE, Copy, commands, fits, steps
from projects import ROOT

TEXT = GUIDE.read_text("utf-8")


@pytest.mark.skipif(
    not (shutil.which("bash") and shutil.which("make")), reason="needs bash and make"
)
def test_the_three_examples_work_to_the_letter(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "clean")
    for step in steps(TEXT):
        copy.do(step)
    assert not (copy.root / "practice").exists(), "the guide leaves nothing behind"


def test_every_block_of_the_guide_is_followed() -> None:
    assert TEXT.count("```") == 2 * len(steps(TEXT))
    assert {step.act for step in steps(TEXT)} == {"run", "edit", "write", "append"}


def test_every_file_that_a_reader_changes_is_named_in_the_text_before() -> None:
    for step in steps(TEXT):
        if step.file.startswith("practice/data") or step.file.startswith("practice/seeds"):
            before = "\n".join(TEXT.splitlines()[: step.line - 1])
            name = step.file.removeprefix("practice/")
            assert name in before or Path(name).stem in before, step.file


def test_the_guide_is_short_enough_to_be_read() -> None:
    words = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL).split()
    assert len(words) < 1100


def test_what_the_guide_links_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT):
        assert (GUIDE.parent / target).exists(), target


def test_make_targets_that_the_guide_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"`make ([a-z]+)", TEXT)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_runner_notices_a_wrong_output() -> None:
    assert fits("a\n...\nb ...\n", "a\nx\ny\nb c\n")
    assert not fits("a\nb\n", "a\nc\n")
    assert not fits("a\n", "a\nb\n")
    assert list(commands("$ one\nx\n$ two\n")) == [("one", "x\n"), ("two", "")]
