/* The form of a record, made from the declarations of its fields. */

import { fresh, make } from "./parts.js";

/* What stands in the place of something sensitive, which nobody changes here. */
const MASK = "░";

export class Form {
  /* `declared` has the models; `changed` hears of each change; `date` and `offered` answer what
     somebody has typed, `named` says what the record of a reference is called. */
  constructor(declared, { changed, date, offered, named }) {
    Object.assign(this, { declared, changed, date, offered, named });
    this.element = make("form", { className: "fields", onsubmit: (event) => event.preventDefault() });
  }

  show(model, tree) {
    this.model = model;
    this.tree = tree;
    this.redraw();
  }

  redraw(focus) {
    const open = [...this.element.querySelectorAll("details[open]")].map((each) => each.dataset.path);
    this.element.replaceChildren(...this.fields(this.model, this.tree, []));
    for (const each of this.element.querySelectorAll("details")) {
      if (open.includes(each.dataset.path)) each.open = true;
    }
    if (focus) this.go(focus);
  }

  /* Whether a tree has only fields that the form can show, each in the shape that it has here. */
  fits(model, tree) {
    if (!tree || typeof tree !== "object" || Array.isArray(tree)) return false;
    return Object.entries(tree).every(([name, value]) => {
      const field = this.declared.models[model].find((each) => each.name === name);
      if (!field || (Array.isArray(value) && !field.listed)) return false;
      if (field.listed && field.model && !Array.isArray(value)) return false;
      const items = Array.isArray(value) ? value : [value];
      return items.every((item) => (field.model ? this.fits(field.model, item) : typeof item === "string"));
    });
  }

  /* What the form says now, without fields that were left empty and need not be there. */
  get says() {
    return this.cleaned(this.model, this.tree);
  }

  cleaned(model, value) {
    const found = {};
    for (const field of this.declared.models[model]) {
      if (!(field.name in value)) continue;
      let each = value[field.name];
      if (field.model && field.listed) each = each.map((item) => this.cleaned(field.model, item));
      else if (field.model) each = this.cleaned(field.model, each);
      else if (Array.isArray(each)) each = each.filter((item) => item.trim());
      const empty = Array.isArray(each) ? !each.length : each === "" || each === null;
      if (!empty) found[field.name] = each;
      else if (field.needed) found[field.name] = field.model ? [] : "";
    }
    return found;
  }

  /* A value to begin with. */
  blank(field) {
    if (!field.model) return field.listed ? [""] : "";
    const value = this.blankOf(field.model);
    return field.listed ? [value] : value;
  }

  /* The fields that are needed, with what is `known` of them and of others; what a link says may be
     anything, and what does not fit is left out. */
  blankOf(model, known = {}) {
    const value = {};
    for (const field of this.declared.models[model]) {
      const has = known?.[field.name];
      const items = (Array.isArray(has) ? has : [has]).filter(
        (each) => (field.model ? each && typeof each === "object" : typeof each === "string"),
      );
      if (items.length) {
        const made = field.model ? items.map((each) => this.blankOf(field.model, each)) : items;
        value[field.name] = field.listed ? made : made[0];
      } else if (field.asked) value[field.name] = this.blank(field);
    }
    return value;
  }

  fields(model, value, path) {
    const declared = this.declared.models[model];
    const there = declared.filter((field) => field.asked || field.name in value);
    const absent = declared.filter((field) => !there.includes(field));
    for (const field of there) value[field.name] ??= this.blank(field);
    const made = there.map((field) => this.field(field, value, [...path, field.name]));
    return absent.length ? [...made, this.adder(absent, value, path)] : made;
  }

  field(field, owner, path) {
    if (field.model && field.listed) return this.parts(field, owner, path);
    if (field.model) {
      const legend = make("legend", {}, field.label);
      return make(
        "fieldset", { "data-path": path.join(".") }, legend,
        ...this.fields(field.model, owner[field.name], path), this.remover(field, owner),
      );
    }
    if (field.listed) return this.list(field, owner, path);
    const set = (text) => { owner[field.name] = text; };
    return this.row(field, path, owner[field.name], set, field.label, this.remover(field, owner));
  }

