// Bij het bouwen, in node: maakt met dezelfde Pyodide wat de bladzijde sneller laat beginnen. Drie opdrachten:
//   vertaal  de bundel met .pyc in plaats van .py, en met de code van de brieven en de voorwaarden
//   moment   een momentopname van het geheugen zodra de rekenaar klaar is, ingepakt
//   pak      de invoer, ingepakt
// Leest van de invoer en schrijft naar de uitvoer. Klok en toeval staan stil: tweemaal bouwen geeft hetzelfde.
"use strict";
const crypto = require("node:crypto");
const { readFileSync, writeSync } = require("node:fs");
const { pathToFileURL } = require("node:url");
const { gzipSync } = require("node:zlib");
const [, , opdracht, map, begin] = process.argv;
const TOEN = Date.UTC(1980, 0, 1);

function zetStil() {
  globalThis.Date = class extends Date {
    constructor(...delen) {
      super(...(delen.length ? delen : [TOEN]));
    }
    static now() {
      return TOEN;
    }
  };
  performance.now = () => 0;
  Math.random = () => 0.5;
  crypto.randomFillSync = (vak) => vak.fill(7);
  globalThis.crypto.getRandomValues = (vak) => vak.fill(7);
}

async function start(bundel, opties) {
  zetStil();
  const { loadPyodide } = await import(pathToFileURL(map + "/pyodide.mjs").href);
  // Een naam van hier, in plaats van de map van deze computer; en dezelfde volgorde van verzamelingen, elke keer.
  const omgeving = { PYTHONHASHSEED: "0", LANG: "nl_NL.UTF-8", TZ: "UTC" };
  const slot = { info: JSON.parse(readFileSync(map + "/pyodide-lock.json", "utf8")).info, packages: {} };
  const py = await loadPyodide({
    indexURL: map + "/", packageBaseUrl: "/", lockFileContents: slot, env: omgeving, _sysExecutable: "/python",
    stdout() {}, stderr() {}, ...opties,
  });
  py.FS.writeFile("/bundel.zip", bundel);
  return py;
}

async function vertaal(bundel) {
  const py = await start(bundel, {});
  py.runPython(begin);
  py.runPython(`
import py_compile, zipfile
from pathlib import Path
from instrumentarium.besluit.zaak.voorraad import CODE, compile_stock, practice_cases

def vertaald(naam, inhoud):
    bron, doel = Path("/w") / naam, Path("/w.pyc")
    bron.parent.mkdir(parents=True, exist_ok=True)
    bron.write_bytes(inhoud)
    py_compile.compile(str(bron), cfile=str(doel), dfile=naam, doraise=True, optimize=0,
                       invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    return doel.read_bytes()

def zet(zip_, naam, inhoud):
    lid = zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0))
    lid.compress_type, lid.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    zip_.writestr(lid, inhoud)

pagina.practise(practice_cases("/bundel.zip"))
with zipfile.ZipFile("/bundel.zip") as oud, zipfile.ZipFile("/uit.zip", "w") as nieuw:
    for naam in oud.namelist():
        python = naam.endswith(".py")
        zet(nieuw, naam + "c" * python, vertaald(naam, oud.read(naam)) if python else oud.read(naam))
    zet(nieuw, CODE, compile_stock(pagina.brieven))
`);
  return py.FS.readFile("/uit.zip");
}

async function moment(bundel) {
  const py = await start(bundel, { _makeSnapshot: true });
  py.runPython(begin);
  // Alles laden, want de bundel zelf gaat niet mee (wat lxml wil, is van de compiler en blijft achter); een keer
  // oefenen; en weg met wat dan niemand meer gebruikt.
  py.runPython(`
import contextlib, gc, importlib, zipfile
from instrumentarium.besluit.zaak.voorraad import practice_cases

with zipfile.ZipFile("/bundel.zip") as zip_:
    namen = [naam for naam in zip_.namelist() if naam.startswith("lib/instrumentarium/")]
for naam in namen:
    with contextlib.suppress(ModuleNotFoundError):
        importlib.import_module(naam.removeprefix("lib/").rpartition(".")[0].removesuffix("/__init__").replace("/", "."))
pagina.practise(practice_cases("/bundel.zip")[:1])
del naam, namen, practice_cases, zip_
gc.collect()
`);
  veeg(py._module);
  return gzipSync(zonderStaart(py.makeMemorySnapshot()));
}

// Zet nullen in wat vrij is: dat pakt beter in, en er blijft niets staan van wat alleen even nodig was.
function veeg(kern) {
  const vakken = [];
  for (let maat = 1 << 16; maat >= 16; maat >>= 1) {
    const einde = kern._sbrk(0);
    while (kern._sbrk(0) === einde) {
      vakken.push(kern._malloc(maat));
      kern.HEAPU8.fill(0, vakken.at(-1), vakken.at(-1) + maat);
    }
  }
  for (const vak of vakken) kern._free(vak);
}

function zonderStaart(foto) {
  let einde = foto.length;
  while (einde && !foto[einde - 1]) einde--;
  return foto.subarray(0, Math.ceil(einde / 65536) * 65536);
}

const WERK = { vertaal, moment, pak: (inhoud) => gzipSync(inhoud, { level: 9 }) };

async function doe() {
  const stukken = [];
  for await (const stuk of process.stdin) stukken.push(stuk);
  const uit = await WERK[opdracht](new Uint8Array(Buffer.concat(stukken)));
  for (let plek = 0; plek < uit.length; ) plek += writeSync(1, uit, plek);
}

doe().catch((fout) => {
  console.error(String((fout && fout.message) || fout).slice(-2000));
  process.exitCode = 1;
});
