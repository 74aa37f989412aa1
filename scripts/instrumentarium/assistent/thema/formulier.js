// Het formulier: leest antwoorden uit de velden, zet ze erin, telt rijen bij en af, en zet een melding bij een veld.
"use strict";
import { LETTER, icoon, maak } from "./tonen.js?@VERSIE@";
import { leesWeging, vulWeging } from "./wie.js?@VERSIE@";

let teller = 0;

export function plek(element, patroon) {
  const rijen = [];
  for (let vak = element.parentElement?.closest("[data-rij]"); vak; vak = vak.parentElement.closest("[data-rij]")) {
    rijen.unshift([...vak.parentElement.children].indexOf(vak));
  }
  let pad = patroon.replace(/\[\]$/, "");
  for (const nummer of rijen) pad = pad.replace("[]", "." + nummer);
  return pad;
}

const padVan = (element) => plek(element, element.dataset.pad || element.dataset.vak || element.dataset.lijst || element.dataset.blok);

export function haal(boom, pad) {
  return pad.split(".").reduce((waarde, deel) => (waarde === null || waarde === undefined ? undefined : waarde[deel]), boom);
}

function zet(boom, pad, waarde) {
  const delen = pad.split(".");
  delen.slice(0, -1).forEach((deel, n) => {
    if (typeof boom[deel] !== "object" || boom[deel] === null) boom[deel] = /^\d+$/.test(delen[n + 1]) ? [] : {};
    boom = boom[deel];
  });
  boom[delen.at(-1)] = waarde;
}

// Een waarde die het veld niet kan tonen (rijen per lezer, een mandaat) blijft zoals zij was.
const anders = new WeakMap();

export function lees(formulier) {
  const boom = {};
  for (const lijst of formulier.querySelectorAll("[data-lijst]")) {
    const aantal = lijst.querySelector(":scope > .rijen").children.length;
    const geen = lijst.querySelector(":scope > .geen input").checked;
    if (aantal || geen) zet(boom, padVan(lijst), Array.from({ length: aantal }, () => ({})));
  }
  for (const veld of formulier.querySelectorAll("[data-pad]")) {
    const waarde = leesVeld(veld);
    if (waarde === undefined) continue;
    const pad = padVan(veld);
    zet(boom, pad, veld.type === "checkbox" ? [...(haal(boom, pad) || []), waarde] : waarde);
  }
  for (const geen of formulier.querySelectorAll("[data-vak] [data-geen]:checked")) {
    const pad = padVan(geen.closest("[data-vak]"));
    if (haal(boom, pad) === undefined) zet(boom, pad, []);
  }
  return boom;
}

// "Niets" en een antwoord gaan niet samen: wat u het laatst aangeeft, geldt; getypte tekst gaat nooit weg.
export function zetGeen(doel) {
  const vak = doel.closest("[data-vak], [data-lijst]");
  const geen = vak?.querySelector(":scope > .geen [data-geen], :scope > .keuzen [data-geen]");
  if (!geen) return;
  if (doel === geen && geen.checked) for (const vink of vak.querySelectorAll(":scope > .keuzen [data-pad]")) vink.checked = false;
  const gevuld = vak.querySelector(":scope > .rijen > *") || [...vak.querySelectorAll(":scope > [data-pad], :scope > .keuzen [data-pad]")].some((veld) => leesVeld(veld) !== undefined);
  if (gevuld) geen.checked = false;
}

function leesVeld(veld) {
  if (anders.has(veld)) return anders.get(veld);
  if (veld.dataset.weging !== undefined) return leesWeging(veld);
  if (veld.type === "radio" || veld.type === "checkbox") return veld.checked && veld.value !== "" ? veld.value : undefined;
  if (veld.value.trim() === "") return undefined;
  if (veld.dataset.soort === "teksten") return veld.value.split("\n").filter((regel) => regel.trim() !== "");
  return veld.value;
}

