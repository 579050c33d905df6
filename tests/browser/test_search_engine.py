"""The engine of search in the browser: it folds as the index does, and ranks as readers expect.

It runs on a page with nothing but the engine. What is asked of the real record is a list of queries
and properties that hold for any record.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Table
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import searched
from bench.casebooks import write_casebook
from browser.searchable import ADA, ALLIANCE, ANSWERS, ASSETS, KINDS, LETTER, MEETING, documents
from browser.server import NAME, serving
from casebook.catalog.casebook import Casebook
from casebook.intake import take_in
from casebook.records.entities import Person
from casebook.search.documents import Answer, Document, Relation
from casebook.search.folding import LETTERS, folded
from casebook.search.index import files
from projects import EXAMPLE, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUERIES = ROOT / "tests" / "search" / "queries.yml"

RIGHT = 0.95
"""The share of queries whose record comes first."""

FOLDED = "texts => texts.map(text => folding.folded(text))"

ASKED = """([name, queries]) => queries.map(query => {
    const engine = engines[name];
    const { results, wanted, answers, partial } = engine.search(query);
    return {
        places: results.map(({ entry }) => {
            const { path, id } = engine.entries.shown(entry, new Set());
            return path + (id ? `#${id}` : '');
        }),
        named: results.map(result => result.named),
        words: results.map(result => [...engine.hits(result, wanted)]),
        told: results.map(({ told }) => told !== null),
        answers: answers.map(({ link }) => link),
        partial,
    };
})"""

PIECES = [*LETTERS, *map(str.upper, LETTERS), *"'’‘`.,-–—_&@#[]“”«»/\\ \n0123456789", "🌹", "👍🏽"]
DATES = ["feb", "May", "2021", "21", "7th", "07", " of ", " to ", "/", ", ", "hr", "李", "김", "が"]
"""What folding has rules for."""

TEXTS = st.lists(
    st.one_of(
        st.sampled_from("abcdeilostzABEIOSZ"),
        st.sampled_from([*PIECES, *DATES]),
        # Signs that Python's Unicode knows: a browser knows them too, and newer ones.
        st.characters(exclude_categories=("Cs", "Cn", "Co")),
    )
).map("".join)

Answered = Table[str, Any]


class Engines:
    """The engine on a page, with an index under each name that was given to it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.known: set[str] = set()

    def load(
        self, name: str, pages: Iterable[Document], kinds: Table[str, str], *answers: Answer
    ) -> None:
        """Make the index of ``pages``, and an engine that has all of it."""
        found = {file: json.loads(text) for file, text in files(pages, kinds, answers)}
        index = found["search/index.json"]
        index["files"] = [found[f"search/words/{n}.json"] for n in range(len(index["words"]))]
        self.page.evaluate("([name, index]) => load(name, index)", [name, index])
        places = {row[0] for row in index["pages"]}
        self.known |= places
        self.known |= {f"{row[0]}#{part[0]}" for row in index["pages"] for part in row[-2]}

    def ask(self, name: str, *queries: str) -> list[Answered]:
        """What the engine with the index ``name`` answers to each of ``queries``."""
        return list(self.page.evaluate(ASKED, [name, list(queries)]))

    def places(self, name: str, query: str) -> list[str]:
        """The addresses of the results, the best first."""
        return list(self.ask(name, query)[0]["places"])


