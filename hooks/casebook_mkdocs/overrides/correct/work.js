/* Open work: what somebody has written and not handed over, kept in this browser alone. */

import { make } from "./parts.js";

const KEY = "casebook.work:";

/* Each file that was changed: its text as it was published when the work began, and as it is now.
   Each is kept under a key of its own, so that two tabs do not undo each other's work. `possible`
   says whether a file can be one of a casebook. */
export class Work {
  constructor(possible) {
    this.files = {};
    try {
      for (const key of Object.keys(localStorage).filter((each) => each.startsWith(KEY))) {
        const file = key.slice(KEY.length);
        const found = read(localStorage.getItem(key));
        if (found && possible(file)) this.files[file] = found;
        else localStorage.removeItem(key);
      }
    } catch { /* Where nothing may be kept, work lasts as long as the page. */ }
  }

  has(file) {
    return Object.hasOwn(this.files, file);
  }

  /* Whether the record has changed since the work on it began. */
  isOld(file, published) {
    return this.files[file].begun !== published;
  }

  keep(file, text, published) {
    if (text === published) return this.forget(file);
    const begun = this.has(file) ? this.files[file].begun : published;
    this.files[file] = { begun, text };
    try {
      localStorage.setItem(KEY + file, JSON.stringify(this.files[file]));
    } catch { /* As above. */ }
  }

  forget(file) {
    delete this.files[file];
    try {
      localStorage.removeItem(KEY + file);
    } catch { /* As above. */ }
  }

  /* The work goes on from what is published now. */
  renew(file, published) {
    const { text } = this.files[file];
    delete this.files[file];
    this.keep(file, text, published);
  }
}

/* What was kept of one file; nothing if it is damaged. */
function read(text) {
  try {
    const { begun, text: now } = JSON.parse(text);
    return typeof begun === "string" && typeof now === "string" ? { begun, text: now } : null;
  } catch {
    return null;
  }
}

/* All open work, each with the way back to it and the way to be rid of it. */
export function opened(work, isOld, open, forget) {
  const files = Object.keys(work.files);
  if (!files.length) return [];
  return [
    make("h2", {}, "Your open work"),
    make("p", {}, "Kept in this browser only, until you throw it away."),
    make("ul", {}, ...files.map((file) => {
      const name = `Throw it away: the work on ${file}`;
      return make(
        "li", {}, make("button", { type: "button", onclick: () => open(file) }, file), " ",
        make("button", { type: "button", "aria-label": name, onclick: () => forget(file) }, "Throw it away"),
        ...(isOld(file) ? [" The record has changed since; what you wrote is not handed over until you have looked at it."] : []),
      );
    })),
  ];
}

/* Both versions of a record that has changed since the work on it began. */
export function versions(mine, published, keep, take) {
  const version = (heading, text) =>
    make("div", {}, make("h3", {}, heading), make("pre", { tabIndex: 0 }, text));
  return make(
    "div", { className: "notice" },
    make("p", {}, "This record has changed since you began. Both versions are here; yours is the one below."),
    make("div", { className: "both" }, version("Yours", mine), version("On the site now", published)),
    make("button", { type: "button", onclick: keep }, "Go on with mine"), " ",
    make("button", { type: "button", onclick: take }, "Take the one on the site"),
  );
}