  /* A list of texts, one below the other. */
  list(field, owner, path) {
    if (!Array.isArray(owner[field.name])) owner[field.name] = [owner[field.name]];
    const values = owner[field.name];
    const rows = values.map((value, number) => {
      const several = values.length > 1;
      const label = several ? `${field.label}, ${number + 1}` : field.label;
      const set = (text) => { values[number] = text; };
      const gone = () => {
        values.splice(number, 1);
        this.redraw(path);
        this.changed();
      };
      const remove = several ? this.button(`Remove ${label}`, "Remove", gone) : null;
      return this.row(field, [...path, number], value, set, label, remove, number > 0);
    });
    const more = () => {
      values.push("");
      this.redraw([...path, values.length - 1]);
    };
    const add = this.button(`Add another: ${field.label}`, "Add another", more);
    return make("div", { className: "list", "data-path": path.join(".") }, ...rows, add);
  }

  /* A list of parts, each of which opens and closes. */
  parts(field, owner, path) {
    const items = owner[field.name];
    const noun = field.item || field.label;
    const rows = items.map((item, number) => {
      const below = [...path, number];
      const gone = () => {
        items.splice(number, 1);
        this.redraw(path);
        this.changed();
      };
      const name = this.summary(field.model, item);
      const shown = make("span", {}, name);
      const renew = () => { shown.textContent = this.summary(field.model, item); };
      return make(
        "details", { className: "part", "data-path": below.join("."), open: items.length === 1 && !name, oninput: renew },
        make("summary", {}, `${noun}: `, shown),
        ...this.fields(field.model, item, below),
        this.button(`Remove this ${noun.toLowerCase()}: ${name || number + 1}`, `Remove this ${noun.toLowerCase()}`, gone),
      );
    });
    const more = () => {
      items.push(this.blankOf(field.model));
      const at = [...path, items.length - 1];
      this.redraw(at);
    };
    const add = this.button("", `Add: ${noun.toLowerCase()}`, more);
    return make(
      "fieldset", { "data-path": path.join(".") },
      make("legend", {}, field.label), make("p", { className: "help" }, field.help), ...rows, add,
    );
  }

