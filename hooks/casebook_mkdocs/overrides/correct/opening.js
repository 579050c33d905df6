/* Opening: which record a reader wants, or the name of a new one. */

import { fresh, make } from "./parts.js";

/* What stands there if no record was named; `open` takes a file, `begin` a kind. */
export function choosing(records, kinds, missing, open, begin) {
  const options = records.map(([file, name]) => make("option", { value: file, label: name }));
  const list = make("datalist", { id: fresh("files") }, ...options);
  const input = make("input", { id: fresh("file"), type: "text", list: list.id, autocomplete: "off" });
  const told = make("p", { role: "status" }, missing ? `There is no file ${missing} here.` : "");
  const go = (event) => {
    event.preventDefault();
    const typed = input.value.trim().toLowerCase();
    const found = records.find(([file, name]) => file === typed || name.toLowerCase() === typed)
      ?? records.find(([file, name]) => typed && (file.includes(typed) || name.toLowerCase().includes(typed)));
    if (found) open(found[0]);
    else told.textContent = typed ? "No record has this name." : "Type a name, or a part of it.";
  };
  const news = Object.entries(kinds).filter(([, kind]) => kind.folder.startsWith("data/"));
  return [
    told,
    make(
      "form", { className: "row", onsubmit: go },
      make("label", { htmlFor: input.id }, "A name or a file"), input, list, make("button", {}, "Open it"),
    ),
    make("p", {}, "Or add something new:"),
    make("ul", { className: "kinds" }, ...news.map(([name, kind]) => make(
      "li", {}, make("button", { type: "button", onclick: () => begin(name) }, kind.one),
    ))),
  ];
}

/* The address that a name asks for, as the names of files have it. */
const slugOf = (name) => name.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase()
  .replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 100).replace(/-$/, "");

/* The address of a new record, which follows its name until somebody types another one. `taken`
   says whether a file is there already, `renamed` hears of the file that it is to be. */
export class Address {
  constructor({ folder, page }, kind, taken, renamed) {
    Object.assign(this, { folder, taken, renamed, own: false });
    const id = fresh("slug");
    this.input = make("input", {
      id, type: "text", autocomplete: "off", "aria-describedby": `${id}-help ${id}-wrong`,
      oninput: () => {
        this.own = true;
        this.rename();
      },
    });
    this.wrong = make("p", { className: "wrong", id: `${id}-wrong`, role: "status" });
    const at = page ? `The page will be at ${kind}/ and this name` : `The file will be in ${folder} with this name`;
    const help = `${at}: small letters, digits, hyphens.`;
    this.element = make(
      "div", { className: "row" }, make("label", { htmlFor: id }, "Address"),
      make("small", { className: "help", id: `${id}-help` }, help), this.input, this.wrong,
    );
  }

  follow(name) {
    if (this.own) return;
    this.input.value = slugOf(name ?? "");
    this.rename();
  }

  rename() {
    const file = `${this.folder}/${slugOf(this.input.value) || "new"}.yml`;
    const taken = this.taken(file);
    const told = "There is a record at this address already. Correct that one, or choose another address.";
    this.wrong.replaceChildren(...(taken ? [make("span", {}, told)] : []));
    if (!taken) this.renamed(file);
  }
}
