/* The dialog of search. It is made when somebody opens it; until then nothing of search is fetched.
   Results are links: Tab and the arrows move, Enter opens, Escape closes. */

/* Results shown at once, and how many letters of a text. */
const PAGE = 10;
const EXCERPT = 170;

/* Milliseconds without a key after which the texts of the results are fetched. */
const PAUSE = 80;

/* Words that an address tells to be marked: as many as the longest quotation has. */
const MARKED = 60;

/* Where casebook.js looks whether the slash opens the search. */
const SLASH = "casebook.slash";

let view = null;

/* Opens the search of the site whose root is at `root`, with what was typed while this was fetched. */
export function open(root, typed = "") {
  view ??= new View(root);
  view.open(typed);
}

/* An element with attributes and children; texts are texts, never markup. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

class View {
  constructor(root) {
    this.root = new URL(root, location.href);
    this.kind = "";
    this.words = new Map();
    this.texts = new Map();
    this.pending = true;
    // First what takes longest.
    this.load();
    this.build();
    this.style();
  }

  build() {
    this.input = make("input", {
      id: "cb-search-words", class: "cb-search__words", type: "text", inputmode: "search",
      enterkeyhint: "go", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
      placeholder: "Name, word, date or quotation", "aria-describedby": "cb-search-status",
    });
    const close = make("button", { type: "button", class: "cb-search__close" }, "Close");
    this.form = make(
      "form",
      { class: "cb-search__form", role: "search", "aria-labelledby": "cb-search-name" },
      make("label", { for: "cb-search-words", class: "cb-search__label", id: "cb-search-name" }, "Search"),
      this.input,
      close,
    );
    this.kinds = make(
      "fieldset",
      { class: "cb-search__kinds", hidden: true },
      make("legend", { class: "cb-search__hidden" }, "Kind of result"),
    );
    this.status = make("p", { id: "cb-search-status", class: "cb-search__status", role: "status" });
    this.list = make("ol", { class: "cb-search__results" });
    this.more = make("button", { type: "button", class: "cb-search__more", hidden: true }, "Show more");
    this.help = make("div", { class: "cb-search__help" });
    this.body = make("div", { class: "cb-search__body" }, this.help, this.list, this.more);
    this.slash = make("input", { type: "checkbox", id: "cb-search-slash" });
    const keys = make(
      "p",
      { class: "cb-search__keys" },
      make("span", {}, key("↑"), key("↓"), " move"),
      make("span", {}, key("Enter"), " open"),
      make("span", {}, key("Esc"), " close"),
      make("span", {}, key(/^(Mac|iP)/.test(navigator.platform) ? "⌘" : "Ctrl"), key("K"), " search"),
      make("label", {}, this.slash, key("/"), " opens search"),
    );
    this.dialog = make(
      "dialog",
      { class: "cb-search", "aria-label": "Search" },
      make("div", { class: "cb-search__box" }, this.form, this.kinds, this.status, this.body, keys),
    );
    document.body.append(this.dialog);

    close.addEventListener("click", () => this.close());
    this.input.addEventListener("input", () => this.ask());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.follow();
    });
    this.kinds.addEventListener("change", (event) => {
      this.kind = event.target.value;
      this.shown = PAGE;
      this.show();
    });
    this.more.addEventListener("click", () => {
      const before = this.links().length;
      this.shown += PAGE;
      this.show();
      this.links()[before]?.focus();
    });
    this.slash.addEventListener("change", () => this.keep());
    this.dialog.addEventListener("keydown", (event) => this.press(event));
    this.dialog.addEventListener("click", (event) => {
      // What is clicked beside the box is the dialog itself; a result is left for the page it opens.
      if (event.target === this.dialog || event.target.closest("a")) this.close();
    });
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.hint();
  }

  /* The looks come with the dialog; it shows itself once they are here. */
  style() {
    const sheet = make("link", { rel: "stylesheet", href: new URL("./search.css", import.meta.url).href });
    const show = () => {
      this.dialog.style.removeProperty("opacity");
    };
    this.dialog.style.opacity = "0";
    sheet.addEventListener("load", show);
    sheet.addEventListener("error", show);
    document.head.append(sheet);
  }

  /* The engine and the index, side by side. */
  load() {
    Promise.all([
      fetched(new URL("search/index.json", this.root)),
      import("./engine.js"),
      import("./folding.js"),
    ])
      .then(([index, { Engine }, { found }]) => {
        this.engine = new Engine(index);
        this.found = (text, words) => found(text, words, index.letters);
        this.ask();
      })
      .catch(() => this.fail());
  }

  open(typed) {
    this.slash.checked = !switchedOff();
    if (!this.dialog.open) this.dialog.showModal();
    this.input.focus();
    this.input.select();
    if (typed) {
      this.input.setRangeText(typed, 0, this.input.value.length, "end");
      this.ask();
    }
  }

  /* The focus goes back to where it was; where that was nowhere, it must not stay here, unseen. */
  close() {
    this.dialog.close();
    if (this.dialog.contains(document.activeElement)) document.activeElement.blur();
  }

  /* Answers what is typed; the search begins anew, with all kinds. */
  ask() {
    this.shown = PAGE;
    this.answer = null;
    const text = this.input.value;
    if (!this.engine && !this.broken) {
      this.say(text.trim() ? "Loading …" : "");
      this.help.hidden = Boolean(text.trim());
      return;
    }
    if (this.engine && text.trim()) {
      const answer = this.engine.search(text);
      this.pending = answer.lacking.length > 0;
      if (this.pending) {
        this.say("Loading …");
        this.fetch(answer.lacking);
        return;
      }
      this.answer = answer;
      this.counts();
    }
    this.pending = false;
    this.show();
    if (this.eager) this.follow();
  }

  /* Fetches files of words, each once, and asks again; the results before stay until then. */
  fetch(numbers) {
    const some = numbers.map((number) => {
      if (!this.words.has(number)) {
        const file = fetched(new URL(`search/words/${number}.json`, this.root));
        this.words.set(number, file.then((words) => this.engine.add(number, words)));
      }
      return this.words.get(number);
    });
    Promise.all(some).then(() => this.ask(), () => this.fail());
  }

  fail() {
    this.broken = true;
    this.answer = null;
    this.show();
    this.say("Search cannot be loaded. Check the connection, then load the page again.");
  }

  /* The kinds there are among the results, as a choice with counts. */
  counts() {
    const counts = new Map();
    for (const { entry } of this.answer.results) {
      const kind = this.engine.kinds[this.engine.kindOf(entry)][0];
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    if (!counts.has(this.kind)) this.kind = "";
    const choices = [["", "All"], ...this.engine.kinds].filter(([kind]) => !kind || counts.has(kind));
    this.kinds.replaceChildren(
      this.kinds.firstChild,
      ...choices.map(([kind, name]) => {
        const radio = make("input", { type: "radio", name: "cb-search-kind", value: kind });
        radio.checked = kind === this.kind;
        const count = kind ? counts.get(kind) : this.answer.results.length;
        return make(
          "label",
          { class: "cb-search__kind" },
          radio,
          make("span", {}, `${name} `, make("span", { class: "cb-search__count" }, String(count))),
        );
      }),
    );
  }

  show() {
    const answer = this.answer;
    const all = answer?.results ?? [];
    const results = all.filter(
      ({ entry }) => !this.kind || this.engine.kinds[this.engine.kindOf(entry)][0] === this.kind,
    );
    this.kinds.hidden = all.length < 2;
    // Texts are fetched when the typing pauses: what comes and goes with a letter needs none.
    this.waiting = [];
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.waiting.forEach((fill) => fill()), PAUSE);
    this.list.replaceChildren(
      ...results.slice(0, this.shown).map((result) => this.item(result, answer.wanted)),
    );
    this.more.hidden = results.length <= this.shown;
    this.body.scrollTop = this.shown === PAGE ? 0 : this.body.scrollTop;
    this.hint();
    if (this.broken) return;
    this.say(answer ? this.told(results.length, answer) : "");
  }

  /* The count of results in words. */
  told(count, { partial, results }) {
    if (!results.length) return "No results";
    const name = this.engine.kinds.find(([kind]) => kind === this.kind)?.[1];
    const words = `${count} ${count === 1 ? "result" : "results"}${name ? ` in ${name}` : ""}`;
    return partial ? `Nothing has all of these words. ${words} with some of them` : words;
  }

  say(words) {
    // The same words again would be read out again.
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  /* What stands in the place of results where there are none. */
  hint() {
    const index = make("a", { href: new URL("a-z/", this.root).href }, "A to Z");
    const text = this.input.value.trim();
    this.help.hidden = this.list.hasChildNodes();
    if (this.help.hidden) return;
    if (!text || this.broken) {
      this.help.replaceChildren(make("p", {}, "All names are in the index ", index, "."));
      return;
    }
    const names = this.engine.closest(text).map((entry) => this.engine.shown(entry, []));
    const closest = names.map((name) =>
      make("li", {}, make("a", { href: this.address(name) }, name.title), ` ${name.label}`),
    );
    this.help.replaceChildren(
      make("p", {}, "No page has these words. All names are in the index ", index, "."),
      ...(closest.length
        ? [make("p", { id: "cb-search-closest" }, "The closest names:"),
          make("ul", { "aria-labelledby": "cb-search-closest" }, ...closest)]
        : []),
    );
  }

  /* A result: page and part, what it is and whose, and where its text has the words. */
  item({ entry, named }, wanted) {
    const shown = this.engine.shown(entry, wanted);
    const id = `cb-search-${entry}`;
    const link = make("a", { class: "cb-search__link", href: this.address(shown), "aria-describedby": id });
    link.append(...this.marked(shown.title, shown.words));
    if (shown.heading) {
      link.append(
        make("span", { class: "cb-search__of", "aria-hidden": "true" }, " › "),
        make("span", { class: "cb-search__hidden" }, ", "),
        ...this.marked(shown.heading, shown.words),
      );
    }
    const what = make("span", { class: "cb-search__what" }, shown.label);
    const meta = make("p", { class: "cb-search__meta", id }, what);
    if (shown.parties.length) meta.append(` · ${shown.parties.join(", ")}`);
    if (shown.also) meta.append(" · also ", ...this.marked(shown.also, shown.words));
    const item = make("li", { class: "cb-search__result" }, link, meta);
    if (this.engine.index.sizes[entry] !== "0") {
      const excerpt = make("p", { class: "cb-search__text" });
      item.append(excerpt);
      // A page that is looked for by name begins with what it is about.
      const sought = named && !shown.heading ? new Set() : shown.words;
      this.waiting.push(() => this.fill(excerpt, entry, sought, shown.words));
    }
    return item;
  }

  /* Puts the piece of a text into its place. */
  fill(excerpt, entry, sought, words) {
    this.text(entry).then(
      (text) => excerpt.replaceChildren(...this.marked(this.excerpt(text, sought), words)),
      () => excerpt.remove(),
    );
  }

  /* The address of a result, with the words that marks.js marks there. */
  address({ path, id, words }) {
    const address = new URL(path, this.root);
    const marked = [...words].slice(0, MARKED).map(encodeURIComponent).join("+");
    if (marked) address.search = `?h=${marked}`;
    address.hash = id;
    return address.href;
  }

  /* The text of an entry; its neighbours come with it. */
  text(entry) {
    const { chunk } = this.engine;
    const number = Math.floor(entry / chunk);
    if (!this.texts.has(number)) {
      this.texts.set(number, fetched(new URL(`search/texts/${number}.json`, this.root)));
    }
    return this.texts.get(number).then((texts) => texts[entry % chunk]);
  }

  /* The piece of a text that has most of the words, cut between words. */
  excerpt(text, words) {
    if (text.length <= EXCERPT) return text;
    const runs = this.found(text, words);
    let best = [0, 0];
    for (const [start] of runs) {
      const within = runs.filter(([from, to]) => from >= start && to <= start + EXCERPT - 30);
      const length = within.reduce((sum, [from, to]) => sum + to - from, 0);
      if (length > best[1]) best = [start, length];
    }
    let start = Math.max(0, best[0] - 30);
    if (start > 0) start = text.indexOf(" ", start) + 1;
    let end = Math.min(text.length, start + EXCERPT);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  }

  marked(text, words) {
    const nodes = [];
    let after = 0;
    for (const [start, end] of this.found(text, words)) {
      nodes.push(text.slice(after, start), make("mark", {}, text.slice(start, end)));
      after = end;
    }
    return [...nodes, text.slice(after)].filter((node) => node !== "");
  }

  links() {
    return [...this.body.querySelectorAll("a")].filter((link) => link.checkVisibility());
  }

  /* Opens the first result, now or as soon as there is one. */
  follow() {
    this.eager = this.pending && !this.broken;
    if (!this.eager && this.list.hasChildNodes()) this.links()[0].click();
  }

  /* The arrows move through the results and back to the words; letters go on with the words. */
  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const steps = [this.input, ...this.links(), ...(this.more.hidden ? [] : [this.more])];
    const here = steps.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && here >= 0) {
      event.preventDefault();
      const next = steps[here + step];
      next?.focus();
      if (next === this.input) this.body.scrollTop = 0;
      else next?.scrollIntoView({ block: "nearest" });
    } else if (event.key.length === 1 && event.key !== " " && here > 0) {
      this.input.focus();
    }
  }

  /* Whether the slash opens the search, kept for the next page. */
  keep() {
    try {
      if (this.slash.checked) localStorage.removeItem(SLASH);
      else localStorage.setItem(SLASH, "off");
    } catch {
      /* Where nothing may be kept, it stays as it is. */
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

function key(name) {
  return make("kbd", {}, name);
}

function fetched(address) {
  return fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${address} is not there.`);
    return response.json();
  });
}
