/* The plain way: what can be said of a form, and how it is written, where the checks cannot run. */

/* What the declarations say is wrong with a tree: pairs of a path and a sentence. */
export function wrongs(models, model, tree, path = []) {
  const found = [];
  for (const field of models[model]) {
    const value = tree[field.name];
    const here = [...path, field.name];
    const empty = value === undefined || value === "" || (Array.isArray(value) && !value.length);
    if (empty) {
      if (field.needed) found.push([here, `${field.label} is missing.`]);
      continue;
    }
    const values = Array.isArray(value) ? value : [value];
    values.forEach((each, number) => {
      const at = field.listed ? [...here, number] : here;
      if (field.model) found.push(...wrongs(models, field.model, each, at));
      else if (!fits(field, each)) found.push([at, `${field.label}: ${field.form}`]);
    });
  }
  return found;
}

function fits(field, value) {
  if (field.words) return field.words.some(([word]) => word === value);
  if (field.sort === "flag") return value === "true" || value === "false";
  return !field.pattern || new RegExp(field.pattern, "u").test(value);
}

/* A file that says what a tree does; its first line, by which editors know its fields, stays. */
export function file(tree, before) {
  const [first] = before.split("\n");
  return `${first.startsWith("# yaml") ? `${first}\n` : ""}${written(tree)}`;
}

/* A tree as YAML, each text in quotation marks; `make fmt` brings it into the form of all files. */
function written(tree, indent = "") {
  return Object.entries(tree).map(([name, value]) => `${indent}${name}:${after(value, indent)}`).join("");
}

function after(value, indent) {
  if (typeof value === "string") return ` ${JSON.stringify(value)}\n`;
  if (!Array.isArray(value)) return `\n${written(value, `${indent}  `)}`;
  if (!value.length) return " []\n";
  return `\n${value.map((item) => dashed(item, `${indent}  `)).join("")}`;
}

function dashed(item, indent) {
  if (typeof item === "string") return `${indent}- ${JSON.stringify(item)}\n`;
  const lines = written(item, `${indent}  `);
  return lines ? `${indent}- ${lines.slice(indent.length + 2)}` : `${indent}- {}\n`;
}
