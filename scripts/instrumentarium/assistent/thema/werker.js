// De rekenaar: draait de kern in Python, naast de bladzijde. Krijgt vragen, geeft antwoorden; maakt geen verbinding
// meer zodra hij klaar is met laden. Wordt als blob gestart, zodat het beleid van de bladzijde ook hier geldt.
"use strict";
const haal = self.fetch.bind(self);
let pagina = null;
let open = null;

// Wat ingepakt klaarligt, wordt hier uitgepakt; de dienst bewaart het al uitgepakt.
async function pakUit(adres, soort) {
  const antwoord = await haal(adres);
  if (!antwoord.ok) throw new Error("niet gevonden");
  if (antwoord.headers.has("uitgepakt")) return antwoord;
  return new Response(antwoord.body.pipeThrough(new DecompressionStream("gzip")), { headers: { "content-type": soort } });
}

async function laad(motor, opties) {
  const wasm = pakUit(motor + "pyodide.asm.wasm.bin", "application/wasm");
  // Pyodide vraagt zelf om zijn wasm; het krijgt wat al onderweg is. Komt dat niet, dan wacht Pyodide voor altijd.
  self.fetch = (adres, ...rest) => (String(adres).endsWith("pyodide.asm.wasm") ? wasm : haal(adres, ...rest));
  const mislukt = wasm.then(() => new Promise(() => {}));
  const [{ loadPyodide }, kern] = await Promise.all([import(motor + "pyodide.mjs"), import(motor + "pyodide.asm.mjs")]);
  return Promise.race([loadPyodide({ indexURL: motor, stdout() {}, stderr() {}, ...opties(kern.default) }), mislukt]);
}

// Het geheugen van een rekenaar die al klaarstond: niets meer te laden of te vertalen.
async function uitMoment({ motor, moment }) {
  const foto = pakUit(moment, "application/octet-stream").then((antwoord) => antwoord.arrayBuffer());
  foto.catch(() => {});
  return laad(motor, (maakKern) => ({
    _loadSnapshot: foto,
    createPyodideModule: async (instellingen) => {
      const kern = await maakKern(instellingen);
      const nodig = (await foto).byteLength;
      if (kern.HEAP8.length < nodig) kern.growMemory(nodig);
      return kern;
    },
  }));
}

async function vanVoorAan({ motor, bundel }) {
  const antwoord = await haal(bundel);
  if (!antwoord.ok) throw new Error("niet gevonden");
  const [py, inhoud] = await Promise.all([laad(motor, () => ({})), antwoord.arrayBuffer()]);
  py.FS.writeFile("/bundel.zip", new Uint8Array(inhoud));
  py.runPython(`@BEGIN@`);
  return py;
}

function neem(py, vlug) {
  pagina = py.globals.get("pagina");
  open = py.globals.get("open_case");
  return { soorten: JSON.parse(pagina.kinds()), vlug };
}

async function begin(waar) {
  if (waar.moment) {
    try {
      return neem(await uitMoment(waar), true);
    } catch {
      // Deze browser wil de momentopname niet: dan het gewone begin, dat duurt alleen langer.
    }
  }
  return neem(await vanVoorAan(waar), false);
}

function bytes(waarde) {
  const kopie = waarde.toJs();
  waarde.destroy();
  return kopie;
}

const WERK = {
  begin,
  open: ({ inhoud }) => open(inhoud),
  bewaar: ({ antwoorden }) => pagina.save_case(antwoorden),
  toets: ({ antwoorden, vandaag }) => pagina.check(antwoorden, vandaag),
  maak: ({ antwoorden, vandaag, soorten, definitief }) => pagina.make.callKwargs(antwoorden, vandaag, soorten, { definitief }),
  bekijk: ({ naam }) => pagina.preview(naam),
  haal: ({ naam }) => bytes(pagina.fetch(naam)),
  zip: () => bytes(pagina.archive()),
  vergeet: () => pagina.forget(),
};

self.onmessage = async ({ data }) => {
  const begonnen = performance.now();
  try {
    const uitkomst = await WERK[data.werk](data.invoer);
    self.postMessage({ nr: data.nr, uitkomst, duur: performance.now() - begonnen });
  } catch (fout) {
    // Van een fout gaat alleen de soort terug: in de tekst kan een gegeven uit de zaak staan.
    self.postMessage({ nr: data.nr, fout: String((fout && fout.type) || (fout && fout.name) || "fout") });
  }
};
