/* The editor: a record as a form or as text, what is wrong with it, what readers will see, and how
   to hand it over. What is judged, and how, the checks say; see worker.js. */

import { Engine, Refused, derived } from "./engine.js";
import { Form } from "./form.js";
import { handing } from "./handing.js";
import { fresh, make, pathAt, said, settled } from "./parts.js";
import * as plain from "./plain.js";
import { Work } from "./work.js";

const STEPS = [
  "Fetching what the checks run on (about 10 MB, once) …",
  "Starting …",
  "Loading the checks …",
  "Reading the record …",
];
/* Milliseconds without a key before what was written is judged, and before all of it is. */
const TYPING = 40;
const PAUSE = 400;

/* The form or the text: what the reader chose last. */
const VIEW = "casebook.view";
const preferred = () => { try { return localStorage.getItem(VIEW); } catch { return null; } };
const prefer = (view) => { try { localStorage.setItem(VIEW, view); } catch { /* Until the page is left. */ } };

const root = new URL(document.body.dataset.root, location.href);
const query = new URLSearchParams(location.search);

class Editor {
  constructor(told, known, engine) {
    this.told = told;
    this.known = JSON.parse(known);
    this.settings = this.known.settings;
    this.work = new Work();
    this.problems = [];
    this.sentences = [];
    this.form = new Form(told, {
      changed: () => this.formed(),
      date: (typed) => (this.engine ? this.engine.ask("date", typed) : null),
      offered: (...typed) => this.offered(...typed),
      named: (ref) => this.named(ref),
    });
    this.settle = settled(TYPING, () => this.judged());
    this.rest = settled(PAUSE, () => this.whole());
    this.draw();
    this.begin(known, engine);
  }

  /* Elements that stay. */
  draw() {
    this.state = make("p", { className: "state", role: "status" });
    this.bar = make("progress", { max: 4, value: 0, "aria-label": "Loading the checks" });
    this.title = make("h2", {});
    this.slot = make("div", {});
    this.views = make("div", { className: "views" });
    this.wrong = make("div", { className: "problems" });
    this.frame = make("iframe", { title: "Preview of the page", sandbox: "allow-same-origin allow-popups" });
    this.differs = make("ul", {});
    this.hands = make("div", {});
    this.opened = make("div", { className: "opened" });
    this.proving = make("div", {});
    this.results = make(
      "div", { hidden: true },
      make("h2", {}, "The page as it will be"), this.frame,
      make("h2", {}, "What changes"), this.differs,
      make("h2", {}, "Hand it over"), this.hands, this.proving,
    );
    this.below = make("a", { className: "below", href: "#Problems" });
    this.write = make("section", { className: "write", "aria-label": "Your text" }, this.title, this.slot, this.views);
    this.tell = make(
      "section", { className: "tell", "aria-label": "What comes of it" },
      make("h2", { id: "Problems" }, "Problems"), this.state, this.bar, this.wrong,
      this.results,
    );
    const place = document.getElementById("Editor");
    place.className = "editor";
    place.replaceChildren(make("div", { className: "halves" }, this.write, this.tell), this.opened, this.below);
  }

  async begin(known, engine) {
    const file = query.get("file");
    const kind = query.get("new");
    if (file && (file in this.known.texts || this.work.has(file))) this.edit(file, Number(query.get("at")) || 0);
    else if (kind && kind in this.told.kinds) this.start(kind, this.given());
    else this.choose(file);
    try {
      if (!engine) throw new Error("This browser has no WebAssembly.");
      engine.stepped = (step) => this.step(step);
      this.step(1);
      await engine.ask("begin", known, this.settings.wheel);
      for (const [each, { text }] of Object.entries(this.work.files)) await engine.ask("write", each, text);
      this.engine = engine;
      this.bar.remove();
      if (this.file) await this.judged();
      else this.say("The checks are ready.");
    } catch (error) {
      this.unable(error);
    }
  }

  step(number) {
    this.bar.value = number;
    this.say(STEPS[number - 1] ?? "");
  }

  /* The checks cannot run: the form says what it can, and the plain way is told. */
  unable(error) {
    this.engine = null;
    this.failed = true;
    this.bar.remove();
    console.error(error);
    this.say(
      "The checks cannot run in this browser. The form still says what is missing and what has " +
      "not the right form; everything else is checked when you have handed it over.",
    );
    if (this.file) this.plainly();
  }

