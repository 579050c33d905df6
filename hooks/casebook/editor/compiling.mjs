/* Compiles the sources in an archive for the Python that runs in browsers, with that Python itself.
   Arguments: the folder of Pyodide, the archive, the archive to write. */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, from, to] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${folder}/` });
python.FS.writeFile("/sources.zip", readFileSync(from));
python.runPython(`
from importlib.util import source_hash
from marshal import dumps
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
import importlib.util

# The head of a file that is never compared with its source: PEP 552.
HEAD = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little")
with ZipFile("/sources.zip") as sources, ZipFile("/compiled.zip", "w") as compiled:
    for name in sources.namelist():
        data = sources.read(name)
        if name.endswith(".py"):
            code = compile(data, name, "exec", dont_inherit=True, optimize=2)
            name, data = f"{name}c", HEAD + source_hash(data) + dumps(code)
        info = ZipInfo(name)
        info.compress_type = ZIP_DEFLATED
        compiled.writestr(info, data)
`);
writeFileSync(to, python.FS.readFile("/compiled.zip"));
