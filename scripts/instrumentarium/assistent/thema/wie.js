// Wie een tekst van de weging mag lezen: alle brieven, een huishouden, of wie u kiest; en een eigen tekst voor een ander.
// Een tekst zonder keuze is gewoon tekst; met een keuze wordt zij een rij van het zaakbestand (tekst, over, zichtbaar_voor).
"use strict";
import { maak } from "./tonen.js?@VERSIE@";

const PERSOONLIJK = /\.(kinderen|gezondheid|vervangende_woonruimte)$/;
const stand = new WeakMap();
let namen = [];
let teller = 0;

const vakVan = (veld) => veld.closest("[data-weegrij]") || veld.closest("[data-vak]");
const standVan = (veld) => stand.get(veld) || { keuze: "alle", over: "", voor: [] };

export function leesWeging(veld) {
  const meer = veld.closest("[data-vak]").querySelectorAll("[data-meer] textarea");
  const rijen = [veld, ...meer].filter((vak) => vak.value.trim() !== "").map((vak) => {
    const { keuze, over, voor } = standVan(vak);
    return { tekst: vak.value, ...(over && keuze !== "alle" && { over }), ...(keuze === "voor" && { zichtbaar_voor: voor }) };
  });
  if (!rijen.length) return undefined;
  return rijen.length === 1 && Object.keys(rijen[0]).length === 1 ? rijen[0].tekst : rijen;
}

export function vulWeging(veld, waarde) {
  const rijen = waarde !== null && typeof waarde === "object" ? [].concat(waarde) : [{ tekst: waarde ?? "" }];
  veld.closest("[data-vak]").querySelector("[data-meer]").replaceChildren();
  vulRij(veld, rijen[0] || { tekst: "" });
  for (const rij of rijen.slice(1)) vulRij(nieuwVeld(veld), rij);
}

function vulRij(veld, rij) {
  const voor = Array.isArray(rij.zichtbaar_voor) ? rij.zichtbaar_voor : [];
  const keuze = Array.isArray(rij.zichtbaar_voor) ? "voor" : rij.over ? "over" : "alle";
  veld.value = rij.tekst ?? "";
  stand.set(veld, { keuze, over: rij.over || "", voor });
  teken(veld);
}

function nieuwVeld(eerste) {
  const vak = eerste.closest("[data-vak]");
  const nummer = vak.querySelectorAll("[data-weegrij]").length + 2;
  const veld = maak("textarea", { rows: "3", "aria-label": `${vak.querySelector("label").textContent} Tekst ${nummer}` });
  const weg = maak("button", { class: "alsknop", type: "button", opclick: () => haalWeg(vak, rij) }, "Haal deze tekst weg");
  const rij = maak("div", { "data-weegrij": "" }, veld, maak("div", { class: "wie", "data-wie": "" }), maak("p", { class: "knoppen" }, weg));
  vak.querySelector("[data-meer]").append(rij);
  return veld;
}

function haalWeg(vak, rij) {
  rij.remove();
  vak.querySelector("textarea").focus();
  vak.dispatchEvent(new Event("input", { bubbles: true }));
}

// Tekent de keuze opnieuw als er andere betrokkenen zijn; een nieuwe naam op dezelfde plek is dezelfde betrokkene.
export function toonWie(formulier, nieuw) {
  if (JSON.stringify(nieuw) === JSON.stringify(namen)) return;
  const oud = namen;
  const anders = (naam) => (nieuw.length === oud.length && oud.includes(naam) && !nieuw.includes(naam) ? nieuw[oud.indexOf(naam)] : naam);
  namen = nieuw;
  for (const veld of formulier.querySelectorAll("[data-weging], [data-weegrij] textarea")) {
    const was = standVan(veld);
    stand.set(veld, { ...was, over: anders(was.over), voor: was.voor.map(anders) });
    teken(veld);
  }
}

function teken(veld) {
  const wie = vakVan(veld).querySelector(":scope > [data-wie]");
  const nu = standVan(veld);
  const eerste = veld.closest("[data-vak]").querySelector("[data-weging]");
  const pad = eerste.dataset.pad;
  const iedereen = PERSOONLIJK.test(pad) ? "alleen het huishouden van het pand" : "alle brieven";
  wie.hidden = !namen.length && nu.keuze === "alle";
  const open = wie.querySelector("details")?.open || false;
  const kies = (keuze, deel = {}) => {
    stand.set(veld, { ...standVan(veld), keuze, ...deel });
    teken(veld);
    wie.querySelector("input:checked").focus();
    veld.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const groep = "wie" + ++teller;
  const keus = (waarde, tekst) => {
    const knop = maak("input", { type: "radio", name: groep, opchange: () => kies(waarde, waarde === "over" && !nu.over ? { over: namen[0] || "" } : {}) });
    knop.checked = nu.keuze === waarde;
    return maak("label", { class: "keus" }, knop, " ", maak("span", {}, tekst));
  };
  const lijst = [...new Set([...namen, ...(nu.over ? [nu.over] : []), ...nu.voor])];
  const wieKiezer = maak("select", { "aria-label": "Het huishouden van", opchange: (e) => kies("over", { over: e.target.value }) }, ...lijst.map((naam) => new Option(naam, naam, naam === nu.over, naam === nu.over)));
  const vinkjes = lijst.map((naam) => {
    const vink = maak("input", { type: "checkbox", opchange: () => kies("voor", { voor: lijst.filter((n) => (n === naam ? vink.checked : standVan(veld).voor.includes(n))) }) });
    vink.checked = nu.voor.includes(naam);
    return maak("label", { class: "keus" }, vink, " ", maak("span", {}, naam));
  });
  wie.replaceChildren(maak("details", open ? { open: "" } : {},
    maak("summary", {}, "Wie leest dit? ", maak("b", {}, inWoorden(nu, iedereen))),
    maak("fieldset", {}, maak("legend", {}, "In wiens brief mag dit staan?"),
      keus("alle", iedereen[0].toUpperCase() + iedereen.slice(1)),
      keus("over", "Alleen het huishouden van een betrokkene"), ...(nu.keuze === "over" ? [wieKiezer] : []),
      keus("voor", "Alleen wie u kiest"), ...(nu.keuze === "voor" ? [maak("div", { class: "keuzen" }, ...vinkjes)] : [])),
    maak("p", { class: "klein" }, "Een gemachtigde leest wat zijn cliënt leest."),
    ...(veld === eerste ? [maak("button", { class: "alsknop", type: "button", opclick: () => erbij(eerste) }, "Schrijf een andere tekst voor een ander")] : [])));
}

function erbij(eerste) {
  const veld = nieuwVeld(eerste);
  vulRij(veld, { tekst: "", zichtbaar_voor: [] });
  vakVan(veld).querySelector("details").open = true;
  veld.focus();
}

function inWoorden({ keuze, over, voor }, iedereen) {
  if (keuze === "alle") return iedereen[0].toUpperCase() + iedereen.slice(1);
  if (keuze === "over") return `Alleen het huishouden van ${over}`;
  return voor.length ? `Alleen ${voor.join(", ").replace(/, ([^,]*)$/, " en $1")}` : "Nog niemand: kies wie";
}
