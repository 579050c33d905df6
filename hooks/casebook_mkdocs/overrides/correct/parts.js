/* Parts of pages: elements, and what the nodes of a file say. */

let last = 0;

/* An element with properties and attributes; what begins with "on" hears an event. */
export function make(tag, given = {}, ...within) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && name !== "list") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...within.filter((each) => each !== null && each !== undefined));
  return made;
}

export const fresh = (name) => `${name}-${(last += 1)}`;

/* What a node says: texts, lists and fields. The nodes are those of casebook.editor.prepared. */
export function said(node) {
  if (typeof node[2] === "string") return node[2];
  if (node.length === 3) return node[2].map(said);
  const tree = {};
  for (let at = 0; at < node[2].length; at += 4) tree[node[2][at]] = said(node[2][at + 3]);
  return tree;
}

/* The path of the innermost field or item that begins at a place or before it. */
export function pathAt(node, line, column = Infinity) {
  let found = [];
  const before = (l, c) => l < line || (l === line && c <= column);
  const walk = (each, path) => {
    if (before(each[0], each[1])) found = path;
    if (typeof each[2] === "string") return;
    if (each.length === 3) each[2].forEach((item, number) => walk(item, [...path, number]));
    else {
      for (let at = 0; at < each[2].length; at += 4) {
        const below = [...path, each[2][at]];
        if (before(each[2][at + 1], each[2][at + 2])) found = below;
        walk(each[2][at + 3], below);
      }
    }
  };
  walk(node, []);
  return found;
}

/* Runs once nothing has happened for a while. */
export function settled(milliseconds, run) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...given), milliseconds);
  };
}