  /* By what a part is known while it is closed: what its first fields say, but for keys and
     sources. */
  summary(model, item) {
    const words = [];
    for (const field of this.declared.models[model]) {
      const value = [item[field.name] ?? ""].flat()[0];
      const source = field.kinds?.length === 1 && field.kinds[0] === "sources";
      if (typeof value !== "string" || !value || source || ["code", "flag"].includes(field.sort)) continue;
      words.push(field.sort === "reference" ? this.named(value) : value);
    }
    const named = (_, ref, text) => text ?? this.named(ref);
    const plain = words.slice(0, 3).join(" · ").replace(/\[\[([^\]|]*)(?:\|([^\]]*))?\]\]/g, named);
    return plain.length > 110 ? `${plain.slice(0, 109)}…` : plain;
  }

  row(field, path, value, set, label, remove, repeated = false) {
    const id = fresh("field");
    const control = this.control(field, id, value, set);
    const help = repeated ? null : make("small", { className: "help", id: `${id}-help` }, this.help(field));
    const wrong = make("p", { className: "wrong", id: `${id}-wrong` });
    control.setAttribute("aria-describedby", `${help ? `${id}-help ` : ""}${id}-note ${id}-wrong`);
    const note = make("small", { className: "note", id: `${id}-note` });
    const words = make("label", { htmlFor: id }, label, field.asked ? "" : make("i", {}, " (may be left out)"));
    return make("div", { className: "row", "data-path": path.join(".") }, words, help, control, note, wrong, remove);
  }

  help(field) {
    const example = field.example ? ` Example: ${field.example}` : "";
    return `${field.help ?? ""}${example}`.trim() || field.form;
  }

  control(field, id, value, set) {
    const give = (text) => {
      set(text);
      this.changed();
    };
    if (field.words || field.sort === "flag") {
      const words = field.words ?? [["true", ""], ["false", ""]];
      const options = words.map(([word, sense]) => make(
        "option", { value: word, selected: word === value }, sense ? `${word}: ${sense}` : word,
      ));
      const none = make("option", { value: "", selected: !value }, "Choose …");
      return make("select", { id, onchange: (event) => give(event.target.value) }, none, ...options);
    }
    const long = field.sort === "prose" || (field.wraps && value.length > 60) || value.includes("\n");
    const common = {
      id, value, readOnly: value.includes(MASK), spellcheck: true, autocomplete: "off", "aria-required": field.needed ? "true" : null,
      oninput: (event) => give(event.target.value),
    };
    if (long) return make("textarea", { ...common, rows: Math.min(12, 2 + Math.ceil(value.length / 60)) });
    const input = make("input", { ...common, type: "text" });
    if (field.sort === "date") this.dated(input, give);
    if (field.sort === "reference") this.referring(input, field);
    return input;
  }

  /* A date is read as people type it, and becomes what files have. */
  dated(input, give) {
    const note = (text) => { input.closest(".row").querySelector(".note").textContent = text; };
    const read = async (event) => {
      const found = input.value.trim() && await this.date(input.value);
      if (!found) return;
      if (found.written && found.written !== input.value && event) {
        input.value = found.written;
        give(found.written);
      }
      note(found.words ?? "");
    };
    input.addEventListener("change", read);
    input.addEventListener("focus", () => read());
  }

  /* A reference is completed from the records that there are. */
  referring(input, field) {
    const list = make("datalist", { id: fresh("known") });
    input.setAttribute("list", list.id);
    const offer = async () => {
      const found = await this.offered(input.value.trim(), field.kinds, field.part ?? "");
      list.replaceChildren(...found.map(([ref, name]) => make("option", { value: ref, label: name })));
      const own = found.find(([ref]) => ref === input.value);
      input.closest(".row").querySelector(".note").textContent = own ? own[1] : "";
    };
    input.addEventListener("input", offer);
    input.addEventListener("focus", offer);
    /* The field has its place in the page by then. */
    queueMicrotask(() => input.after(list));
  }

  /* Fields that a part can have and has not yet. */
  adder(absent, value, path) {
    const id = fresh("add");
    const select = make(
      "select", { id }, ...absent.map((field) => make("option", { value: field.name }, field.item || field.label)),
    );
    select.owner = value;
    const more = () => {
      const field = absent.find((each) => each.name === select.value);
      value[field.name] = this.blank(field);
      this.redraw([...path, field.name]);
    };
    const label = make("label", { htmlFor: id }, path.length ? "More to say here" : "More to say in this record");
    return make("p", { className: "adder" }, label, " ", select, " ", this.button("", "Add it", more));
  }

  remover(field, owner) {
    if (field.asked) return null;
    const gone = () => {
      delete owner[field.name];
      this.redraw();
      const adders = [...this.element.querySelectorAll(".adder select")];
      adders.find((each) => each.owner === owner)?.focus();
      this.changed();
    };
    return this.button(`Remove ${field.label}`, "Remove", gone);
  }

  button(name, words, act) {
    return make("button", { type: "button", "aria-label": name || null, onclick: act }, words);
  }

  /* The element of a field or item, or of what is nearest around it. */
  at(path) {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const name = path.slice(0, depth).join(".");
      const found = this.element.querySelector(`[data-path="${CSS.escape(name)}"]`);
      if (found) return found;
    }
    return this.element;
  }

  /* Brings a field to the reader, with what it stands in opened. */
  go(path) {
    const found = this.at(path);
    for (let each = found; each && each !== this.element; each = each.parentElement) {
      if (each.tagName === "DETAILS") each.open = true;
    }
    const control = found.matches("details")
      ? found.querySelector("summary")
      : found.querySelector("input, textarea, select, button");
    control?.focus({ preventScroll: true });
    found.scrollIntoView({ block: "center" });
  }

  /* Says at each field what is wrong there: pairs of a path and a sentence. */
  judge(wrongs) {
    for (const each of this.element.querySelectorAll(".wrong")) each.textContent = "";
    for (const each of this.element.querySelectorAll("[aria-invalid]")) each.removeAttribute("aria-invalid");
    for (const each of this.element.querySelectorAll(".part")) each.classList.remove("part--wrong");
    for (const [path, sentence] of wrongs) {
      const found = this.at(path);
      const row = found.matches(".row") ? found : found.querySelector(".row");
      found.closest(".part")?.classList.add("part--wrong");
      if (!row) continue;
      row.querySelector(".wrong").append(make("span", {}, sentence));
      row.querySelector("input, textarea, select").setAttribute("aria-invalid", "true");
    }
  }
}
