// De bladzijde Besluit opstellen: verbindt formulier, rekenaar en scherm. Wat ingevuld is, komt nooit in een adres,
// titel, link of logboek; verbinding is er alleen om de eigen bestanden te laden.
"use strict";
import { haal, haalRijWeg, heeftWaarde, inVragen, lees, nieuweRij, nummerRijen, toonWatTelt, vraagVan, vul, zetGeen, zetMeldingen, zoek } from "./formulier.js?@VERSIE@";
import { bewaard, download, onthoud, vergeet } from "./opslag.js?@VERSIE@";
import { klaar as begonnen, telNetwerk, vraag } from "./rekenaar.js?@VERSIE@";
import { toonTijdlijn } from "./tijdlijn.js?@VERSIE@";
import { toonWie } from "./wie.js?@VERSIE@";
import { maak, toonBeleid, toonBevindingen, toonBrieven, toonGemis } from "./tonen.js?@VERSIE@";

const id = (naam) => document.getElementById(naam);
const formulier = id("formulier");
const stappen = [...formulier.querySelectorAll(".stap")];
const MB = 1024 * 1024;
const SCHOON = "{}";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
let uitslag = { fouten: {}, bevindingen: [], nodig: [], verborgen: [] };
let laatsteBrieven = [];
let opgeslagen = SCHOON;
let huidig = 0;
let verst = 0; // de verste stap waar u was

// ── De rekenaar ──────────────────────────────────────────────────────────────
const klaar = begonnen.then(({ soorten, vlug }) => {
  for (const rij of soorten) id("soort").append(new Option(rij.titel, rij.soort));
  id("rekenaar").textContent = "De rekenaar is klaar.";
  telNetwerk((aantal) => (id("netwerk").textContent = "Opgehaald of verzonden sinds de rekenaar klaar is: " + (aantal ? aantal + " keer." : "niets.")));
  document.documentElement.dataset.begin = vlug ? "moment" : "gewoon";
  document.documentElement.dataset.rekenaar = "klaar";
}, () => {
  document.documentElement.dataset.rekenaar = "mislukt";
  id("rekenaar").textContent = "De rekenaar werkt niet in deze browser.";
  meld("Deze browser kan de brieven niet maken. Uw werk blijft staan: kies Bewaar zaakbestand, en open dat bestand in een nieuwe Edge, Firefox of Chrome.");
  return Promise.reject(new Error("rekenaar"));
});
// De eerste keer pas daarna bewaren voor gebruik zonder netwerk: anders wacht de rekenaar op dezelfde lijn.
const houd = () => navigator.serviceWorker.register(new URL("dienst.js", import.meta.url)).catch(() => {});
if (navigator.serviceWorker?.controller) houd();
else if (navigator.serviceWorker) klaar.then(houd, houd);

// ── Een ronde: lezen, toetsen, tonen ─────────────────────────────────────────
const vandaag = () => {
  const nu = new Date();
  return [nu.getFullYear(), String(nu.getMonth() + 1).padStart(2, "0"), String(nu.getDate()).padStart(2, "0")].join("-");
};
let bezig = false;
let nogEens = false;
let wekker = 0;

function straks() {
  clearTimeout(wekker);
  wekker = setTimeout(ronde, 120);
}

async function ronde() {
  if (bezig) return void (nogEens = true);
  bezig = true;
  const antwoorden = lees(formulier);
  toonZaak(antwoorden);
  nummerRijen(formulier);
  toonWie(formulier, (antwoorden.betrokkenen || []).filter((partij) => partij.naam && partij.minderjarig !== "true").map((partij) => partij.naam));
  if (id("onthoud").checked && !onthoud(antwoorden)) geenOpslag();
  try {
    await klaar;
    uitslag = leesbaar({ bevindingen: [], tijdlijn: [], ...JSON.parse(await vraag("toets", { antwoorden: JSON.stringify(antwoorden), vandaag: vandaag() })) });
    toon(antwoorden);
  } catch {
    // De rekenaar ontbreekt of liep vast: het formulier blijft bruikbaar.
  }
  bezig = false;
  document.documentElement.dataset.ronde = String(Number(document.documentElement.dataset.ronde || 0) + 1);
  if (nogEens) {
    nogEens = false;
    ronde();
  }
}

function leesbaar(gevonden) {
  for (const rij of gevonden.bevindingen) for (const deel of ["melding", "herstel"]) rij[deel] = inVragen(formulier, rij[deel]);
  for (const [pad, tekst] of Object.entries(gevonden.fouten)) gevonden.fouten[pad] = inVragen(formulier, tekst);
  return gevonden;
}