@pytest.fixture(scope="module")
def bare(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the modules of the engine."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / NAME).mkdir()
    (folder / NAME / "index.html").write_text("<!doctype html><title>Bare</title>", "utf-8")
    (folder / NAME / "search").symlink_to(ASSETS / "search")
    with serving(folder) as address:
        page = browser.new_page(base_url=address)
        page.goto("")
        page.evaluate(
            """async () => {
                const bring = name => import(new URL(`search/${name}.js`, location));
                window.folding = await bring('folding');
                window.language = await bring('language');
                window.passages = await bring('passages');
                const { Engine } = await bring('engine');
                window.Engine = Engine;
                window.engines = {};
                window.load = (name, index) => {
                    engines[name] = new Engine(index);
                    index.files.forEach((file, number) => engines[name].add(number, file));
                };
            }"""
        )
        yield page
        page.close()


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    """The real record."""
    return take_in(ROOT).casebook


@pytest.fixture(scope="module")
def engines(bare: Page, casebook: Casebook) -> Engines:
    """Engines that know the real record, the small casebook, and the documents made for search."""
    found = Engines(bare)
    found.load("real", searched.documents(casebook, ROOT / "docs"), searched.KINDS)
    found.load("small", searched.documents(take_in(EXAMPLE).casebook), searched.KINDS)
    found.load("made", documents(), KINDS, *ANSWERS)
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(texts=st.lists(TEXTS, min_size=1, max_size=8))
def test_the_browser_folds_as_the_index_does(bare: Page, texts: list[str]) -> None:
    assert bare.evaluate(FOLDED, texts) == [folded(text) for text in texts]


def test_the_browser_folds_all_texts_of_the_real_record_as_the_index_does(
    bare: Page, casebook: Casebook
) -> None:
    pages = list(searched.documents(casebook, ROOT / "docs"))
    texts = [text for page in pages for text in (page.title, page.date, *page.names, *page.text)]
    assert len(texts) > len(pages) > 0
    assert bare.evaluate(FOLDED, texts) == [folded(text) for text in texts]


def addresses(wanted: object) -> list[str]:
    """The addresses of what a query wants: of records by their reference, of pages as they are."""
    found = []
    for each in map(str, wanted if isinstance(wanted, list) else [wanted]):
        ref, _, part = each.partition("#")
        page = each.endswith("/") or "/#" in each
        found.append(each if page else f"{ref}/#{part}" if part else f"{ref}/")
    return found


def queries(known: set[str]) -> tuple[dict[str, list[str]], set[str]]:
    """The written list with what should come first; and those that are met by a part too.

    What is ``known`` to no index any more is left out.
    """
    wanted = {}
    questions = set()
    for group, each in yaml.safe_load(QUERIES.read_text("utf-8")).items():
        for query, some in each.items():
            here = [place for place in addresses(some) if place in known]
            if here:
                wanted[str(query)] = here
            if group.startswith("questions"):
                questions.add(str(query))
    return wanted, questions


def test_what_readers_type_finds_first_what_they_look_for(engines: Engines) -> None:
    """The written list; each miss is named. A question is met by a part of the page, too."""
    wanted, questions = queries(engines.known)
    missed, missed_three = [], []
    for (query, places), answer in zip(wanted.items(), engines.ask("real", *wanted), strict=True):
        found = answer["places"]
        if query in questions:
            found = [place.partition("#")[0] for place in found]
            places = [place.partition("#")[0] for place in places]  # noqa: PLW2901
        if not set(found[:1]) & set(places):
            missed.append(f"{query!r}: {found[:1] or 'nothing'} and not {places}")
        if not set(found[:3]) & set(places):
            missed_three.append(query)
    assert len(missed) <= (1 - RIGHT) * len(wanted), "\n".join(missed)
    assert len(missed_three) <= (1 - RIGHT) * len(wanted), missed_three


def test_the_written_list_is_long_and_has_questions_and_dates() -> None:
    groups = yaml.safe_load(QUERIES.read_text("utf-8"))
    assert sum(map(len, groups.values())) >= 200
    asked = [query for name, group in groups.items() for query in group if "question" in name]
    assert len(asked) + len(groups["dates"]) >= 60


def test_a_query_whose_record_is_gone_is_skipped() -> None:
    wanted, _ = queries({"people/nick-brana/"})
    assert set(wanted) >= {"brana", "who founded mpp"}
    assert {place for places in wanted.values() for place in places} == {"people/nick-brana/"}


def test_a_quotation_typed_in_full_finds_its_entry_first(
    engines: Engines, casebook: Casebook
) -> None:
    quoted = {
        " ".join(u.entry.quote): f"{u.ref.kind}/{u.ref.slug}/#{u.ref.part}"
        for u in casebook.ledger.listed
        if u.entry.quote
    }
    straight = str.maketrans("’‘“”", "''\"\"")
    ways = (
        str,
        lambda words: words.translate(straight),
        lambda words: f"“{words}”",
        lambda words: f"… {words.rstrip('.')} …",
        str.upper,
    )
    for way in ways:
        asked = [way(words) for words in quoted]
        answers = engines.ask("real", *asked)
        first = [answer["places"][0] for answer in answers]
        assert dict(zip(asked, first, strict=True)) == dict(
            zip(asked, quoted.values(), strict=True)
        )


@pytest.mark.parametrize("name", ["real", "small"])
def test_every_record_is_found_by_its_name(engines: Engines, casebook: Casebook, name: str) -> None:
    """First, unless others have the same words; always among the first three."""
    records = (casebook if name == "real" else take_in(EXAMPLE).casebook).catalog.records
    wanted = {
        stored.record.name: f"{ref.kind}/{ref.slug}/"
        for ref, stored in records.items()
        if f"{ref.kind}/{ref.slug}/" in engines.known
    }
    answers = engines.ask(name, *wanted)
    places = [answer["places"] for answer in answers]
    missed = [q for (q, p), found in zip(wanted.items(), places, strict=True) if p != found[0]]
    assert len(missed) <= (1 - RIGHT) * len(wanted), missed
    assert not [
        q for (q, p), found in zip(wanted.items(), places, strict=True) if p not in found[:3]
    ]


def test_made_up_records_are_found_first_by_name_misspelt_and_quoted(
    engines: Engines, tmp_path: Path
) -> None:
    write_casebook(tmp_path, 100, seed=7)
    made_up = take_in(tmp_path).casebook
    engines.load("many", searched.documents(made_up), searched.KINDS)
    random = Random(7)  # noqa: S311 - the same names in every run
    records = sorted(made_up.catalog.records.items())
    names = Counter(stored.record.name for _, stored in records)
    once = {s.record.name: f"{r.kind}/{r.slug}/" for r, s in records if names[s.record.name] == 1}
    some = dict(random.sample(sorted(once.items()), 40))
    misspelt = {_misspelt(name, random): place for name, place in list(some.items())[:20]}
    quoted = {
        " ".join(u.entry.quote): f"{u.ref.kind}/{u.ref.slug}/#{u.ref.part}"
        for u in list(made_up.ledger.listed)[:60]
        if u.entry.quote
    }
    assert quoted
    wanted = {**some, **misspelt, **quoted}
    answers = engines.ask("many", *wanted)
    missed = [
        f"{query!r}: {answer['places'][:1]} and not {place}"
        for (query, place), answer in zip(wanted.items(), answers, strict=True)
        if answer["places"][:1] != [place]
    ]
    assert len(missed) <= (1 - RIGHT) * len(wanted), "\n".join(missed)


def _misspelt(name: str, random: Random) -> str:
    """``name`` with one letter of its longest word left out."""
    word = max(name.split(), key=len)
    at = random.randrange(1, len(word))
    return name.replace(word, word[:at] + word[at + 1 :], 1)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("who founded the alliance", ADA),
        ("founder of ea", ADA),
        ("ada example alliance founder", ADA),
        ("when was the alliance founded", ALLIANCE),
        ("the farmers' union", ALLIANCE),
        ("exmaple alliance", ALLIANCE),
        ("ada exampul", ADA),
        ("umbrella🌹", ADA),
        ("🌹", ADA),
        ("小龙", ADA),
        ("李 小龙", ADA),
        ("HR1012", MEETING),
        ("h.r. 1012", MEETING),
        ("3/12/2001", MEETING),
        ("march 12, 2001", MEETING),
        ("meeting 12 mar 2001", MEETING),
        ("alliance reply minutes", f"{LETTER}#missing-minutes"),
        ("allegation umbrellas", f"{LETTER}#lost-umbrellas"),
        ("THERE is not one page of minutes!", f"{LETTER}#missing-minutes"),
        ("what became of the example alliance", ALLIANCE),
        ("sheep herder ada example", ADA),
    ],
)
def test_the_made_up_documents_are_found_as_people_ask(
    engines: Engines, query: str, first: str
) -> None:
    assert engines.places("made", query)[:1] == [first]


