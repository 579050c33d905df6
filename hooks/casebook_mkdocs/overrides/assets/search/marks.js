/* Marks the words that led to a page from a search, and takes them out of its address. Nothing in
   the page changes: the browser paints the marks (CSS Custom Highlight API). One that cannot do so
   gets <mark> elements. */

import { found } from "./passages.js";

/* Marks `text`, words as the index has them, divided by blanks. */
export function mark(text) {
  const address = new URL(location.href);
  address.searchParams.delete("h");
  history.replaceState(history.state, "", address);
  const content = document.querySelector("main") ?? document.body;
  const href = new URL("./search.css", import.meta.url).href;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
  const ranges = [...inside(content, new Set(text.split(" ").filter(Boolean)))];
  if (globalThis.Highlight && CSS.highlights) {
    CSS.highlights.set("cb-found", new Highlight(...ranges));
  } else {
    // From the last to the first, since each one divides its text.
    for (const range of ranges.reverse()) range.surroundContents(document.createElement("mark"));
  }
}

/* The ranges of `content` that have the words. */
function* inside(content, words) {
  const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("script, style, svg, button, dialog, .headerlink, .cb-permalink")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  while (texts.nextNode()) {
    for (const [start, end] of found(texts.currentNode.data, words)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, start);
      range.setEnd(texts.currentNode, end);
      yield range;
    }
  }
}
