// Bij het bouwen: vertaalt de Python van de bundel alvast met dezelfde Pyodide, zodat de bladzijde sneller begint.
// Leest de bundel van de invoer en schrijft hem, met .pyc in plaats van .py, naar de uitvoer.
"use strict";
const { pathToFileURL } = require("node:url");
const { writeSync } = require("node:fs");

async function vertaal(map) {
  const { loadPyodide } = await import(pathToFileURL(map + "/pyodide.mjs").href);
  const stukken = [];
  for await (const stuk of process.stdin) stukken.push(stuk);
  const py = await loadPyodide({ indexURL: map + "/", stdout() {}, stderr() {} });
  py.FS.writeFile("/bundel.zip", new Uint8Array(Buffer.concat(stukken)));
  py.runPython(`
import py_compile, zipfile
from pathlib import Path

def vertaald(naam, inhoud):
    bron, doel = Path("/w") / naam, Path("/w.pyc")
    bron.parent.mkdir(parents=True, exist_ok=True)
    bron.write_bytes(inhoud)
    py_compile.compile(str(bron), cfile=str(doel), dfile=naam, doraise=True, optimize=0,
                       invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    return doel.read_bytes()

with zipfile.ZipFile("/bundel.zip") as oud, zipfile.ZipFile("/uit.zip", "w") as nieuw:
    for lid in oud.infolist():
        inhoud = oud.read(lid)
        if lid.filename.endswith(".py"):
            inhoud, lid.filename = vertaald(lid.filename, inhoud), lid.filename + "c"
        kopie = zipfile.ZipInfo(lid.filename, lid.date_time)
        kopie.compress_type, kopie.external_attr = zipfile.ZIP_DEFLATED, lid.external_attr
        nieuw.writestr(kopie, inhoud)
`);
  const uit = Buffer.from(py.FS.readFile("/uit.zip"));
  for (let plek = 0; plek < uit.length; ) plek += writeSync(1, uit, plek);
}

vertaal(process.argv[2]);