// De zaak in een zin, onder de kop: zo ziet u dat u in de goede zaak werkt.
function toonZaak({ kenmerk, gemeente, pand, constatering }) {
  id("zaaknaam").textContent = kenmerk || "";
  const naam = [...formulier.querySelector('[data-pad="gemeente"]').options].find((keuze) => keuze.value && keuze.value === gemeente)?.text;
  const adres = pand?.adres?.straat ? [pand.adres.straat, pand.adres.huisnummer].filter(Boolean).join(" ") : "";
  const waar = [naam, [adres, pand?.adres?.plaats].filter(Boolean).join(" in ")].filter(Boolean).join(", ");
  id("zaakregel").className = "klein" + (naam ? ` gem gem--${gemeente}` : "");
  id("zaakregel").textContent = waar ? waar + (constatering?.datum ? `. Gevonden op ${constatering.datum}.` : ".") : "";
}

function toon(antwoorden) {
  toonWatTelt(formulier, uitslag.verborgen);
  toonMeldingen();
  const fouten = Object.keys(uitslag.fouten).length;
  const later = uitslag.bevindingen.filter((rij) => !gehad(rij.plaats));
  const leeg = uitslag.peildatum ? (later.length ? "Tot hier geen bevindingen." : "Geen bevindingen.") : fouten ? "De toetsen wachten: eerst moet kloppen wat u invulde." : "Vul de gemeente in. Dan beginnen de toetsen.";
  if (!document.activeElement.closest(".aanvaard")) toonBevindingen(id("bevindingen"), id("telling"), uitslag.bevindingen, later, doen, leeg);
  id("naartoetsen").textContent = uitslag.bevindingen.length > later.length ? [...id("telling").children].map((deel) => deel.textContent.trim()).join(", ") + ": bekijk de toetsen" : "Bekijk de toetsen";
  toonBeleid(id("beleid"), uitslag.beleid, antwoorden.gemeente);
  toonTijdlijn(id("tijdlijn"), uitslag, vandaag());
  toonStanden();
  const gemis = [...new Set([...uitslag.nodig, ...laatsteBrieven.flatMap((brief) => brief.open)])];
  toonGemis(id("mistlijst"), gemis, (pad) => vraagVan(zoek(formulier, pad)), naar, laatsteBrieven.length > 0);
}

// Over een vraag waar u nog niet aan toe was, klaagt de bladzijde niet.
function gehad(plaats) {
  const vak = zoek(formulier, plaats || "");
  const stap = stappen.indexOf(vak?.closest(".stap"));
  return stap < verst || (stap === verst && heeftWaarde(vak));
}

function toonMeldingen() {
  const meldingen = new Map();
  const erbij = (pad, ernst, kop, tekst) => {
    const vak = zoek(formulier, pad);
    if (!vak) return;
    const typt = ernst === "fout" && vak.contains(document.activeElement) && !vak.classList.contains("blokje--fout");
    if (!typt) meldingen.set(vak, [...(meldingen.get(vak) || []), { ernst, kop, tekst }]);
  };
  for (const [pad, tekst] of Object.entries(uitslag.fouten)) erbij(pad, "fout", "Dit klopt niet: ", tekst + ".");
  for (const rij of uitslag.bevindingen) if (!rij.aanvaard && rij.plaats && gehad(rij.plaats)) erbij(rij.plaats, rij.ernst, `${rij.ernst[0].toUpperCase() + rij.ernst.slice(1)} ${rij.id}: `, rij.melding);
  zetMeldingen(formulier, meldingen);
}

function toonStanden() {
  const tel = new Map();
  const erbij = (pad, soort) => {
    const stap = zoek(formulier, pad)?.closest(".stap")?.dataset.stap;
    if (stap) tel.set(stap, { ...tel.get(stap), [soort]: (tel.get(stap)?.[soort] || 0) + 1 });
  };
  Object.keys(uitslag.fouten).forEach((pad) => erbij(pad, "fout"));
  for (const rij of uitslag.bevindingen) if (!rij.aanvaard && rij.plaats && gehad(rij.plaats)) erbij(rij.plaats, rij.ernst);
  const woorden = (aantal, een, meer) => (aantal ? `${aantal} ${aantal === 1 ? een : meer}` : "");
  for (const stap of stappen) {
    const stand = document.querySelector(`[data-stand="${stap.dataset.stap}"]`);
    const { fout, blokkade, waarschuwing } = tel.get(stap.dataset.stap) || {};
    const tekst = woorden(fout, "fout", "fouten") || woorden(blokkade, "blokkade", "blokkades") || woorden(waarschuwing, "waarschuwing", "waarschuwingen");
    stand.textContent = tekst || gevuld(stap);
    stand.className = fout || blokkade ? "mis" : waarschuwing ? "let" : "";
  }
}

