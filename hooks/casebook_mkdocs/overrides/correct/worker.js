/* The checks of the casebook, in a thread of their own: the same modules as on the command line,
   run by Python in this browser. Nothing is asked of another host. */

const here = (name) => new URL(`engine/${name}`, import.meta.url);
let session;

async function bytes(name) {
  const answer = await fetch(here(name));
  if (!answer.ok) throw new Error(`${name} did not come (${answer.status}).`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function begin(known, wheel) {
  const step = (number) => postMessage({ step: number });
  const { loadPyodide } = await import(here("pyodide.mjs"));
  const parts = [bytes("engine.zip"), bytes(wheel)];
  const python = await loadPyodide({ indexURL: here("").href });
  step(2);
  for (const part of await Promise.all(parts)) {
    python.unpackArchive(part, "zip", { extractDir: "/engine" });
  }
  python.runPython("import sys; sys.path.insert(0, '/engine'); sys.dont_write_bytecode = True");
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
