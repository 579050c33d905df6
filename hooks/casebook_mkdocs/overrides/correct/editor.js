/* The editor: a record as a form or as text, what is wrong with it, what readers will see, and how
   to hand it over. What is judged, and how, the checks say; see worker.js. */

import { Engine, Refused } from "./engine.js";
import { Form } from "./form.js";
import { handing } from "./handing.js";
import { Known } from "./known.js";
import { Address, choosing } from "./opening.js";
import { make, pathAt, said, settled } from "./parts.js";
import * as plain from "./plain.js";
import { proving } from "./proving.js";
import { TextPane } from "./text.js";
import { Verdict } from "./verdict.js";
import { Work, opened, versions } from "./work.js";

/* Milliseconds without a key before what was written is judged, and before all of it is. */
const TYPING = 40;
const PAUSE = 400;

/* The form or the text: what the reader chose last. */
const VIEW = "casebook.view";
const preferred = () => { try { return localStorage.getItem(VIEW); } catch { return null; } };
const prefer = (view) => { try { localStorage.setItem(VIEW, view); } catch { /* Until the page is left. */ } };

const query = new URLSearchParams(location.search);

class Editor {
  constructor(known) {
    this.known = known;
    this.work = new Work((file) => known.kindOf(file) !== undefined);
    for (const [file, { text }] of Object.entries(this.work.files)) {
      if (text === known.text(file)) this.work.forget(file);
    }
    this.problems = [];
    this.sentences = [];
    this.form = new Form(known, {
      changed: () => this.formed(),
      date: (typed) => (this.engine ? this.engine.ask("date", typed) : null),
      offered: (...typed) => (this.engine ? this.engine.ask("offered", ...typed) : known.offered(...typed)),
      named: (ref) => known.named(ref),
    });
    this.area = new TextPane((text) => this.typed(text));
    this.settle = settled(TYPING, () => this.judged());
    this.rest = settled(PAUSE, () => this.whole().catch((error) => this.unable(error)));
    this.draw();
    this.open();
    addEventListener("pagehide", () => {
      if (this.fromForm && this.file) this.plainText();
    });
  }

  /* Elements that stay. */
  draw() {
    this.verdict = new Verdict();
    this.title = make("h2", { tabIndex: -1 });
    this.slot = make("div", {});
    this.views = make("div", {});
    this.opened = make("div", { className: "opened" });
    this.proofs = make("div", {});
    const write = make("section", { className: "write", "aria-label": "Your text" }, this.title, this.slot, this.views);
    const place = document.getElementById("Editor");
    place.className = "editor";
    write.append(this.verdict.below);
    place.replaceChildren(make("div", { className: "halves" }, write, this.verdict.element), this.opened);
  }

  /* What the address of the page asks for. */
  open() {
    const file = query.get("file");
    const kind = query.get("new");
    if (file && (this.known.has(file) || this.work.has(file))) this.edit(file, Number(query.get("at")) || 0);
    else if (kind && Object.hasOwn(this.known.kinds, kind)) this.start(kind, given());
    else this.choose(file);
  }

  /* The checks come; until they do, everything else can be done. */
  async begin(engine, known) {
    try {
      if (!engine) throw new Error("This browser has no WebAssembly.");
      engine.stepped = (step) => this.verdict.step(step);
      this.verdict.step(1);
      await engine.ask("begin", known, this.known.settings.wheel);
      for (const [file, { text }] of Object.entries(this.work.files)) {
        if (!this.isOld(file) && file !== this.file) await engine.ask("write", file, text);
      }
      this.engine = engine;
      if (this.file) await this.judged();
      else this.verdict.say("The checks are ready.");
    } catch (error) {
      this.unable(error);
    }
    this.verdict.bar.remove();
  }

  /* The checks cannot run: the form says what it can, and the plain way is told. */
  unable(error) {
    console.error(error);
    this.engine = null;
    this.failed = true;
    this.verdict.say(
      "The checks cannot run in this browser. The form still says what is missing and what has " +
      "not the right form; everything else is checked when you have handed it over.",
    );
    if (this.file) this.plainly();
  }

  /* Which record, if none was named. */
  choose(missing) {
    this.file = null;
    this.verdict.results.hidden = true;
    this.title.textContent = "What would you like to correct?";
    this.slot.replaceChildren();
    this.views.replaceChildren(...choosing(
      this.known.records, this.known.kinds, missing, (file) => this.enter(file),
      (kind) => {
        this.start(kind, {});
        this.title.focus();
      },
    ));
    this.list();
  }

