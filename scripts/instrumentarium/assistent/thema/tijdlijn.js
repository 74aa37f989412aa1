// De termijnen: een tekening op een breed scherm, altijd ook als lijst met de berekening.
"use strict";
const SVG = "http://www.w3.org/2000/svg";
const MAANDEN = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

export function datum(iso) {
  const [jaar, maand, dag] = iso.slice(0, 10).split("-").map(Number);
  const uur = iso.length > 10 ? ", " + iso.slice(11, 16).replace(":", ".") + " uur" : "";
  return `${dag} ${MAANDEN[maand - 1]} ${jaar}${uur}`;
}

function el(naam, kenmerken, tekst) {
  const element = document.createElementNS(SVG, naam);
  for (const [sleutel, waarde] of Object.entries(kenmerken)) element.setAttribute(sleutel, waarde);
  if (tekst) element.textContent = tekst;
  return element;
}

function balken(tijdlijn) {
  const dag = (wat) => tijdlijn.find((rij) => rij.wat === wat)?.datum;
  const paren = [["voornemen", "einde termijn zienswijzen", "Zienswijze"], ["begin sluiting", "einde sluiting", "Gesloten"]];
  const uit = [];
  const gehad = new Set();
  for (const [van, tot, naam] of paren) {
    if (dag(van) && dag(tot)) {
      uit.push({ naam, van: dag(van), tot: dag(tot), vol: van === "begin sluiting" });
      gehad.add(van).add(tot);
    }
  }
  for (const rij of tijdlijn) if (!gehad.has(rij.wat)) uit.push({ naam: rij.wat[0].toUpperCase() + rij.wat.slice(1), van: rij.datum });
  return uit.sort((a, b) => a.van.localeCompare(b.van));
}

function tekening(tijdlijn, vandaag) {
  const rijen = balken(tijdlijn);
  const tijden = [...rijen.flatMap((rij) => [rij.van, rij.tot || rij.van]), vandaag].map((iso) => Date.parse(iso.slice(0, 10)));
  const [begin, einde] = [Math.min(...tijden), Math.max(...tijden)];
  const x = (iso) => 330 + (560 * (Date.parse(iso.slice(0, 10)) - begin)) / Math.max(einde - begin, 864e5);
  const hoog = 30 + rijen.length * 34;
  const svg = el("svg", { viewBox: `0 0 1120 ${hoog + 24}`, class: "tijdbalk", "aria-hidden": "true", focusable: "false" });
  svg.append(el("path", { class: "nu", d: `M${x(vandaag)} 4V${hoog}` }), el("text", { x: x(vandaag), y: hoog + 18, "text-anchor": "middle" }, "vandaag"));
  rijen.forEach((rij, n) => {
    const y = 24 + n * 34;
    svg.append(el("path", { class: "as", d: `M330 ${y}H890` }), el("text", { x: 0, y: y + 5 }, rij.naam.slice(0, 44)));
    if (rij.tot) svg.append(el("rect", { class: rij.vol ? "vol" : "balk", x: x(rij.van), y: y - 9, width: Math.max(x(rij.tot) - x(rij.van), 6), height: 18, rx: 4 }));
    else svg.append(el("circle", { class: "punt", cx: x(rij.van), cy: y, r: 6 }));
    svg.append(el("text", { x: 905, y: y + 5 }, datum((rij.tot || rij.van).slice(0, 10))));
  });
  return svg;
}

export function toonTijdlijn(doel, uitslag, vandaag) {
  const rijen = uitslag.tijdlijn || [];
  if (!rijen.length) return;
  const lijst = document.createElement("ol");
  lijst.className = "rekenlijst";
  const uitleg = new Map((uitslag.termijnen || []).map((termijn) => [termijn.omschrijving, `${termijn.berekening} (${termijn.grondslag})`]));
  for (const rij of rijen) {
    const item = document.createElement("li");
    const kop = document.createElement("b");
    kop.textContent = datum(rij.datum) + ": ";
    item.append(kop, rij.wat, uitleg.has(rij.wat) ? ". " + uitleg.get(rij.wat) : "");
    lijst.append(item);
  }
  doel.replaceChildren(tekening(rijen, vandaag), lijst);
}