// Hoeveel van de vragen die ertoe doen een antwoord hebben; een lijst of blok is een vraag.
function gevuld(stap) {
  const vragen = [...stap.querySelectorAll("[data-vak], [data-lijst], [data-blok]")].filter((vak) => !vak.hidden && !vak.parentElement.closest("[data-lijst], [data-blok], [data-zelden]:not([open])"));
  const klaar = vragen.filter(heeftWaarde).length;
  const rijen = vragen.length === 1 ? vragen[0].querySelectorAll(":scope > .rijen > [data-rij]").length : 0;
  if (rijen) return `${rijen} ingevuld`;
  return klaar ? `${klaar} van ${vragen.length} ingevuld` : "Nog niet begonnen";
}

// ── Stappen en meldingen ─────────────────────────────────────────────────────
// Terug van de browser gaat een stap terug: in de geschiedenis staat het nummer van de stap, en nooit wat is ingevuld.
function toonStap(nummer, { focus = true, onthou = true } = {}) {
  const vorig = huidig;
  huidig = Math.max(0, Math.min(stappen.length - 1, nummer));
  if (huidig > verst) {
    verst = huidig;
    toon(lees(formulier));
  }
  if (onthou && huidig !== vorig) history.pushState({ stap: huidig }, "");
  if (id("melding").classList.contains("melding--goed")) id("melding").hidden = true;
  stappen.forEach((stap, n) => (stap.hidden = n !== huidig));
  document.querySelectorAll(".stapnav a").forEach((link, n) => (n === huidig ? link.setAttribute("aria-current", "step") : link.removeAttribute("aria-current")));
  const volgende = stappen[huidig + 1];
  document.querySelector('[data-doe="verder"]').textContent = volgende ? "Verder: " + volgende.dataset.titel : "Naar de brieven";
  document.querySelector('[data-doe="terug"]').hidden = huidig === 0;
  id("samenvatting").hidden = true;
  if (focus) stappen[huidig].querySelector("h2").focus();
}

addEventListener("popstate", ({ state }) => {
  if (state) toonStap(state.stap, { onthou: false });
});

function naar(pad) {
  const vak = zoek(formulier, pad);
  if (!vak) return;
  toonStap(stappen.indexOf(vak.closest(".stap")), { focus: false });
  for (let blok = vak.closest("details"); blok; blok = blok.parentElement.closest("details")) blok.open = true;
  vak.hidden = false;
  (vak.querySelector("[data-pad], [data-erbij]") || vak.querySelector("summary") || vak).focus();
  vak.scrollIntoView({ block: "center" });
}

function vatSamen(alleenDezeStap) {
  const rijen = Object.entries(uitslag.fouten).filter(([pad]) => !alleenDezeStap || zoek(formulier, pad)?.closest(".stap") === stappen[huidig]);
  id("samenvatting").hidden = !rijen.length;
  id("samenvatting").querySelector("ul").replaceChildren(...rijen.map(([pad, tekst]) => {
    const link = maak("a", { href: "#formulier" }, `${vraagVan(zoek(formulier, pad)) || pad}: ${tekst}`);
    link.addEventListener("click", (gebeurtenis) => {
      gebeurtenis.preventDefault();
      naar(pad);
    });
    return maak("li", {}, link);
  }));
  if (rijen.length) id("samenvatting").focus();
  return rijen.length > 0;
}

function meld(tekst, rijen = [], goed = false) {
  id("melding").className = "melding" + (goed ? " melding--goed" : "");
  id("melding").replaceChildren(maak("p", {}, tekst), ...(rijen.length ? [maak("ul", {}, ...rijen.map((rij) => maak("li", {}, rij)))] : []));
  id("melding").hidden = false;
  if (!goed) id("melding").focus();
}

const geenOpslag = () => {
  id("onthoud").checked = false;
  toonOnthoud();
  meld("Deze browser laat niet toe dat de zaak hier bewaard blijft. Uw werk staat nog op het scherm: kies Bewaar zaakbestand.");
};
const toonOnthoud = () => (id("onthoudstand").textContent = id("onthoud").checked ? "Staat nu aan." : "Staat nu uit.");