  /* A new record: its file has the name that its address will have. */
  start(kind, given) {
    const { one, folder, model } = this.known.kinds[kind];
    const taken = (file) => file !== this.file && (this.known.has(file) || this.work.has(file));
    this.file = null;
    let number = 1;
    let file = `${folder}/new.yml`;
    while (taken(file)) file = `${folder}/new-${(number += 1)}.yml`;
    this.text = "";
    this.show(file, model, this.form.blankOf(model, given), `New: ${one.toLowerCase()}`);
    this.address = new Address(this.known.kinds[kind], kind, taken, (renamed) => this.rename(renamed));
    this.slot.replaceChildren(this.address.element);
    this.nodes = null;
    this.verdict.say("Nothing is written yet.");
  }

  rename(file) {
    if (file === this.file) return;
    this.work.forget(this.file);
    this.engine?.ask("forget", this.file);
    this.file = file;
    this.path.textContent = file;
    this.formed();
  }

  /* Opens a record that a reader has chosen: the address of the page names it from then on. */
  enter(file, line = 0) {
    history.replaceState(null, "", `?${new URLSearchParams({ file })}`);
    this.edit(file, line);
    if (!line) this.title.focus();
  }

  /* A record that is there, or work on one. */
  edit(file, line) {
    const mine = this.work.has(file);
    const node = this.known.node(file);
    this.text = mine ? this.work.files[file].text : this.known.text(file);
    this.slot.replaceChildren();
    this.address = null;
    this.show(file, this.known.kinds[this.known.kindOf(file)]?.model, node && said(node), this.known.nameOf(file));
    this.nodes = mine ? null : node;
    if (mine) {
      this.compare(file);
      this.turn("text");
    }
    if (this.known.parted.includes(file)) {
      const told = "What is sensitive in this record is left out here and cannot be changed here. All else can, and is handed over as a patch.";
      this.slot.append(make("p", { className: "note" }, told));
    }
    if (line && this.view === "form") this.form.go(pathAt(node, line));
    else if (line) this.area.go({ line, column: 1 });
    if (this.failed) this.plainly();
    else this.judge();
  }

  show(file, model, tree, name) {
    Object.assign(this, { file, model, name, problems: [], sentences: [], view: null, fromForm: false });
    this.verdict.results.hidden = false;
    this.title.textContent = name;
    if (tree && model) this.form.show(model, tree);
    this.switched = [["form", "Form"], ["text", "Text of the file"]].map(([view, words]) => make(
      "button", { type: "button", "data-view": view, onclick: () => this.turn(view, true) }, words,
    ));
    this.pane = make("div", {});
    this.path = make("code", {}, file);
    this.views.replaceChildren(
      make("p", { className: "switch", role: "group", "aria-label": "How to write" }, ...this.switched),
      make("p", { className: "file" }, this.path), this.pane,
    );
    this.turn(tree && model && preferred() !== "text" ? "form" : "text");
    this.list();
    this.hand();
  }

  /* The form or the text, whichever the reader prefers. */
  turn(view, chosen = false) {
    if (view === "form" && this.view === "text" && !this.fromText()) return;
    if (chosen) prefer(view);
    this.view = view;
    for (const each of this.switched) each.setAttribute("aria-pressed", String(each.dataset.view === view));
    if (view === "form") {
      this.pane.replaceChildren(this.form.element);
    } else {
      this.area.show(this.file, this.text);
      this.pane.replaceChildren(this.area.element);
    }
    this.mark();
  }

  /* The form says what the text does, if that can be read. */
  fromText() {
    const tree = this.nodes && said(this.nodes);
    const fits = Boolean(tree && this.model && this.form.fits(this.model, tree));
    if (fits) this.form.show(this.model, tree);
    else if (this.failed) this.verdict.say("Without the checks the form cannot read what you typed: go on as text.");
    else if (tree) this.verdict.say("The form has no place for something in this text: correct it as text first.");
    else this.verdict.say("The form comes when the text can be read: see the problems.");
    return fits;
  }

  /* The text was changed by hand. */
  typed(text) {
    this.text = text;
    this.fromForm = false;
    this.nodes = null;
    this.keep();
    if (this.failed) this.hand();
    else this.judge();
  }

  /* The form was changed: its text comes from the engine, with the comments that it had. */
  formed() {
    this.address?.follow(this.form.tree.name);
    this.fromForm = true;
    if (this.failed) this.plainly(true);
    else if (!this.engine) this.plainText();
    this.judge();
  }

  keep() {
    this.work.keep(this.file, this.text, this.known.text(this.file));
    this.list();
  }

  judge() {
    this.verdict.busy = true;
    this.settle();
  }