  given() {
    try {
      return JSON.parse(query.get("with") ?? "{}");
    } catch {
      return {};
    }
  }

  say(words) {
    this.state.textContent = words;
    this.below.textContent = words;
  }

  /* Which record, if none was named. */
  choose(missing) {
    this.results.hidden = true;
    this.title.textContent = "What would you like to correct?";
    const list = make("datalist", { id: fresh("files") }, ...this.records().map(([file, name]) => make("option", { value: file, label: name })));
    const input = make("input", { id: fresh("file"), type: "text", list: list.id, autocomplete: "off" });
    const go = (event) => {
      event.preventDefault();
      const typed = input.value.trim().toLowerCase();
      const found = this.records().find(([file, name]) => file === typed || name.toLowerCase() === typed);
      if (found) this.edit(found[0], 0);
      else input.focus();
    };
    const kinds = Object.entries(this.told.kinds).filter(([, kind]) => kind.folder.startsWith("data/"));
    this.views.replaceChildren(
      ...(missing ? [make("p", {}, `There is no file ${missing} here.`)] : []),
      make("form", { className: "row", onsubmit: go }, make("label", { htmlFor: input.id }, "A name or a file"), input, list, make("button", {}, "Open it")),
      make("p", {}, "Or add something new:"),
      make("ul", { className: "kinds" }, ...kinds.map(([name, kind]) => make(
        "li", {}, make("button", { type: "button", onclick: () => this.start(name, {}) }, kind.one),
      ))),
    );
    this.list();
  }

  named(ref) {
    const node = this.known.nodes[`data/${ref.split("#")[0]}.yml`];
    return node ? said(node).name ?? ref : ref;
  }

  records() {
    return Object.entries(this.known.nodes)
      .filter(([file]) => file.startsWith("data/"))
      .map(([file, node]) => [file, said(node).name ?? file]);
  }

