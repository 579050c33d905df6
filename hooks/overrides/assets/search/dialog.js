/* The dialog of search. It is made when somebody opens it; until then nothing of search is fetched.
   Results are links: Tab and the arrows move, Enter opens, Escape closes. */

/* Results shown at once, and from how many on they can be narrowed. */
const PAGE = 10;
const NARROWED = 20;

/* Milliseconds without a key after which the texts of the results are fetched. */
const PAUSE = 80;

/* Where casebook.js looks whether the slash opens the search. */
const SLASH = "casebook.slash";

/* The site is two folders above this file, wherever it stands. */
const ROOT = new URL("../../", import.meta.url);

/* What the answers need, all fetched at once: none waits for another that names it. */
const read = once((name) =>
  fetch(new URL(`search/${name}.json`, ROOT)).then((response) => {
    if (!response.ok) throw new Error(`search/${name}.json is not there.`);
    return response.json();
  }),
);
const MODULES = ["engine", "results", "entries", "folding", "language", "lookup", "meaning", "passages"];
const loading = Promise.all([read("index"), ...MODULES.map((name) => import(`./${name}.js`))]);

let view = null;

/* Opens the search, with what was typed while this was fetched. */
export function open(typed = "") {
  view ??= new View();
  view.open(typed);
}

class View {
  constructor() {
    this.filters = { kind: "", party: "", year: "" };
    this.shown = PAGE;
    this.build();
    loading.then(([index, { Engine }, { Results }]) => {
      this.engine = new Engine(index);
      this.results = new Results(ROOT, this.engine, read);
      this.ask();
    }).catch(() => this.fail());
  }

  build() {
    this.dialog = element("dialog", "cb-search", { "aria-label": "Search" });
    // The text is ours alone: nothing that is typed or found is put together as markup.
    this.dialog.innerHTML = `
      <form class="cb-search__form" role="search" aria-label="Search">
        <label class="cb-search__hidden" for="cb-search-words">Search</label>
        <input id="cb-search-words" class="cb-search__words" type="text" inputmode="search"
          enterkeyhint="go" autocomplete="off" autocapitalize="off" spellcheck="false"
          placeholder="Name, question, date or quotation" aria-describedby="cb-search-status">
        <button type="button" class="cb-search__close">Close</button>
      </form>
      <div class="cb-search__body">
        <div class="cb-search__answers"></div>
        <div class="cb-search__filters" role="group" aria-label="Narrow the results" hidden>
          <label>Kind <select name="kind"></select></label>
          <label>Who <select name="party"></select></label>
          <label>Year <select name="year"></select></label>
        </div>
        <p id="cb-search-status" class="cb-search__status" role="status"></p>
        <div class="cb-search__help"></div>
        <ol class="cb-search__results"></ol>
        <button type="button" class="cb-search__more" hidden>Show more</button>
      </div>
      <p class="cb-search__keys">
        <span><kbd>↑</kbd><kbd>↓</kbd> move</span> <span><kbd>Enter</kbd> open</span>
        <span><kbd>Esc</kbd> close</span> <span><kbd>Ctrl</kbd><kbd>K</kbd> search</span>
        <label><input type="checkbox" class="cb-search__slash"><kbd>/</kbd> opens search</label>
      </p>`;
    for (const name of ["form", "words", "body", "answers", "filters", "status", "help", "results", "more", "slash"]) {
      this[`${name}At`] = this.dialog.querySelector(`.cb-search__${name}`);
    }
    if (/^(Mac|iP)/.test(navigator.platform)) this.dialog.querySelectorAll("kbd")[4].textContent = "⌘";
    document.body.append(this.dialog);
    this.listen();
    this.dress();
  }

  /* The looks come with the dialog; it shows itself once they are here. */
  dress() {
    const href = new URL("./search.css", import.meta.url).href;
    const sheet = element("link", "", { rel: "stylesheet", href });
    const show = () => this.dialog.style.removeProperty("opacity");
    this.dialog.style.opacity = "0";
    sheet.addEventListener("load", show);
    sheet.addEventListener("error", show);
    document.head.append(sheet);
  }