// ── Openen en bewaren ────────────────────────────────────────────────────────
async function open(bestand) {
  if (!bestand) return;
  if (bestand.size > MB) return meld("Dit bestand is groter dan 1 MB. Een zaakbestand is kleiner. Er is niets veranderd.");
  if (JSON.stringify(lees(formulier)) !== opgeslagen && !confirm("Wat nu op het scherm staat, is niet bewaard en gaat weg. Doorgaan?")) return;
  const inhoud = new Uint8Array(await bestand.arrayBuffer());
  const klad = leesKlad(inhoud);
  if (klad) return neem(klad, [], "Het noodbestand is geopend.");
  try {
    await klaar;
    const gelezen = JSON.parse(await vraag("open", { inhoud }));
    const rijen = gelezen.fouten.map((rij) => `Regel ${rij.regel}: ${rij.melding}${rij.uitweg ? ". " + rij.uitweg : ""}`);
    if (!gelezen.antwoorden) return meld("Dit bestand is niet te openen. Er is niets veranderd.", rijen);
    neem(gelezen.antwoorden, rijen, rijen.length ? "Het zaakbestand is geopend, maar niet alles klopt." : "Het zaakbestand is geopend.");
  } catch {
    meld("Dit bestand is niet te openen. Er is niets veranderd.");
  }
}

function leesKlad(inhoud) {
  try {
    const klad = JSON.parse(new TextDecoder().decode(inhoud));
    return klad.schema === "zaakklad/1" ? klad.antwoorden : null;
  } catch {
    return null;
  }
}

function neem(antwoorden, rijen, tekst) {
  vul(formulier, antwoorden);
  laatsteBrieven = [];
  id("brieflijst").replaceChildren();
  opgeslagen = JSON.stringify(lees(formulier));
  verst = stappen.length;
  toonStap(0, { focus: false, onthou: false });
  history.replaceState({ stap: 0 }, "");
  meld(tekst, rijen, !rijen.length);
  ronde();
}

async function bewaar() {
  const antwoorden = lees(formulier);
  try {
    await klaar;
    const uit = JSON.parse(await vraag("bewaar", { antwoorden: JSON.stringify(antwoorden) }));
    if (uit.tekst === null) return meld("Dit kan niet in een zaakbestand staan.", Object.values(uit.fouten));
    download(uit.naam, uit.tekst, "application/yaml");
    opgeslagen = JSON.stringify(antwoorden);
    const mis = Object.entries(uit.fouten).map(([pad, fout]) => `${vraagVan(zoek(formulier, pad)) || pad}: ${fout}`);
    if (mis.length) meld("Het zaakbestand is bewaard, zonder deze antwoorden: die zijn niet te lezen.", mis);
  } catch {
    download("zaak-noodbestand.json", JSON.stringify({ schema: "zaakklad/1", antwoorden }), "application/json");
    opgeslagen = JSON.stringify(antwoorden);
  }
}

function wis() {
  if (!confirm("Alles op dit scherm gaat weg, ook wat hier bewaard bleef. Doorgaan?")) return;
  vergeet();
  vul(formulier, {});
  id("onthoud").checked = false;
  toonOnthoud();
  for (const naam of ["brieflijst", "mistlijst", "tijdlijn", "opgehaald"]) id(naam).replaceChildren();
  laatsteBrieven = [];
  opgeslagen = SCHOON;
  verst = 0;
  vraag("vergeet").catch(() => {});
  toonStap(0);
  ronde();
}

// ── Brieven ──────────────────────────────────────────────────────────────────
async function maakBrieven() {
  const soort = id("soort").value;
  try {
    await klaar;
    const invoer = { antwoorden: JSON.stringify(lees(formulier)), vandaag: vandaag(), soorten: JSON.stringify(soort ? [soort] : []), definitief: id("definitief").checked };
    const uitkomst = JSON.parse(await vraag("maak", invoer));
    for (const rij of uitkomst.geweigerd) for (const deel of ["melding", "uitweg"]) rij[deel] = inVragen(formulier, rij[deel] || "");
    laatsteBrieven = uitkomst.brieven;
    verst = stappen.length;
    toonBrieven(id("brieflijst"), uitkomst, {
      haal: (naam) => vraag("haal", { naam }).then((inhoud) => download(naam, inhoud, WORD)),
      bekijk: (naam) => vraag("bekijk", { naam }).then(JSON.parse),
      definitief: invoer.definitief,
      blokkades: uitslag.bevindingen.filter((rij) => rij.ernst === "blokkade").map((rij) => rij.id),
    });
    toon(lees(formulier));
    if (Object.keys(uitslag.fouten).length) vatSamen(false);
    return uitkomst.brieven.length > 0;
  } catch {
    meld("De brieven zijn niet gemaakt. Kijk of de gemeente en het zaaknummer zijn ingevuld.");
    return false;
  }
}

