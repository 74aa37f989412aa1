// De termijnen: een tekening op een breed scherm, altijd ook als lijst met de berekening.
"use strict";
const SVG = "http://www.w3.org/2000/svg";
const MAANDEN = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
const [LINKS, BREED, RECHTS] = [330, 560, 905];
const PAREN = [["voornemen", "einde termijn zienswijzen", "Zienswijze"], ["begin sluiting", "einde sluiting", "Gesloten"]];
const DAG = 864e5;

export function datum(iso) {
  const [jaar, maand, dag] = iso.slice(0, 10).split("-").map(Number);
  const uur = iso.length > 10 ? ", " + iso.slice(11, 16).replace(":", ".") + " uur" : "";
  return `${dag} ${MAANDEN[maand - 1]} ${jaar}${uur}`;
}

const kort = (iso) => datum(iso.slice(0, 10));
const tijd = (iso) => Date.parse(iso.slice(0, 10));
const groot = (tekst) => tekst[0].toUpperCase() + tekst.slice(1);

function el(naam, kenmerken, tekst) {
  const element = document.createElementNS(SVG, naam);
  for (const [sleutel, waarde] of Object.entries(kenmerken)) element.setAttribute(sleutel, waarde);
  if (tekst) element.textContent = tekst;
  return element;
}

// Wat een begin en een einde heeft, wordt een balk; de rest een punt.
function balken(rijen) {
  const dag = (wat) => rijen.find((rij) => rij.wat === wat)?.datum;
  const heel = PAREN.filter(([van, tot]) => dag(van) && dag(tot));
  const gehad = new Set(heel.flatMap(([van, tot]) => [van, tot]));
  const uit = heel.map(([van, tot, naam]) => ({ naam, van: dag(van), tot: dag(tot), vol: naam === "Gesloten" }));
  for (const rij of rijen) if (!gehad.has(rij.wat)) uit.push({ naam: groot(rij.wat), van: rij.datum });
  return uit.sort((a, b) => a.van.localeCompare(b.van));
}

// De eerste dag van elke maand; bij meer dan een jaar niet elke maand.
function maanden(begin, einde) {
  const uit = [];
  const nu = new Date(begin);
  for (let n = nu.getUTCMonth() + 1; Date.UTC(nu.getUTCFullYear(), n) <= einde; n++) uit.push(new Date(Date.UTC(nu.getUTCFullYear(), n)));
  const stap = Math.ceil(uit.length / 7);
  return uit.filter((_, n) => n % stap === 0);
}

function tekening(rijen, vandaag) {
  const vakken = balken(rijen);
  const tijden = [...vakken.flatMap((vak) => [vak.van, vak.tot || vak.van]), vandaag].map(tijd);
  const [begin, einde] = [Math.min(...tijden), Math.max(...tijden)];
  const plek = (ms) => LINKS + (BREED * (ms - begin)) / Math.max(einde - begin, DAG);
  const laag = 46 + vakken.length * 34;
  const svg = el("svg", { viewBox: `0 0 1120 ${laag + 26}`, class: "tijdbalk", "aria-hidden": "true", focusable: "false" });
  for (const maand of maanden(begin, einde)) {
    const x = plek(maand.getTime());
    const naam = MAANDEN[maand.getUTCMonth()] + (maand.getUTCMonth() ? "" : " " + maand.getUTCFullYear());
    svg.append(el("path", { class: "as", d: `M${x} 26V${laag}` }), el("text", { class: "maand", x, y: 16, "text-anchor": "middle" }, naam));
  }
  vakken.forEach((vak, n) => {
    const y = 46 + n * 34;
    const [van, tot] = [plek(tijd(vak.van)), plek(tijd(vak.tot || vak.van))];
    svg.append(el("text", { x: 0, y: y + 5 }, vak.naam.length > 44 ? vak.naam.slice(0, 43) + "…" : vak.naam));
    if (vak.tot) svg.append(el("rect", { class: vak.vol ? "vol" : "balk", x: van, y: y - 9, width: Math.max(tot - van, 6), height: 18, rx: 4 }));
    else svg.append(el("circle", { class: "punt", cx: van, cy: y, r: 6 }));
    svg.append(el("text", { x: RECHTS, y: y + 5 }, vak.tot ? `tot ${kort(vak.tot)}` : kort(vak.van)));
  });
  const nu = plek(tijd(vandaag));
  svg.append(el("path", { class: "nu", d: `M${nu} 26V${laag}` }), el("text", { class: "nunaam", x: nu, y: laag + 18, "text-anchor": "middle" }, `vandaag, ${kort(vandaag)}`));
  return svg;
}

export function toonTijdlijn(doel, uitslag, vandaag) {
  const rijen = [...(uitslag.tijdlijn || [])].sort((a, b) => a.datum.localeCompare(b.datum));
  if (!rijen.length) {
    const leeg = document.createElement("p");
    leeg.className = "stil";
    leeg.textContent = "De termijnen komen hier zodra er een datum is.";
    doel.replaceChildren(leeg);
    return;
  }
  const uitleg = new Map((uitslag.termijnen || []).map((termijn) => [termijn.omschrijving, `${termijn.berekening} (${termijn.grondslag})`]));
  const lijst = document.createElement("ol");
  lijst.className = "rekenlijst";
  for (const rij of rijen) {
    const item = document.createElement("li");
    const kop = document.createElement("b");
    kop.textContent = datum(rij.datum) + ": ";
    item.append(kop, rij.wat[0].toLowerCase() + rij.wat.slice(1), uitleg.has(rij.wat) ? ". " + uitleg.get(rij.wat) : "");
    if (rij.datum.slice(0, 10) < vandaag) item.className = "voorbij";
    lijst.append(item);
  }
  doel.replaceChildren(tekening(rijen, vandaag), lijst);
}