  listen() {
    const { dialog } = this;
    dialog.querySelector(".cb-search__close").addEventListener("click", () => this.close());
    dialog.addEventListener("keydown", (event) => this.press(event));
    dialog.addEventListener("click", (event) => {
      // What is clicked beside the box is the dialog itself; a result is left for the page it opens.
      if (event.target === dialog || event.target.closest("a")) this.close();
    });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.wordsAt.addEventListener("input", () => this.ask());
    this.formAt.addEventListener("submit", (event) => {
      event.preventDefault();
      this.follow();
    });
    this.filtersAt.addEventListener("change", ({ target }) => {
      this.filters[target.name] = target.value;
      this.shown = PAGE;
      this.show();
    });
    this.moreAt.addEventListener("click", () => {
      const before = this.links().length;
      this.shown += PAGE;
      this.show();
      this.links()[before]?.focus();
    });
    this.slashAt.addEventListener("change", () => this.keep());
  }

  open(typed) {
    this.slashAt.checked = !switchedOff();
    if (!this.dialog.open) this.dialog.showModal();
    this.wordsAt.focus();
    this.wordsAt.select();
    if (typed) this.wordsAt.setRangeText(typed, 0, this.wordsAt.value.length, "end");
    if (typed || !this.wordsAt.value) this.ask();
  }

  /* The focus goes back to where it was; if that was nowhere, it must not stay here, unseen. */
  close() {
    this.dialog.close();
    if (this.dialog.contains(document.activeElement)) document.activeElement.blur();
  }

  /* Answers what is typed. What stands there stays until there is an answer. */
  ask() {
    const text = this.wordsAt.value.trim();
    if (this.broken) return;
    const answer = this.engine?.search(text);
    this.pending = Boolean(text) && (!answer || answer.lacking.length > 0);
    if (this.pending) {
      this.say("Loading …");
      this.helpAt.hidden = true;
      if (answer) this.fetch(answer.lacking);
      return;
    }
    this.answer = answer;
    this.shown = PAGE;
    this.show();
    if (this.eager) this.follow();
  }

  /* Fetches files of words, and asks again. */
  fetch(numbers) {
    const added = (number) => read(`words/${number}`).then((words) => this.engine.add(number, words));
    Promise.all(numbers.map(added)).then(() => this.ask(), () => this.fail());
  }

  fail() {
    this.broken = true;
    this.pending = false;
    this.show();
    this.say("Search cannot be loaded. Check the connection, then load the page again.");
  }