@pytest.mark.parametrize(
    "spellings",
    [
        ("HR1012", "H.R. 1012", "h.r.1012", "hr 1012", "HR-1012"),
        ("March 12, 2001", "3/12/2001", "03/12/01", "2001-03-12", "12 mar 2001", "mar. 12 2001"),
        ("March 2003", "2003-03", "3/2003", "mar 2003"),
        ("ada", "Ada’s", "ADA", "“Ada”", "áda"),
        ("ada-example", "Ada Example", "ada–example"),
        ("farmers' union", "FARMERS’ UNION", "farmers union"),
    ],
)
def test_what_makes_no_difference_finds_the_same(
    engines: Engines, spellings: tuple[str, ...]
) -> None:
    answers = engines.ask("made", *spellings)
    assert answers[0]["places"]
    assert [answer["places"] for answer in answers] == [answers[0]["places"]] * len(spellings)


def test_names_come_before_mentions(engines: Engines) -> None:
    (answer,) = engines.ask("made", "alliance")
    assert answer["places"][0] == ALLIANCE
    pages = [
        named
        for place, named in zip(answer["places"], answer["named"], strict=True)
        if "#" not in place
    ]
    assert {True, False} == set(pages)
    assert pages == sorted(pages, reverse=True)


def test_a_month_finds_its_days_and_a_day_only_itself(engines: Engines) -> None:
    month = engines.places("made", "march 2003")
    assert {f"events/meeting-{n}/" for n in range(2, 31, 4)} <= set(month)
    day = engines.ask("made", "march 2, 2003")[0]
    assert (day["places"], day["partial"]) == (["events/meeting-2/"], False)