export function vul(formulier, antwoorden) {
  for (const rijen of formulier.querySelectorAll("[data-lijst] > .rijen")) rijen.replaceChildren();
  vulLijsten(formulier, formulier, antwoorden);
  for (const veld of formulier.querySelectorAll("[data-pad]")) vulVeld(veld, haal(antwoorden, padVan(veld)));
  for (const geen of formulier.querySelectorAll("[data-geen]")) {
    const waarde = haal(antwoorden, padVan(geen.closest("[data-vak], [data-lijst]")));
    geen.checked = Array.isArray(waarde) && waarde.length === 0;
  }
  for (const blok of formulier.querySelectorAll("details[data-blok]")) blok.open = heeftWaarde(blok);
  for (const meer of formulier.querySelectorAll("[data-zelden]")) meer.open = heeftWaarde(meer);
  for (const rij of formulier.querySelectorAll("[data-rij]")) rij.open = rij.parentElement.children.length === 1;
  nummerRijen(formulier);
}

function vulLijsten(formulier, vak, antwoorden) {
  for (const lijst of vak.querySelectorAll("[data-lijst]")) {
    if ((lijst.parentElement.closest("[data-rij]") || formulier) !== vak) continue;
    const rijen = haal(antwoorden, padVan(lijst));
    for (let n = 0; Array.isArray(rijen) && n < Math.min(rijen.length, 500); n++) vulLijsten(formulier, nieuweRij(lijst), antwoorden);
  }
}

function vulVeld(veld, waarde) {
  anders.delete(veld);
  veld.readOnly = false;
  if (veld.type === "checkbox") veld.checked = Array.isArray(waarde) && waarde.includes(veld.value);
  else if (veld.type === "radio") veld.checked = veld.value === (typeof waarde === "string" ? waarde : "");
  else if (veld.dataset.weging !== undefined) vulWeging(veld, waarde);
  else if (veld.dataset.soort === "teksten") veld.value = [].concat(waarde ?? []).join("\n");
  else if (waarde !== null && typeof waarde === "object") {
    anders.set(veld, waarde);
    veld.value = [].concat(waarde).map((rij) => rij.tekst || Object.values(rij).join(", ")).join("\n\n");
    veld.readOnly = true;
  } else {
    veld.value = alsGetypt(veld, waarde ?? "");
    if (veld.tagName === "SELECT" && veld.value !== (waarde ?? "")) veld.append(new Option(waarde, waarde, true, true));
  }
}

// Een dag uit een bestand komt op het scherm zoals mensen hem typen.
function alsGetypt(veld, waarde) {
  const deel = /datum|moment/.test(veld.dataset.soort) && /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/.exec(waarde);
  return deel ? `${+deel[3]}-${+deel[2]}-${deel[1]}${deel[4] ? ` ${deel[4]}.${deel[5]}` : ""}` : waarde;
}

export function nieuweRij(lijst) {
  const rij = lijst.querySelector(":scope > template").content.cloneNode(true).firstElementChild;
  const achter = "-r" + ++teller;
  for (const element of rij.querySelectorAll("[id], [for], [name], [aria-describedby]")) {
    for (const naam of ["id", "for", "name"]) if (element.hasAttribute(naam)) element.setAttribute(naam, element.getAttribute(naam) + achter);
    const hulp = element.getAttribute("aria-describedby");
    if (hulp) element.setAttribute("aria-describedby", hulp.split(" ").map((deel) => deel + achter).join(" "));
  }
  lijst.querySelector(":scope > .rijen").append(rij);
  lijst.querySelector(":scope > .geen input").checked = false;
  nummer(lijst);
  return rij;
}

export function haalRijWeg(rij) {
  const lijst = rij.closest("[data-lijst]");
  rij.remove();
  nummer(lijst);
  lijst.querySelector(":scope > .knoppen [data-erbij]").focus();
}

function nummer(lijst) {
  [...lijst.querySelector(":scope > .rijen").children].forEach((rij, n) => {
    const eerste = [...rij.querySelectorAll("[data-pad]")].find((veld) => veld.type !== "radio" && veld.type !== "checkbox" && veld.value.trim());
    const naam = `${n + 1}. ${eerste ? eerste.value.trim().split("\n")[0].slice(0, 60) : "Nog leeg"}`;
    const kop = rij.querySelector("[data-rijnaam]");
    if (kop.textContent === naam) return;
    kop.textContent = naam;
    rij.querySelector("[data-rijweg]").textContent = ": " + naam;
  });
}

export function nummerRijen(formulier) {
  for (const lijst of formulier.querySelectorAll("[data-lijst]")) nummer(lijst);
}

export function heeftWaarde(vak) {
  if (vak.querySelector("[data-rij], [data-geen]:checked")) return true;
  return [...vak.querySelectorAll("[data-pad]")].some((veld) => leesVeld(veld) !== undefined);
}