  show() {
    const { results: all, answers, wanted, partial } = this.answer ?? { results: [], answers: [], wanted: [] };
    const results = this.narrowed(all);
    const words = new Set(wanted.flatMap(({ word, terms }) => [word, ...terms.keys()]));
    this.answersAt.replaceChildren(...answers.map((each) => this.results.answer(each, words)));
    this.resultsAt.replaceChildren(
      ...results.slice(0, this.shown).map((result) => this.results.item(result, this.engine.hits(result, wanted))),
    );
    this.moreAt.hidden = results.length <= this.shown;
    if (this.shown === PAGE) this.bodyAt.scrollTop = 0;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.results?.fillAll(), PAUSE);
    this.help();
    if (this.broken) return;
    const count = `${results.length} ${results.length === 1 ? "result" : "results"}`;
    if (!this.answer || !this.wordsAt.value.trim()) this.say("");
    else if (!all.length) this.say("No results");
    else this.say(partial ? `Nothing has all of these words. ${count} with some of them` : count);
  }

  /* The results of the kind, the party and the year that are chosen, once there are many; the
     choices are those that there are, with how many results each has. */
  narrowed(results) {
    this.filtersAt.hidden = results.length < NARROWED;
    if (this.filtersAt.hidden) return results;
    const facets = results.map(({ entry }) => this.engine.entries.facets(entry));
    const kinds = new Map(this.engine.index.kinds);
    const choices = {
      kind: ["All", facets.flatMap(({ kind }) => kind), [...kinds.keys()]],
      party: ["Anyone", facets.flatMap(({ parties }) => parties)],
      year: ["Any", facets.flatMap(({ years }) => years), facets.flatMap(({ years }) => years).sort()],
    };
    for (const [name, [every, values, order = values]] of Object.entries(choices)) {
      const select = this.filtersAt.querySelector(`[name=${name}]`);
      const counts = new Map([...new Set(order)].map((value) => [value, 0]));
      for (const value of values) counts.set(value, counts.get(value) + 1);
      if (!counts.get(this.filters[name])) this.filters[name] = "";
      const options = [...counts].filter(([, count]) => count).map(([value, count]) => option(value, `${kinds.get(value) ?? value} (${count})`));
      select.replaceChildren(option("", every), ...options);
      select.value = this.filters[name];
    }
    const { kind, party, year } = this.filters;
    const fits = (facet) =>
      (!kind || facet.kind === kind) && (!party || facet.parties.includes(party)) && (!year || facet.years.includes(year));
    return results.filter((_, i) => fits(facets[i]));
  }

  /* What stands in the place of results if there are none: a way on. */
  help() {
    this.helpAt.hidden = this.resultsAt.hasChildNodes() || this.answersAt.hasChildNodes();
    if (this.helpAt.hidden) return;
    const text = this.wordsAt.value.trim();
    if (this.answer?.results.length) {
      return void this.helpAt.replaceChildren(element("p", "", {}, "No result fits all of these choices."));
    }
    const index = element("a", "", { href: new URL("a-z/", ROOT).href }, "A to Z");
    const ways = element("p", "", {}, "All names are listed from ", index, ".");
    if (!text || this.broken) return void this.helpAt.replaceChildren(ways);
    const { entries } = this.engine;
    const closest = entries.closest(text).map((entry) => {
      const { path, title, label } = entries.shown(entry, new Set());
      const link = element("a", "", { href: this.results.address(path, []) }, title);
      return element("li", "", {}, link, ` ${label}`);
    });
    const names = closest.length ? [element("p", "", { id: "cb-search-closest" }, "Names that look like it:"),
      element("ul", "", { "aria-labelledby": "cb-search-closest" }, ...closest)] : [];
    this.helpAt.replaceChildren(
      element("p", "", {}, "We found nothing for these words. Try fewer words, or a name."), ...names, ways,
    );
  }

  say(words) {
    // The same words again would be read out again.
    if (this.statusAt.textContent !== words) this.statusAt.textContent = words;
  }

  links() {
    return [...this.bodyAt.querySelectorAll("a")].filter((link) => link.checkVisibility());
  }

  /* Opens the first result, now or as soon as there is one. */
  follow() {
    this.eager = this.pending && !this.broken;
    if (!this.eager && this.helpAt.hidden) this.links()[0]?.click();
  }

  /* The arrows move through the results and back to the words; letters go on with the words; the
     focus stays in the dialog. */
  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { activeElement } = document;
    const steps = [this.wordsAt, ...this.links(), ...(this.moreAt.hidden ? [] : [this.moreAt])];
    const here = steps.indexOf(activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Tab") {
      const all = [...this.dialog.querySelectorAll("input, button, select, a")].filter((it) => it.checkVisibility());
      const ends = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
      if (activeElement !== ends[0]) return;
      event.preventDefault();
      ends[1].focus();
    } else if (step && here >= 0) {
      event.preventDefault();
      const next = steps[here + step];
      next?.focus();
      if (next === this.wordsAt) this.bodyAt.scrollTop = 0;
      else next?.scrollIntoView({ block: "nearest" });
    } else if (event.key.length === 1 && event.key !== " " && here > 0) {
      this.wordsAt.focus();
    }
  }

  /* Whether the slash opens the search, kept for the next page. */
  keep() {
    try {
      if (this.slashAt.checked) localStorage.removeItem(SLASH);
      else localStorage.setItem(SLASH, "off");
    } catch {
      /* If nothing may be kept, it stays as it is. */
    }
    document.documentElement.classList.toggle("cb-no-slash", switchedOff());
  }
}

function switchedOff() {
  try {
    return localStorage.getItem(SLASH) === "off";
  } catch {
    return false;
  }
}

/* What `make` gives for a name, made once. */
function once(make) {
  const made = new Map();
  return (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name);
  };
}

/* An element with a class, attributes and children; texts among these are texts, never markup. */
export function element(name, className, attributes, ...children) {
  const it = Object.assign(document.createElement(name), className ? { className } : {});
  for (const [key, value] of Object.entries(attributes)) it.setAttribute(key, value);
  it.append(...children);
  return it;
}

function option(value, text) {
  return element("option", "", { value }, text);
}
