/* What is known of the casebook before the checks are there: its files, their names, its kinds. */

import { said } from "./parts.js";

const FOLDER = "data/";
const MOST = 12;

export class Known {
  constructor(told, record) {
    Object.assign(this, told, record);
  }

  has(file) {
    return Object.hasOwn(this.texts, file);
  }

  text(file) {
    return this.has(file) ? this.texts[file] : "";
  }

  node(file) {
    return Object.hasOwn(this.nodes, file) ? this.nodes[file] : null;
  }

  /* The kind that a file is of by its folder. */
  kindOf(file) {
    const folder = file.slice(0, file.lastIndexOf("/"));
    if (!/\/[a-z0-9-]+\.(?:yml|proofs)$/.test(file)) return undefined;
    return Object.keys(this.kinds).find((kind) => this.kinds[kind].folder === folder);
  }

  /* What the record in a file is called; the file itself if it is none. */
  nameOf(file) {
    const node = this.node(file);
    const name = node && said(node).name;
    return typeof name === "string" ? name : file;
  }

  named(ref) {
    const file = `${FOLDER}${ref.split("#")[0]}.yml`;
    return this.node(file) ? this.nameOf(file) : ref;
  }

  get records() {
    const files = Object.keys(this.nodes).filter((file) => file.startsWith(FOLDER));
    return files.map((file) => [file, this.nameOf(file)]);
  }

  /* The records that what was typed may mean. */
  offered(typed, kinds) {
    const small = typed.toLowerCase();
    return this.records
      .map(([file, name]) => [file.slice(FOLDER.length, -".yml".length), name])
      .filter(([ref, name]) => kinds.includes(ref.split("/")[0]) && `${ref} ${name}`.toLowerCase().includes(small))
      .slice(0, MOST);
  }
}