export function toonWatTelt(formulier, verborgen) {
  const weg = new Set(verborgen);
  for (const vak of formulier.querySelectorAll("[data-vak], [data-lijst], [data-blok]")) {
    vak.hidden = weg.has(padVan(vak)) && !heeftWaarde(vak);
  }
  for (const meer of formulier.querySelectorAll("[data-zelden]")) meer.hidden = [...meer.children].slice(1).every((vak) => vak.hidden);
}

export function zoek(formulier, pad) {
  const vakken = [...formulier.querySelectorAll("[data-vak], [data-lijst], [data-blok], [data-pad], [data-rij]")];
  const padden = vakken.map((vak) => (vak.dataset.rij !== undefined
    ? padVan(vak.closest("[data-lijst]")) + "." + [...vak.parentElement.children].indexOf(vak) : padVan(vak)));
  for (let deel = pad; deel; deel = deel.includes(".") ? deel.replace(/\.[^.]*$/, "") : "") {
    let n = padden.indexOf(deel);
    if (n < 0) n = padden.findIndex((ander, plaats) => ander.startsWith(deel + ".") && vakken[plaats].closest(".stap"));
    if (n >= 0) return vakken[n].closest("[data-vak]") || vakken[n];
  }
  return null;
}

export function vraagVan(vak) {
  const kop = vak && vak.querySelector(vak.dataset.rij === undefined ? "legend, label, summary" : "[data-rijnaam]");
  return kop ? kop.textContent : "";
}

function meldregel({ ernst, kop, tekst }) {
  return maak("span", { class: "ernst--" + (LETTER[ernst] || "b") }, icoon(LETTER[ernst] || "b"), maak("span", {}, maak("b", {}, kop), tekst));
}

// De namen van het zaakbestand (weging.duur) worden op het scherm de vraag waar het om gaat.
export function inVragen(formulier, tekst) {
  if (!vragen.size) leerVragen(formulier);
  return tekst
    .replace(/[a-z_]+(?:\[\])?(?:\.[a-z_]+(?:\[\])?)+/g, (pad) => (vragen.has(pad.replace(/\[\]$/, "")) ? `“${vragen.get(pad.replace(/\[\]$/, ""))}”` : pad))
    // "Zet het antwoord in onderzoek met onderwerp zwarte-lijst": zo heet het in het bestand, niet op dit scherm.
    .replace(/\b(in|Vul) onderzoek\b/g, (_, woord) => `${woord} “${vragen.get("onderzoek")}”`)
    .replace(/ met onderwerp ([a-z-]+)/g, (_, onderwerp) => ` met onderwerp “${onderwerp.replaceAll("-", " ")}”`)
    .replace(/\b[a-z]+(?:_[a-z]+)+\b/g, (naam) => naam.replaceAll("_", " "));
}

const vragen = new Map();

function leerVragen(vak) {
  for (const deel of vak.querySelectorAll("[data-vak], [data-lijst], [data-blok]")) {
    vragen.set((deel.dataset.vak || deel.dataset.lijst || deel.dataset.blok).replace(/\[\]$/, ""), vraagVan(deel));
  }
  for (const sjabloon of vak.querySelectorAll("template")) leerVragen(sjabloon.content);
}

export function zetMeldingen(formulier, meldingen) {
  for (const vak of formulier.querySelectorAll("[data-vak], [data-lijst]")) {
    const onder = vak.querySelector(":scope > .onder");
    const gevonden = meldingen.get(vak);
    const meer = gevonden && vak.closest("[data-zelden]");
    if (meer) meer.open = true;
    const ernst = gevonden ? gevonden[0].ernst : "";
    vak.classList.toggle("blokje--fout", ernst === "fout" || ernst === "blokkade");
    vak.classList.toggle("blokje--let", ernst === "waarschuwing");
    if (onder) {
      const tekst = (gevonden || []).map((rij) => rij.kop + rij.tekst).join("");
      if (onder.textContent !== tekst) onder.replaceChildren(...(gevonden || []).map(meldregel));
      onder.hidden = !gevonden;
    }
    const veld = vak.querySelector(":scope > [data-pad]");
    if (veld) ernst === "fout" ? veld.setAttribute("aria-invalid", "true") : veld.removeAttribute("aria-invalid");
  }
}