def test_a_relation_is_told_by_its_page_and_not_by_its_own_words_alone(engines: Engines) -> None:
    (who,) = engines.ask("made", "who founded the alliance")
    assert (who["places"][0], who["told"][0]) == (ADA, True)
    assert who["places"].count(ADA) == 1
    (when,) = engines.ask("made", "when was the alliance founded")
    assert when["told"][0] is False, "when it was is no question of who"
    (alone,) = engines.ask("made", "founder")
    assert not any(alone["told"]), "whose?"


def test_many_relations_to_one_page_are_told_by_that_page(engines: Engines) -> None:
    fair = Document("events/fair/", "Great Fair", "events", "Event", "A fair.", ("Long ago.",))
    people = [
        Document(
            f"people/{n}/",
            f"Person {n}",
            "people",
            "Person",
            weight=2.0,
            relations=(Relation(f"Person {n} spoke at the Great Fair.", fair.path),),
        )
        for n in ("ann", "bob", "cid", "dot", "eve")
    ]
    engines.load("fair", [*people, fair], KINDS)
    assert engines.places("fair", "who spoke at the fair") == [
        fair.path,
        *(page.path for page in people),
    ]
    engines.load("small fair", [*people[:3], fair], KINDS)
    assert engines.places("small fair", "who spoke at the fair")[0] == people[0].path


