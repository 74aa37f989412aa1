// De verbinding met de rekenaar: start hem zodra de bladzijde er is, stelt vragen en telt wat er over het netwerk gaat.
"use strict";
const adres = (naam) => new URL(naam, import.meta.url).href;
const MOMENT = "@MOMENT@";
const WAAR = { motor: adres("motor-@MOTOR@/"), bundel: adres("bundel-@BUNDEL@.zip"), moment: MOMENT && adres(MOMENT) };
const wachtend = new Map();
let werker = null;
let nr = 0;

export function vraag(werk, invoer = {}) {
  if (!werker) return Promise.reject(new Error("geen rekenaar"));
  return new Promise((goed, mis) => {
    wachtend.set(++nr, { goed, mis, werk });
    werker.postMessage({ nr, werk, invoer });
  });
}

async function start() {
  if (typeof WebAssembly !== "object") throw new Error("wasm");
  // Als blob: dan geldt het beleid van deze bladzijde ook in de rekenaar.
  const bron = URL.createObjectURL(new Blob([await (await fetch(adres("werker.js?@VERSIE@"))).text()], { type: "text/javascript" }));
  werker = new Worker(bron, { type: "module" });
  werker.onmessage = ({ data }) => {
    const wie = wachtend.get(data.nr);
    wachtend.delete(data.nr);
    // Hoe lang het laatste werk van elke soort duurde, voor wie meet.
    performance.clearMeasures(wie.werk);
    performance.measure(wie.werk, { start: performance.now() - (data.duur || 0), duration: data.duur || 0 });
    data.fout ? wie.mis(new Error(data.fout)) : wie.goed(data.uitkomst);
  };
  werker.onerror = () => {
    wachtend.forEach((wie) => wie.mis(new Error("rekenaar")));
    wachtend.clear();
  };
  const uitkomst = await vraag("begin", WAAR);
  URL.revokeObjectURL(bron);
  performance.mark("rekenaar");
  return uitkomst;
}

export const klaar = start().catch((fout) => {
  werker = null;
  throw fout;
});
klaar.catch(() => {});

// Zegt hoe vaak er iets is opgehaald sinds de rekenaar klaar is. Het plaatje op het tabblad telt niet mee: dat haalt de
// browser zelf opnieuw, ook bij een sprong binnen de bladzijde.
export function telNetwerk(toon) {
  const sinds = performance.now();
  const plaatje = document.querySelector('link[rel="icon"]')?.href;
  let aantal = 0;
  toon(aantal);
  new PerformanceObserver((lijst) => {
    aantal += lijst.getEntries().filter((rij) => rij.startTime > sinds && !rij.name.startsWith("blob:") && rij.name !== plaatje).length;
    toon(aantal);
  }).observe({ type: "resource" });
}
