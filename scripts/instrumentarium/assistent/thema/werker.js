// De rekenaar: draait de kern in Python, naast de bladzijde. Krijgt vragen, geeft antwoorden; maakt geen verbinding
// meer zodra hij klaar is met laden. Wordt als blob gestart, zodat het beleid van de bladzijde ook hier geldt.
"use strict";
let pagina = null;
let lees = null;

async function begin({ motor, bundel }) {
  const [{ loadPyodide }, antwoord] = await Promise.all([import(motor + "pyodide.mjs"), fetch(bundel)]);
  if (!antwoord.ok) throw new Error("bundel");
  const [py, inhoud] = await Promise.all([
    loadPyodide({ indexURL: motor, stdout() {}, stderr() {} }),
    antwoord.arrayBuffer(),
  ]);
  py.unpackArchive(inhoud, "zip", { extractDir: "/bundel" });
  py.runPython("import sys; sys.path.insert(0, '/bundel/lib')");
  const module = py.pyimport("instrumentarium.besluit.zaak.pagina");
  pagina = module.open_page("/bundel/data");
  lees = py.runPython("lambda pagina, inhoud: pagina.open_case(inhoud.to_bytes())");
  return pagina.kinds();
}

function bytes(waarde) {
  const kopie = waarde.toJs();
  waarde.destroy();
  return kopie;
}

const WERK = {
  begin,
  open: ({ inhoud }) => lees(pagina, inhoud),
  bewaar: ({ antwoorden }) => pagina.save_case(antwoorden),
  toets: ({ antwoorden, vandaag }) => pagina.check(antwoorden, vandaag),
  maak: ({ antwoorden, vandaag, soorten, definitief }) => pagina.make.callKwargs(antwoorden, vandaag, soorten, { definitief }),
  haal: ({ naam }) => bytes(pagina.fetch(naam)),
  zip: () => bytes(pagina.archive()),
  vergeet: () => pagina.forget(),
};

self.onmessage = async ({ data }) => {
  const t = performance.now();
  try {
    const soort = WERK[data.werk];
    let invoer = data.invoer;
    const uitkomst = await soort(invoer);
    self.postMessage({ nr: data.nr, uitkomst, duur: performance.now() - t });
  } catch (fout) {
    // Van een fout gaat alleen de soort terug: in de tekst kan een gegeven uit de zaak staan.
    self.postMessage({ nr: data.nr, fout: String((fout && fout.type) || (fout && fout.name) || "fout") });
  }
};
self.postMessage({ nr: 0 });