  /* What is wrong now: at once for what was written, and after a pause for everything. */
  async judged() {
    if (!this.engine || !this.file) return;
    if (this.address && !this.fromForm && !this.text) {
      this.verdict.say("Nothing is written yet.");
      this.verdict.busy = false;
      return;
    }
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
      const write = this.engine.ask("write", file, this.text);
      const [, { problems, nodes }] = await Promise.all([write, this.engine.ask("quick", file)]);
      if (file !== this.file) return;
      this.nodes = nodes;
      this.heard(problems, false);
      this.rest();
    } catch (error) {
      if (error instanceof Refused) this.verdict.say(error.message);
      else this.unable(error);
      this.verdict.busy = false;
    } finally {
      this.running = false;
      if (this.again) {
        this.again = false;
        this.judged();
      }
    }
  }

  async whole() {
    const { text, file } = this;
    const later = () => this.running || text !== this.text || file !== this.file;
    let problems;
    while (!problems) {
      ({ problems } = await this.engine.ask("whole"));
      if (later()) return;
    }
    this.heard(problems, true);
    this.sentences = await this.engine.ask("changes");
    this.verdict.changes(this.sentences);
    this.verdict.preview(await this.engine.ask("preview", file));
    await this.hand();
    if (!later()) this.verdict.busy = false;
  }

  heard(problems, all) {
    this.problems = problems;
    this.verdict.tell(problems, all, this.file, (problem) => this.go(problem));
    this.mark();
  }

  /* Brings the place of a problem to the reader. */
  go({ file, line, column }) {
    if (file !== this.file) this.enter(file, line);
    else if (this.view === "form" && this.nodes) this.form.go(pathAt(this.nodes, line, column));
    else this.area.go({ line, column });
  }

  mark() {
    if (this.view !== "form" || !this.nodes) return;
    const own = this.problems.filter((each) => each.file === this.file);
    this.form.judge(own.map((each) => [pathAt(this.nodes, each.line, each.column), `${each.message} ${each.remedy}`]));
  }

  /* Without the checks: what the declarations say, and the text as far as it can be written. */
  plainly(changed = false) {
    if (this.view !== "form") return;
    if (changed) this.plainText();
    const found = plain.wrongs(this.known.models, this.model, this.form.says);
    this.form.judge(found);
    this.verdict.lines(found.map(([path, sentence]) => [path.join(", "), () => this.form.go(path), sentence]));
    this.hand();
  }

  /* What the form says, kept until the engine writes it as all files are written. */
  plainText() {
    this.text = plain.file(this.form.says, this.known.text(this.file));
    this.keep();
  }

  isOld(file) {
    return this.work.isOld(file, this.known.text(file));
  }

  async hand() {
    const files = Object.keys(this.work.files).filter((file) => file === this.file || !this.isOld(file));
    if (!files.length) {
      const told = "You have changed nothing yet. What you write stays in this browser until you hand it over; this page sends nothing anywhere.";
      this.verdict.hands.replaceChildren(make("p", {}, told));
      return;
    }
    const texts = Object.fromEntries(files.map((file) => [file, this.work.files[file].text]));
    const made = this.engine ? await this.engine.ask("handed") : { texts, patch: "" };
    const left = this.problems.length;
    const warning = left
      ? `${left} problem${left > 1 ? "s are" : " is"} left. You can hand it over all the same, and somebody else will have to mend it. `
      : "";
    this.verdict.hands.replaceChildren(
      make("p", {}, `${warning}This page sends nothing anywhere: you do.`),
      handing(this.known.settings, {
        ...made, files, name: this.name, changes: this.sentences, published: (file) => this.known.has(file),
      }),
      this.proofs,
    );
    this.prove();
  }

  /* The text of a source at hand proves what is quoted. */
  prove() {
    if (!this.engine || this.proofs.children.length) return;
    this.proofs.replaceChildren(...proving(this.engine, Object.keys(this.known.nodes), (drafts) => {
      for (const [file, text] of Object.entries(drafts)) this.work.keep(file, text, this.known.text(file));
      this.list();
      this.judge();
    }));
  }

  list() {
    this.opened.replaceChildren(...opened(
      this.work, (file) => this.isOld(file), (file) => this.enter(file), (file) => this.forget(file),
    ));
  }

  async forget(file) {
    this.work.forget(file);
    await this.engine?.ask("forget", file);
    if (file === this.file && this.known.has(file)) this.edit(file, 0);
    else if (file === this.file) this.choose();
    else this.judge();
    this.list();
    this.title.focus();
    await this.hand();
  }

  /* The record has changed since the work began: both versions are shown. */
  compare(file) {
    const { begun, text } = this.work.files[file];
    const published = this.known.text(file);
    if (begun === published) return;
    const keep = () => {
      this.work.renew(file, published);
      this.slot.replaceChildren();
      this.list();
    };
    this.slot.replaceChildren(versions(text, published, keep, () => this.forget(file)));
  }
}

/* What a link says of a new record; nothing if it cannot be read. */
function given() {
  try {
    const found = JSON.parse(query.get("with") ?? "{}");
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

async function text(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name} did not come.`);
  return answer.text();
}

async function start() {
  const engine = window.WebAssembly && window.Worker ? new Engine() : null;
  const [forms, record] = await Promise.all([text("forms.json"), text("record.json")]);
  const editor = new Editor(new Known(JSON.parse(forms), JSON.parse(record)));
  await editor.begin(engine, record);
}

start();
