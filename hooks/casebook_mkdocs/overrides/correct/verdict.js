/* The verdict: what is wrong, the page as it will be, and what changes. */

import { make } from "./parts.js";

const STEPS = [
  "Fetching what the checks run on (about 10 MB, once) …",
  "Starting …",
  "Loading the checks …",
  "Reading the record …",
];

/* A link within the preview leads to its part there: a frame without an address has none to add to. */
function within(event) {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  link.ownerDocument.getElementById(link.hash.slice(1))?.scrollIntoView();
}

const root = new URL(document.body.dataset.root, location.href);

export class Verdict {
  constructor() {
    this.state = make("p", { className: "state", role: "status" });
    this.bar = make("progress", { max: STEPS.length, value: 0, "aria-label": "Loading the checks" });
    this.list = make("div", { className: "problems" });
    this.frame = make("iframe", { title: "Preview of the page", sandbox: "allow-same-origin allow-popups" });
    this.frame.addEventListener("load", () => this.frame.contentDocument?.addEventListener("click", within));
    this.differs = make("ul", {});
    this.hands = make("div", {});
    this.results = make(
      "div", { hidden: true },
      make("h2", {}, "The page as it will be"), this.frame,
      make("h2", {}, "What changes"), this.differs,
      make("h2", {}, "Hand it over"), this.hands,
    );
    this.element = make(
      "section", { className: "tell", "aria-label": "What comes of it" },
      make("h2", { id: "Problems" }, "Problems"), this.state, this.bar, this.list, this.results,
    );
    /* On a phone it stands below the form. */
    this.below = make("a", { className: "below", href: "#Problems" });
  }

  say(words) {
    this.state.textContent = words;
    this.below.textContent = words;
  }

  step(number) {
    this.bar.value = number;
    this.say(STEPS[number - 1] ?? "");
  }

  /* Whether something is still to be judged. */
  set busy(is) {
    this.list.ariaBusy = String(is);
  }

  /* The problems of the checks, `all` of them or the first. `go` leads to a place. */
  tell(problems, all, file, go) {
    const count = problems.length;
    const rest = all ? "" : " Checking everything else …";
    this.say(`${count ? `${count} problem${count > 1 ? "s" : ""}.` : "No problems."}${rest}`);
    this.lines(problems.map((each) => {
      const place = each.file === file ? `Line ${each.line}` : `${each.file}, line ${each.line}`;
      return [place, () => go(each), each.message, each.remedy, each.told];
    }));
  }

  lines(lines) {
    const items = lines.map(([place, go, message, remedy, told]) => make(
      "li", { "data-told": told }, make("button", { type: "button", onclick: go }, place), ": ", message,
      ...(remedy ? [" ", make("strong", {}, remedy)] : []),
    ));
    this.list.replaceChildren(...(items.length ? [make("ol", {}, ...items)] : []));
  }

  changes(sentences) {
    const told = sentences.length ? sentences : ["Nothing has changed for readers."];
    this.differs.replaceChildren(...told.map((each) => make("li", {}, each)));
  }

  /* The page as it will be: our own markup, in a frame without scripts. */
  preview(content) {
    const scheme = document.documentElement.dataset.scheme;
    const style = new URL("assets/site.css", root).href;
    const none = "<p>This record has no page of its own, or a link in it leads to no record yet.</p>";
    this.frame.srcdoc = `<!doctype html><html lang="en" class="js"${scheme ? ` data-scheme="${scheme}"` : ""}><head><meta charset="utf-8"><base target="_blank"><link rel="stylesheet" href="${style}"><title>Preview</title></head><body data-root="../"><main class="wrap">${content || none}</main></body></html>`;
  }
}
