/* Wat alle scripts van het handboek delen: elementen, opslag, dagen en adressen. Vraagt niets aan een andere server. */
"use strict";
const Hulp = (() => {
  const MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
  const gegevens = window.HANDBOEK || { gemeenten: [], op: "" };
  const namen = Object.fromEntries(gegevens.gemeenten);
  const map = document.body.dataset.basis || ".";
  const basis = map.endsWith("/") ? map : `${map}/`;
  const vraag = new URLSearchParams(location.search);

  const alle = (kies, binnen = document) => [...binnen.querySelectorAll(kies)];
  const een = (kies, binnen = document) => binnen.querySelector(kies);
  const toon = (element, zichtbaar) => { if (element) element.hidden = !zichtbaar; };

  function maak(naam, klasse, tekst) {
    const element = document.createElement(naam);
    if (klasse) element.className = klasse;
    if (tekst !== undefined) element.textContent = tekst;
    return element;
  }

  function link(naar, tekst, klasse) {
    const element = maak("a", klasse, tekst);
    element.href = adres(naar);
    return element;
  }

  /* opslag die dicht staat, kost alleen het onthouden */
  function bewaar(opslag, naam, waarde) {
    try {
      if (waarde) window[opslag].setItem(naam, waarde);
      else window[opslag].removeItem(naam);
    } catch (fout) { /* geen opslag */ }
  }
  function haal(opslag, naam) {
    try { return window[opslag].getItem(naam) || ""; } catch (fout) { return ""; }
  }

  function inWoorden(dag) {
    const [jaar, maand, nummer] = dag.split("-");
    return `${Number(nummer)} ${MAANDEN[Number(maand) - 1]} ${jaar}`;
  }
  const isDag = (dag) => /^\d{4}-\d{2}-\d{2}$/.test(dag) && !Number.isNaN(Date.parse(dag));
  function vandaag() {
    const nu = new Date(), twee = (getal) => String(getal).padStart(2, "0");
    return `${nu.getFullYear()}-${twee(nu.getMonth() + 1)}-${twee(nu.getDate())}`;
  }

  /* een bladzijde die uit een map is geopend heeft geen server die index.html kiest */
  const uitMap = location.protocol === "file:";
  function adres(pad) {
    if (!uitMap || /^[a-z]+:/i.test(pad)) return pad;
    return pad.replace(/\/(?=$|[?#])/, "/index.html").replace(/^\.\/index/, "./index");
  }
  if (uitMap) {
    for (const a of alle("a[href]")) {
      const naar = a.getAttribute("href");
      if (!/^[a-z]+:|^#/i.test(naar)) a.setAttribute("href", adres(naar));
    }
    for (const formulier of alle("form[action]")) formulier.setAttribute("action", adres(formulier.getAttribute("action")));
  }

  return { gegevens, namen, basis, vraag, alle, een, toon, maak, link, bewaar, haal, inWoorden, isDag, vandaag, uitMap, adres };
})();