@pytest.mark.parametrize(
    ("query", "answered"),
    [
        ("did the alliance answer that it kept no minutes?", True),
        ("Alliance answer minutes", True),
        ("alliance minutes", True),
        ("alliance minuts", True),
        ("were there minutes of the alliance", True),
        ("minutes", False),
        ("alliance", False),
        ("the", False),
    ],
)
def test_an_answer_stands_by_the_question_that_it_answers(
    engines: Engines, query: str, answered: bool
) -> None:
    assert bool(engines.ask("made", query)[0]["answers"]) is answered


def test_what_has_most_of_the_words_is_given_if_nothing_has_all(engines: Engines) -> None:
    (answer,) = engines.ask("made", "ada example zzzz")
    assert answer["partial"]
    assert answer["places"][0] == ADA
    (answer,) = engines.ask("made", "zzzz")
    assert answer["places"] == []


@pytest.mark.parametrize(
    ("word", "forms", "not_forms"),
    [
        ("founded", "found founder founding founders created", "foundation fund"),
        ("spoke", "speak speaker spoken speaking speech", "spokesman speck"),
        ("left", "leave leaving departure", "lift"),
        ("accusation", "accuse accused allegation charge", "access"),
        ("allegations", "accusation accused", "allegiance"),
        ("reply", "replied replies answer response", "replay"),
        ("bylaws", "bylaw", "law"),
        ("bylaw", "bylaws", "by"),
        ("parties", "party", "part"),
        ("party", "parties", "part"),
        ("churches", "church", "churn"),
        ("stopped", "stop stopping stops", "stope stopper"),
        ("voted", "vote voting voter", "volt"),
        ("meddled", "meddle meddling meddles", "medal"),
        ("tried", "try tries trying", "trio"),
        ("withholding", "withheld withhold", "hold"),
        ("turner", "turners", "turn turned turning"),
        ("west", "wests", "we western"),
        ("wing", "wings", "w winged"),
        ("sanders", "sander", "sand sanded"),
        ("congress", "congresses", "congres"),
    ],
)
def test_forms_of_a_word_are_known_and_other_words_are_none(
    bare: Page, word: str, forms: str, not_forms: str
) -> None:
    kin = set(bare.evaluate("word => [...language.kin(word).keys()]", word))
    assert set(forms.split()) <= kin | {word}
    # A rule may make a word that is none, such as "winged"; what counts as a name must be right.
    naming = set(
        bare.evaluate(
            "word => [...language.kin(word)].filter(([, worth]) => worth > .55).map(([w]) => w)",
            word,
        )
    )
    assert not set(not_forms.split()) & naming


def test_no_name_of_a_person_is_a_form_of_another(bare: Page, casebook: Casebook) -> None:
    names = {w for person in casebook.catalog.of(Person) for w in folded(person.record.name)}
    found = bare.evaluate(
        """names => names.map(name => [...language.kin(name)]
            .filter(([form, worth]) => worth > .55 && names.includes(form))
            .map(([form]) => [name, form]))""",
        sorted(names),
    )
    assert [pair for pairs in found for pair in pairs] == []