async function zip() {
  const gelukt = await maakBrieven();
  id("opgehaald").textContent = gelukt ? "De zip staat in uw map met downloads." : "Er is geen zip. Bij Brieven leest u wat in de weg staat.";
  if (!gelukt) return;
  const kenmerk = (lees(formulier).kenmerk || "zaak").replace(/[^A-Za-z0-9._-]/g, "-");
  download(`${kenmerk}.zip`, await vraag("zip"), "application/zip");
}

const doen = {
  naar,
  aanvaard(toets, reden, door) {
    const rij = nieuweRij(formulier.querySelector('[data-lijst="aanvaard[]"]'));
    const waarden = { toets, reden, door, datum: vandaag() };
    for (const veld of rij.querySelectorAll("[data-pad]")) veld.value = waarden[veld.dataset.pad.split(".").at(-1)] ?? "";
    id("toetsen").focus();
    ronde();
  },
  trekTerug(toets) {
    const n = (haal(lees(formulier), "aanvaard") || []).findIndex((rij) => rij.toets === toets);
    if (n >= 0) formulier.querySelector('[data-lijst="aanvaard[]"] > .rijen').children[n].remove();
    id("toetsen").focus();
    ronde();
  },
};

// ── Begin ────────────────────────────────────────────────────────────────────
const KNOPPEN = {
  bewaar, wis, zip, maak: maakBrieven,
  terug: () => toonStap(huidig - 1),
  verder: () => {
    if (!vatSamen(true)) huidig + 1 < stappen.length ? toonStap(huidig + 1) : id("brieven").focus();
  },
};
document.addEventListener("click", ({ target }) => {
  const knop = target.closest("button");
  if (knop?.dataset.doe) KNOPPEN[knop.dataset.doe]();
  else if (knop?.hasAttribute("data-erbij")) {
    nieuweRij(knop.closest("[data-lijst]")).querySelector("summary").focus();
    ronde();
  } else if (knop?.hasAttribute("data-weg")) {
    haalRijWeg(knop.closest("[data-rij]"));
    ronde();
  }
});
id("naartoetsen").addEventListener("click", (gebeurtenis) => {
  gebeurtenis.preventDefault();
  id("toetsen").focus();
});
document.querySelector(".stapnav").addEventListener("click", (gebeurtenis) => {
  const link = gebeurtenis.target.closest("a");
  if (!link) return;
  gebeurtenis.preventDefault();
  toonStap(stappen.findIndex((stap) => stap.dataset.stap === link.dataset.stap));
});
formulier.addEventListener("submit", (gebeurtenis) => gebeurtenis.preventDefault());
formulier.addEventListener("input", ({ target }) => {
  if (target !== formulier) zetGeen(target);
  straks();
});
formulier.addEventListener("focusout", straks);
id("bestand").addEventListener("change", ({ target }) => open(target.files[0]).finally(() => (target.value = "")));
document.addEventListener("dragover", (gebeurtenis) => {
  gebeurtenis.preventDefault();
  document.body.classList.add("sleep");
});
for (const soort of ["dragleave", "drop"]) document.addEventListener(soort, () => document.body.classList.remove("sleep"));
document.addEventListener("drop", (gebeurtenis) => {
  gebeurtenis.preventDefault();
  open(gebeurtenis.dataTransfer.files[0]);
});
id("onthoud").addEventListener("change", () => {
  if (!id("onthoud").checked) vergeet();
  else if (!onthoud(lees(formulier))) return geenOpslag();
  toonOnthoud();
});
addEventListener("beforeunload", (gebeurtenis) => {
  if (!id("onthoud").checked && JSON.stringify(lees(formulier)) !== opgeslagen) gebeurtenis.preventDefault();
});
const eerder = bewaard();
if (eerder) {
  vul(formulier, eerder);
  verst = stappen.length;
  id("onthoud").checked = true;
  toonOnthoud();
}
toonStap(history.state?.stap || 0, { focus: false, onthou: false });
history.replaceState({ stap: huidig }, "");
ronde();
performance.mark("formulier");