  /* A new record: its file has the name that its address will have. */
  start(kind, given) {
    const { one, folder, model } = this.told.kinds[kind];
    const tree = this.form.blankOf(model, given);
    const slugOf = (name) => name.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase()
      .replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 100);
    const id = fresh("slug");
    const slug = make("input", { id, type: "text", autocomplete: "off", "aria-describedby": `${id}-help` });
    let own = false;
    const rename = () => {
      const file = `${folder}/${slug.value || "new"}.yml`;
      if (file === this.file) return;
      this.work.forget(this.file);
      this.engine?.ask("forget", this.file);
      this.file = file;
      this.formed();
    };
    slug.addEventListener("input", () => {
      own = true;
      rename();
    });
    this.show(`${folder}/new.yml`, model, tree, `New: ${one.toLowerCase()}`);
    this.text = "";
    this.slot.replaceChildren(make(
      "div", { className: "row" }, make("label", { htmlFor: id }, "Address"),
      make("small", { className: "help", id: `${id}-help` }, `The page will be at ${kind}/ and this name: small letters, digits, hyphens.`), slug,
    ));
    this.naming = () => {
      if (own || !this.form.tree.name) return;
      slug.value = slugOf(this.form.tree.name);
      rename();
    };
    this.fromForm = true;
    if (this.engine) this.formed();
  }

  /* A record that is there, or work on one. */
  edit(file, line) {
    const node = this.known.nodes[file];
    const kind = this.kindOf(file);
    this.slot.replaceChildren();
    this.naming = null;
    this.text = this.work.has(file) ? this.work.files[file].text : this.known.texts[file];
    const name = node ? said(node).name ?? file : file;
    this.show(file, this.told.kinds[kind]?.model, node ? said(node) : null, name);
    this.nodes = node;
    if (this.work.has(file)) {
      this.compare(file);
      this.typedView();
      if (this.engine) this.judged();
    }
    if (this.known.parted.includes(file)) {
      this.slot.append(make("p", { className: "note" }, "What is sensitive in this record is left out here and cannot be changed here. All else can, and is handed over as a patch."));
    }
    if (line && node && !this.work.has(file)) this.form.go(pathAt(node, line));
    else if (this.engine) this.judged();
  }

  kindOf(file) {
    const folder = file.slice(0, file.lastIndexOf("/"));
    return Object.keys(this.told.kinds).find((kind) => this.told.kinds[kind].folder === folder);
  }

  show(file, model, tree, name) {
    this.file = file;
    this.results.hidden = false;
    this.model = model;
    this.problems = [];
    this.title.textContent = name;
    this.name = name;
    this.sentences = [];
    if (tree && model) this.form.show(model, tree);
    const switched = make("p", { className: "switch", role: "group", "aria-label": "How to write" });
    for (const [view, words] of [["form", "Form"], ["text", "Text of the file"]]) {
      switched.append(make("button", { type: "button", "data-view": view, onclick: () => this.turn(view, true) }, words));
    }
    this.switched = switched;
    this.area = make("textarea", {
      className: "text", spellcheck: true, wrap: "off", "aria-label": `Text of ${file}`, oninput: () => this.typed(),
    });
    this.gutter = make("pre", { className: "gutter", "aria-hidden": "true" });
    this.area.addEventListener("scroll", () => { this.gutter.scrollTop = this.area.scrollTop; });
    this.pane = make("div", {});
    this.views.replaceChildren(switched, make("p", { className: "file" }, make("code", {}, file)), this.pane);
    this.view = null;
    this.turn(tree && model && preferred() !== "text" ? "form" : "text");
    this.list();
    this.hand();
  }

  /* The form or the text, whichever the reader prefers. */
  turn(view, chosen = false) {
    if (view === "form" && this.view === "text" && !this.fromText()) return;
    if (chosen) prefer(view);
    this.view = view;
    for (const each of this.switched.children) each.setAttribute("aria-pressed", String(each.dataset.view === view));
    if (view === "form") {
      this.pane.replaceChildren(this.form.element);
    } else {
      this.area.value = this.text ?? "";
      this.pane.replaceChildren(make("div", { className: "lines" }, this.gutter, this.area));
      this.number();
    }
    this.mark();
  }

  typedView() {
    this.nodes = null;
    this.turn("text");
  }

  /* The form says what the text does, if that can be read. */
  fromText() {
    if (!this.nodes) {
      this.say("The form comes when the text can be read: see the problems.");
      return false;
    }
    this.form.show(this.model, said(this.nodes));
    return true;
  }

  number() {
    const count = this.area.value.split("\n").length;
    this.gutter.textContent = Array.from({ length: count }, (_, at) => at + 1).join("\n");
    this.area.rows = Math.min(40, Math.max(12, count + 1));
  }

  /* The text was changed by hand. */
  typed() {
    this.text = this.area.value;
    this.number();
    this.keep();
    this.judge();
  }

  /* The form was changed: its text comes from the engine, with the comments that it had. */
  async formed() {
    this.naming?.();
    if (!this.engine) {
      if (this.failed) this.plainly(true);
      return;
    }
    this.fromForm = true;
    this.judge();
  }

  keep() {
    this.work.keep(this.file, this.text, this.known.texts[this.file] ?? "");
    this.list();
  }

  judge() {
    this.wrong.ariaBusy = "true";
    this.settle();
  }

  /* What is wrong now: at once for what was written, and after a pause for everything. */
  async judged() {
    if (!this.engine || !this.file) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    const file = this.file;
    try {
      if (this.fromForm) {
        this.fromForm = false;
        const text = await this.engine.ask("text_of", file, this.form.says);
        if (file !== this.file) return;
        this.text = text;
        this.keep();
      }
      const write = this.engine.ask("write", file, this.text ?? "");
      const [, { problems, nodes }] = await Promise.all([write, this.engine.ask("quick", file)]);
      if (file !== this.file) return;
      this.nodes = nodes;
      this.heard(problems, false);
      this.rest();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.say(error.message);
    } finally {
      this.running = false;
      if (this.again) {
        this.again = false;
        this.judged();
      }
    }
  }

  async whole() {
    const text = this.text;
    let problems;
    while (!problems) {
      ({ problems } = await this.engine.ask("whole"));
      if (this.running || text !== this.text) return;
    }
    this.heard(problems, true);
    this.sentences = await this.engine.ask("changes");
    this.differs.replaceChildren(...(this.sentences.length
      ? this.sentences.map((each) => make("li", {}, each))
      : [make("li", {}, "Nothing has changed for readers.")]));
    this.preview(await this.engine.ask("preview", this.file));
    await this.hand();
    if (text === this.text && !this.running) this.wrong.ariaBusy = "false";
  }

  heard(problems, all) {
    this.problems = problems;
    const count = problems.length;
    const rest = all ? "" : " Checking everything else …";
    this.say(`${count ? `${count} problem${count > 1 ? "s" : ""}.` : "No problems."}${rest}`);
    const items = problems.map((each) => {
      const own = each.file === this.file;
      const words = `${own ? "" : each.file}${own ? "Line" : ", line"} ${each.line}`;
      const go = () => (own ? this.go(each) : this.edit(each.file, each.line));
      return make("li", { "data-told": each.told }, make("button", { type: "button", onclick: go }, words), ": ", each.message, " ", make("strong", {}, each.remedy));
    });
    this.wrong.replaceChildren(...(items.length ? [make("ol", {}, ...items)] : []));
    this.mark();
  }

  /* Brings the place of a problem to the reader. */
  go({ line, column }) {
    if (this.view === "form" && this.nodes) {
      this.form.go(pathAt(this.nodes, line, column));
      return;
    }
    const lines = this.area.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    this.area.focus();
    this.area.setSelectionRange(start + column - 1, start + (lines[line - 1] ?? "").length);
    this.area.scrollTop = (line - 4) * parseFloat(getComputedStyle(this.area).lineHeight);
  }

  mark() {
    if (this.view !== "form" || !this.nodes) return;
    const own = this.problems.filter((each) => each.file === this.file);
    this.form.judge(own.map((each) => [pathAt(this.nodes, each.line, each.column), `${each.message} ${each.remedy}`]));
  }

  /* The page as it will be: our own markup, in a frame without scripts. */
  preview(content) {
    const scheme = document.documentElement.dataset.scheme;
    const style = new URL("assets/site.css", root).href;
    const body = content || "<p>The page comes when its links lead to records, or this record has none of its own.</p>";
    this.frame.srcdoc = `<!doctype html><html lang="en" class="js"${scheme ? ` data-scheme="${scheme}"` : ""}><head><meta charset="utf-8"><base target="_blank"><link rel="stylesheet" href="${style}"><title>Preview</title></head><body data-root="../"><main class="wrap">${body}</main></body></html>`;
  }

  async offered(typed, kinds, part) {
    if (this.engine) return this.engine.ask("offered", typed, kinds, part);
    return this.records()
      .map(([file, name]) => [file.slice(5, -4), name])
      .filter(([ref, name]) => kinds.includes(ref.split("/")[0]) && `${ref} ${name}`.toLowerCase().includes(typed.toLowerCase()))
      .slice(0, 12);
  }

  /* Without the checks: what the declarations say, and the text as far as it can be written. */
  plainly(changed = false) {
    if (this.view !== "form") return;
    const tree = this.form.says;
    if (changed) {
      const first = (this.known.texts[this.file] ?? "").split("\n")[0];
      this.text = `${first.startsWith("# yaml") ? `${first}\n` : ""}${plain.written(tree)}`;
      this.keep();
    }
    const found = plain.wrongs(this.told.models, this.model, tree);
    this.form.judge(found);
    this.wrong.replaceChildren(make("ol", {}, ...found.map(([path, sentence]) => make(
      "li", {}, make("button", { type: "button", onclick: () => this.form.go(path) }, path.join(", ")), ": ", sentence,
    ))));
    this.hand();
  }

  async hand() {
    const files = Object.keys(this.work.files);
    if (!files.length) {
      this.hands.replaceChildren(make("p", {}, "You have changed nothing yet. What you write stays in this browser until you hand it over; this page sends nothing anywhere."));
      return;
    }
    const made = this.engine
      ? await this.engine.ask("handed")
      : { texts: Object.fromEntries(files.map((file) => [file, this.work.files[file].text])), patch: "" };
    const left = this.problems.length;
    const warning = left ? `${left} problem${left > 1 ? "s are" : " is"} left. You can hand it over all the same, and somebody else will have to mend it. ` : "";
    this.hands.replaceChildren(
      make("p", {}, `${warning}This page sends nothing anywhere: you do.`),
      handing(this.settings, { ...made, name: this.name ?? files[0], changes: this.sentences, files, published: (file) => file in this.known.texts }),
    );
    this.prove();
  }

  /* The text of a source at hand: its quotations are proved here. */
  prove() {
    if (!this.engine || this.proving.children.length) return;
    const sources = Object.keys(this.known.nodes).filter((file) => file.startsWith("seeds/"));
    if (!sources.length || !window.crypto?.subtle) return;
    const source = make("select", { id: fresh("source") }, ...sources.map((file) => make("option", { value: `sources/${file.slice(6, -4)}` }, file.slice(6, -4))));
    const text = make("textarea", { id: fresh("source-text"), rows: 6 });
    const told = make("div", { role: "status" });
    const run = async () => {
      told.textContent = "Comparing …";
      let found = await this.engine.ask("prove", source.value, text.value);
      while (found.secret) {
        await this.engine.ask("learn", found.secret, found.document, await derived(found.secret, found.document));
        found = await this.engine.ask("prove", source.value, text.value);
      }
      told.replaceChildren(...found.told.map((each) => make("p", {}, each)));
      for (const [file, made] of Object.entries(found.drafts)) this.work.keep(file, made, this.known.texts[file] ?? "");
      this.list();
      await this.judged();
    };
    this.proving.replaceChildren(make(
      "details", {}, make("summary", {}, "Prove a quotation with the text of its source"),
      make("p", {}, "The text stays in this browser. One paragraph a line, the title first."),
      make("div", { className: "row" }, make("label", { htmlFor: source.id }, "Source"), source),
      make("div", { className: "row" }, make("label", { htmlFor: text.id }, "Its text"), text),
      make("button", { type: "button", onclick: run }, "Compare"), told,
    ));
  }

  /* All open work, each with the way back to it and the way to be rid of it. */
  list() {
    const files = Object.keys(this.work.files);
    this.opened.replaceChildren(...(files.length ? [
      make("h2", {}, "Your open work"),
      make("p", {}, "Kept in this browser only, until you throw it away."),
      make("ul", {}, ...files.map((file) => make(
        "li", {}, make("button", { type: "button", onclick: () => this.edit(file, 0) }, file), " ",
        make("button", { type: "button", "aria-label": `Throw it away: the work on ${file}`, onclick: () => this.forget(file) }, "Throw it away"),
      ))),
    ] : []));
  }

  async forget(file) {
    this.work.forget(file);
    await this.engine?.ask("forget", file);
    if (file === this.file) {
      if (file in this.known.texts) this.edit(file, 0);
      else {
        this.file = null;
        this.slot.replaceChildren();
        this.choose();
      }
    }
    this.list();
    await this.hand();
  }

  /* The record has changed since the work began: both versions are shown. */
  compare(file) {
    const { begun, text } = this.work.files[file];
    const published = this.known.texts[file] ?? "";
    if (begun === published) return;
    const keep = () => {
      this.work.renew(file, published);
      this.slot.replaceChildren();
    };
    this.slot.replaceChildren(make(
      "div", { className: "notice" },
      make("p", {}, "This record has changed since you began. Both versions are here; yours is the one below."),
      make("div", { className: "both" },
        make("div", {}, make("h3", {}, "Yours"), make("pre", { tabIndex: 0 }, text)),
        make("div", {}, make("h3", {}, "On the site now"), make("pre", { tabIndex: 0 }, published))),
      make("button", { type: "button", onclick: keep }, "Go on with mine"), " ",
      make("button", { type: "button", onclick: () => this.forget(file) }, "Take the one on the site"),
    ));
  }
}

async function start() {
  const get = async (name) => {
    const answer = await fetch(new URL(name, import.meta.url));
    if (!answer.ok) throw new Error(`${name} did not come.`);
    return answer.text();
  };
  const engine = window.WebAssembly && window.Worker ? new Engine() : null;
  const [told, known] = await Promise.all([get("forms.json"), get("record.json")]);
  window.editor = new Editor(JSON.parse(told), known, engine);
}

start();