@pytest.mark.parametrize(
    ("pieces", "words", "sought", "shown"),
    [
        (["A farmer.", "She left."], "farmer", False, ["A farmer."]),
        (["A farmer.", "She left."], "left", False, ["She left."]),
        (["A farmer.", "She left."], "left farmer", False, ["A farmer.", "She left."]),
        (["A farmer.", "She left."], "ada", True, ["A farmer."]),
        (["A farmer.", "She left.", "“I left.”"], "left", False, ["“I left.”"]),
        (["Ada lost it.", "“lost it”"], "lost", False, ["Ada lost it.", "“lost it”"]),
        (
            ["A farmer.", "On May 2, 2003 she left."],
            "20030502 2003 may",
            False,
            ["On May 2, 2003 she left."],
        ),
        (["A farmer.", "It is the one."], "the", False, ["A farmer."]),
        ([], "ada", True, []),
    ],
)
def test_a_result_shows_what_it_is_and_the_sentence_that_tells_most(
    bare: Page, pieces: list[str], words: str, sought: bool, shown: list[str]
) -> None:
    found = bare.evaluate(
        "([pieces, words, sought]) => passages.shownOf(pieces, new Set(words), 'Ada', sought)",
        [pieces, words.split(), sought],
    )
    assert found == shown


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        (
            "Ada’s letter, A.O.C. and H.R. 1976.",
            "ada aoc hr 1976",
            ["Ada’s", "A.O.C.", "H.R. 1976"],
        ),
        ("The vote for all of it", "for all", ["for all"]),
        ("Medicare for All, for all", "medicare for all", ["Medicare for All, for all"]),
        ("On February 7, 2021 seven of 7", "february 7 2021 20210207", ["February 7, 2021"]),
        ("李小龙 and 李", "小 龙", ["小龙"]),
        ("Ada🌹 came", "🌹", ["🌹"]),
    ],
)
def test_the_words_of_a_query_are_marked_in_a_text(
    bare: Page, text: str, words: str, marked: list[str]
) -> None:
    found = bare.evaluate(
        "([text, words]) => passages.found(text, new Set(words))"
        ".map(([start, end]) => text.slice(start, end))",
        [text, words.split()],
    )
    assert found == marked


def test_an_answer_names_the_files_of_words_that_it_lacks(
    engines: Engines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every file of the alphabet added as it is asked for, the answer is the same."""
    monkeypatch.setattr("casebook.search.index.GROUP", 300)
    engines.load("files", documents(), KINDS)
    queries = ["sheep", "she", "zzzz", "alliance umbrela", "march 12 2001", "exmaple"]
    answers = engines.page.evaluate(
        """queries => queries.map(query => {
            const { index } = engines.files;
            const engine = new Engine(index);
            const asked = new Set();
            let answer = engine.search(query);
            while (answer.lacking.length) {
                answer.lacking.forEach(number => asked.add(number));
                answer.lacking.forEach(number => engine.add(number, index.files[number]));
                answer = engine.search(query);
            }
            const whole = engines.files.search(query);
            return [asked.size, JSON.stringify(answer.results) === JSON.stringify(whole.results)];
        })""",
        queries,
    )
    count = engines.page.evaluate("engines.files.index.words.length")
    assert count > 5
    assert all(same for _, same in answers)
    asked = dict(zip(queries, (number for number, _ in answers), strict=True))
    assert asked["sheep"] <= 2, "a known word needs its stretch of the alphabet only"
    assert asked["zzzz"] == count, "one that stands nowhere may be misspelt anywhere"
    assert asked["exmaple"] < count, "a misspelt name is looked for among names"


@pytest.mark.parametrize("query", ["", " ", "…", "“”", "-", "'", "a", "ß", "東京", "x" * 5000])
def test_any_words_are_answered(engines: Engines, query: str) -> None:
    for name in ("made", "real"):
        assert len(engines.ask(name, query)) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
def test_whatever_is_typed_is_answered(engines: Engines, texts: Sequence[str]) -> None:
    assert len(engines.ask("made", *texts)) == len(texts)


def test_an_index_of_nothing_answers_nothing(engines: Engines) -> None:
    engines.load("empty", [], KINDS)
    assert engines.places("empty", "ada") == []


def test_an_index_of_another_version_is_refused(bare: Page) -> None:
    message = bare.evaluate(
        "() => { try { new Engine({ form: 1, pages: [], sizes: '', words: [] }) }"
        " catch (error) { return error.message } }"
    )
    assert "another version" in message


def test_the_files_of_the_engine_are_few_and_small() -> None:
    sizes = {path.name: path.stat().st_size for path in (ASSETS / "search").iterdir()}
    assert {Path(name).suffix for name in sizes} == {".js", ".css"}
    assert len(sizes) <= 12
    assert sum(sizes.values()) < 75_000
