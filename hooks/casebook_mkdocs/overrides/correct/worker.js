/* The checks of the casebook, in a thread of their own: the same modules as on the command line,
   run by Python in this browser. Nothing is asked of another host. */

const here = (name) => new URL(`engine/${name}`, import.meta.url);
let session;

async function bytes(name) {
  const answer = await fetch(here(name));
  if (!answer.ok) throw new Error(`${name} did not come (${answer.status}).`);
  return new Uint8Array(await answer.arrayBuffer());
}

/* Where the runtime cannot begin, Pyodide tells the console alone, and waits forever. */
for (const name of ["instantiate", "instantiateStreaming"]) {
  const own = WebAssembly[name];
  WebAssembly[name] = (...given) => {
    const made = own.apply(WebAssembly, given);
    made.catch((reason) => postMessage({ broken: String(reason?.message || reason) }));
    return made;
  };
}

/* What needs nothing of the page begins to come at once. */
const loaded = import(here("pyodide.mjs")).then(({ loadPyodide }) => loadPyodide({ indexURL: here("").href }));
const engine = bytes("engine.zip");
for (const each of [loaded, engine]) each.catch(() => {});

async function begin(known, wheel) {
  const step = (number) => postMessage({ step: number });
  const parts = [engine, bytes(wheel)];
  const python = await loaded;
  step(2);
  for (const part of await Promise.all(parts)) {
    python.unpackArchive(part, "zip", { extractDir: "/engine" });
  }
  python.runPython(`
import os, sys
sys.path.insert(0, "/engine")
sys.dont_write_bytecode = True
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"  # It would look for them among all packages.
`);
  step(3);
  const { Session } = python.pyimport("casebook.editor.session");
  const { Path } = python.pyimport("pathlib");
  session = Session(Path("/casebook"), known);
  step(4);
}

/* Where the runtime does not come, it says so to nobody but the thread. */
addEventListener("unhandledrejection", ({ reason }) => {
  postMessage({ broken: String(reason?.message || reason) });
});

onmessage = async ({ data: { id, question, given } }) => {
  try {
    if (question === "begin") {
      await begin(...given);
      postMessage({ id, answer: null });
    } else {
      postMessage({ id, ...JSON.parse(session.answer(question, JSON.stringify(given))) });
    }
  } catch (error) {
    postMessage({ id, failed: String(error.message || error) });
  }
};
