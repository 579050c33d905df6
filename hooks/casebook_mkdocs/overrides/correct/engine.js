/* The engine: questions to the worker, each with its answer as a promise. */

/* Work that could not be done as asked, with the sentences that say why. */
export class Refused extends Error {
  constructor(sentences) {
    super(sentences.join(" "));
    this.sentences = sentences;
  }
}

export class Engine {
  constructor() {
    this.stepped = () => {};
    this.waiting = new Map();
    this.last = 0;
    this.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.broken = new Promise((_, fail) => { this.fail = fail; });
    this.broken.catch(() => {});
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.fail(new Error(event.message || "The checks could not be loaded."));
    };
    this.worker.onmessage = ({ data }) => {
      if (data.step) this.stepped(data.step);
      else if (data.broken) this.fail(new Error(data.broken));
      else this.settle(data);
    };
  }

  settle({ id, answer, refused, failed }) {
    const { done, fail } = this.waiting.get(id);
    this.waiting.delete(id);
    if (failed) fail(new Error(failed));
    else if (refused) fail(new Refused(refused));
    else done(answer);
  }

  ask(question, ...given) {
    const id = (this.last += 1);
    const answer = new Promise((done, fail) => this.waiting.set(id, { done, fail }));
    this.worker.postMessage({ id, question, given });
    return Promise.race([answer, this.broken]);
  }
}

/* The key of a text, which only a browser's own code derives in a moment (evidence.md says how). */
const ROUNDS = 600_000;
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

export async function derived(secret, document) {
  const key = await crypto.subtle.importKey("raw", unhex(secret), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: unhex(document), iterations: ROUNDS };
  return hex(new Uint8Array(await crypto.subtle.deriveBits(how, key, 256)));
}
