/* The text of a file, with the numbers of its lines. */

import { make } from "./parts.js";

const FEWEST = 12;
const MOST = 40;

export class TextPane {
  constructor(typed) {
    this.area = make("textarea", {
      className: "text", spellcheck: true, wrap: "off",
      oninput: () => {
        this.number();
        typed(this.area.value);
      },
      onscroll: () => { this.gutter.scrollTop = this.area.scrollTop; },
    });
    this.gutter = make("pre", { className: "gutter", "aria-hidden": "true" });
    this.element = make("div", { className: "lines" }, this.gutter, this.area);
  }

  show(file, text) {
    this.area.ariaLabel = `Text of ${file}`;
    if (this.area.value !== text) this.area.value = text;
    this.number();
  }

  number() {
    const count = this.area.value.split("\n").length;
    this.gutter.textContent = Array.from({ length: count }, (_, at) => at + 1).join("\n");
    this.area.rows = Math.min(MOST, Math.max(FEWEST, count + 1));
  }

  /* Brings a place to the reader and marks it to the end of its line; both count from 1. */
  go({ line, column }) {
    const lines = this.area.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    this.area.focus();
    this.area.setSelectionRange(start + column - 1, start + (lines[line - 1] ?? "").length);
    this.area.scrollTop = (line - 4) * parseFloat(getComputedStyle(this.area).lineHeight);
  }
}
