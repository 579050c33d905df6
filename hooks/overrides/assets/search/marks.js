/* Marks the words that led to a page from a search. Nothing in the page changes: the browser paints
   them (CSS Custom Highlight API). One that cannot do so gets <mark> elements. */

import { found } from "./folding.js";

/* Marks `text`, words as the index has them, divided by blanks. */
export async function mark(text) {
  const content = document.querySelector(".md-content");
  if (!content) return;
  const root = new URL("../../", import.meta.url);
  document.head.append(
    Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: new URL("./search.css", import.meta.url).href,
    }),
  );
  const response = await fetch(new URL("search/letters.json", root));
  const letters = response.ok ? await response.json() : {};
  const words = new Set(text.split(" ").filter(Boolean));
  const ranges = [...inside(content, words, letters)];
  if (globalThis.Highlight && CSS.highlights) {
    CSS.highlights.set("cb-found", new Highlight(...ranges));
  } else {
    // From the last to the first, since each one divides its text.
    for (const range of ranges.reverse()) range.surroundContents(document.createElement("mark"));
  }
}

/* The ranges of `content` that have the words. */
function* inside(content, words, letters) {
  const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("script, style, svg, button, .headerlink, .cb-permalink")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  while (texts.nextNode()) {
    for (const [start, end] of found(texts.currentNode.data, words, letters)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, start);
      range.setEnd(texts.currentNode, end);
      yield range;
    }
  }
}
