// Laat zien wat de rekenaar vond: toetsen, beleid, wat mist, en de brieven. Tekst gaat altijd als tekst het scherm op.
"use strict";
const SVG = "http://www.w3.org/2000/svg";
export const LETTER = { fout: "b", blokkade: "b", waarschuwing: "w", aandachtspunt: "a" };
const VORM = {
  b: ["M5.6 1.5h6.8l4.1 4.1v6.8l-4.1 4.1H5.6l-4.1-4.1V5.6z", "M6 6l6 6M12 6l-6 6"],
  w: ["M9 2 17 16H1z", "M9 7v4.5M9 13.2v.6"],
  a: ["M9 1.5a7.5 7.5 0 1 0 .01 0z", "M9 8v5M9 5v.6"],
  o: ["m3 9.5 4 4 8-9"],
};
const WOORD = { blokkade: ["blokkade", "blokkades", "b"], waarschuwing: ["waarschuwing", "waarschuwingen", "w"], aandachtspunt: ["aandachtspunt", "aandachtspunten", "a"] };
const MAATREGEL = { sluiting: "Sluiting", waarschuwing: "Een waarschuwing", dwangsom: "Een last onder dwangsom", geen: "Geen maatregel" };

export function maak(naam, kenmerken = {}, ...kinderen) {
  const element = document.createElement(naam);
  for (const [sleutel, waarde] of Object.entries(kenmerken)) {
    if (typeof waarde === "function") element.addEventListener(sleutel.slice(2), waarde);
    else element.setAttribute(sleutel, waarde);
  }
  element.append(...kinderen);
  return element;
}

// Een vorm naast het woord: kleur zegt nooit alleen iets.
export function icoon(letter) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [naam, waarde] of [["class", "vorm"], ["viewBox", "0 0 18 18"], ["aria-hidden", "true"], ["focusable", "false"]]) svg.setAttribute(naam, waarde);
  for (const vorm of VORM[letter]) {
    const lijn = document.createElementNS(SVG, "path");
    lijn.setAttribute("d", vorm);
    svg.append(lijn);
  }
  return svg;
}

const metVorm = (letter, ...tekst) => maak("span", { class: `ernst ernst--${letter}` }, icoon(letter), " ", ...tekst);

const knop = (tekst, op, extra = "") => maak("button", { class: "alsknop", type: "button", opclick: op }, tekst, maak("span", { class: "onzichtbaar" }, extra));

// `straks` zijn de bevindingen bij vragen die nog komen: die staan ingeklapt onder de rest en tellen nog niet mee.
export function toonBevindingen(vak, telling, alle, straks, doen, leeg) {
  const bevindingen = alle.filter((rij) => !straks.includes(rij));
  const open = bevindingen.filter((rij) => !rij.aanvaard);
  const delen = Object.entries(WOORD).map(([ernst, [een, meer, letter]]) => {
    const aantal = open.filter((rij) => rij.ernst === ernst).length;
    return aantal ? metVorm(letter, `${aantal} ${aantal === 1 ? een : meer}`) : "";
  });
  const aanvaard = bevindingen.length - open.length;
  if (aanvaard) delen.push(metVorm("o", `${aanvaard} geaccepteerd`));
  telling.replaceChildren(...(bevindingen.length ? delen.filter(Boolean).flatMap((deel) => [deel, " "]) : [leeg]));
  const wasOpen = vak.querySelector(".straks")?.open;
  const later = maak("details", { class: "straks", ...(wasOpen && { open: "" }) }, maak("summary", {}, `Bij vragen die nog komen: ${straks.length}`), ...straks.map((rij) => bevinding(rij, doen)));
  vak.replaceChildren(...bevindingen.map((rij) => bevinding(rij, doen)), ...(straks.length ? [later] : []));
}

function bevinding(rij, doen) {
  const [een, , letter] = WOORD[rij.ernst];
  const acties = maak("p", { class: "doen" });
  if (rij.plaats) acties.append(knop("Naar het veld", () => doen.naar(rij.plaats), ` bij ${rij.id}`));
  acties.append(maak("a", { href: `../toetsen/${rij.id.toLowerCase()}/`, target: "_blank", rel: "noopener" }, "Waarom?", maak("span", { class: "onzichtbaar" }, ` ${rij.id}, opent in een nieuw tabblad`)));
  const artikel = maak("article", { class: "bevinding" },
    maak("p", { class: "rij" }, metVorm(rij.aanvaard ? "o" : letter, rij.aanvaard ? "Geaccepteerd" : een[0].toUpperCase() + een.slice(1)), maak("span", { class: "id cijfers" }, rij.id)),
    maak("h3", {}, rij.melding), maak("p", {}, rij.aanvaard ? rij.reden || "" : rij.herstel), acties);
  if (rij.aanvaard) acties.append(knop("Trek terug", () => doen.trekTerug(rij.id), ` ${rij.id}`));
  else if (rij.ernst === "waarschuwing") acties.append(knop("Accepteer met reden", () => vraagReden(artikel, rij, doen), ` ${rij.id}`));
  return artikel;
}

function vraagReden(artikel, rij, doen) {
  if (artikel.querySelector(".aanvaard")) return;
  const reden = maak("input", { type: "text", autocomplete: "off" });
  const door = maak("input", { type: "text", autocomplete: "off" });
  const mist = maak("p", { class: "ernst--b", role: "alert" });
  const klaar = () => {
    const leeg = [reden, door].find((veld) => !veld.value.trim());
    if (!leeg) return doen.aanvaard(rij.id, reden.value.trim(), door.value.trim());
    mist.textContent = leeg === reden ? "Schrijf eerst waarom dit zo mag blijven." : "Schrijf ook wie dat besluit.";
    leeg.focus();
  };
  artikel.append(maak("div", { class: "aanvaard" },
    maak("label", {}, `Waarom mag ${rij.id} zo blijven?`, reden), maak("label", {}, "Wie besluit dat?", door),
    mist, maak("button", { class: "knop knop--klein", type: "button", opclick: klaar }, "Accepteer")));
  reden.focus();
}

export function toonBeleid(vak, beleid, gemeente) {
  if (!beleid || !beleid.soort) {
    vak.textContent = beleid && beleid.titel ? "Het beleid zwijgt over dit geval, of er is te weinig ingevuld." : "Nog niets: er is te weinig ingevuld.";
    return;
  }
  const stand = beleid.status === "model" ? " Dit is modelbeleid, niet vastgesteld: een definitieve brief kan er niet mee." : "";
  const bron = maak("a", { href: `../beleid/${gemeente}/`, target: "_blank", rel: "noopener" }, beleid.rij || "het beleid", maak("span", { class: "onzichtbaar" }, " opent in een nieuw tabblad"));
  vak.replaceChildren(`${MAATREGEL[beleid.soort]}${beleid.duur ? " van " + beleid.duur : ""}, `, bron, `.${stand}`);
}

export function toonGemis(vak, plekken, vraagVan, naar, gemaakt) {
  if (!plekken.length) {
    vak.replaceChildren(maak("p", gemaakt ? {} : { class: "stil" }, gemaakt ? "Niets: alles wat deze brieven vragen, is ingevuld." : "Maak de brieven. Dan staat hier alles wat nog mist."));
    return;
  }
  const rijen = plekken.map((pad) => maak("li", {}, knop(vraagVan(pad) || pad, () => naar(pad))));
  vak.replaceChildren(maak("p", {}, `${plekken.length} ${plekken.length === 1 ? "antwoord" : "antwoorden"}:`), maak("ul", { class: "mistrij" }, ...rijen));
}

export function toonBrieven(vak, uitkomst, doen) {
  if (uitkomst.geweigerd.length) {
    const rijen = uitkomst.geweigerd.map((rij) => maak("li", {}, `${rij.melding}${rij.uitweg ? ". " + rij.uitweg : ""}`));
    vak.replaceChildren(maak("h3", {}, "Dit staat in de weg"), maak("ul", { class: "mistrij" }, ...rijen));
    return;
  }
  const koppen = ["Aan", "Brief", "Stand", "Doen"].map((kop) => maak("th", { scope: "col" }, kop));
  const lijf = maak("tbody", {}, ...uitkomst.brieven.flatMap((brief) => briefrijen(brief, doen)));
  vak.replaceChildren(maak("table", { class: "brieven stapel klem" }, maak("thead", {}, maak("tr", {}, ...koppen)), lijf));
}

function briefrijen(brief, doen) {
  const lezer = brief.aan || brief.rol;
  const mist = brief.open.length ? `${brief.open.length} ${brief.open.length === 1 ? "antwoord mist" : "antwoorden missen"}` : "verder compleet";
  const dicht = doen.blokkades.length > 2 ? `${doen.blokkades.length} blokkades` : doen.blokkades.join(" en ");
  const stand = doen.definitief ? [metVorm("o", "Definitief")] : dicht ? [metVorm("b", "Concept"), `, zolang ${dicht} openstaat`]
    : [metVorm(brief.open.length ? "w" : "o", "Concept"), ", " + mist];
  const voorbeeld = maak("div", { class: "voorbeeld", role: "region", tabindex: "0", "aria-label": `De brief aan ${lezer}`, hidden: "" });
  const bekijk = knop("Bekijk", async () => {
    voorbeeld.hidden = !voorbeeld.hidden;
    bekijk.setAttribute("aria-expanded", String(!voorbeeld.hidden));
    if (!voorbeeld.hidden) voorbeeld.replaceChildren(...(await doen.bekijk(brief.bestand)).map((alinea) => maak("p", alinea.kop ? { class: "kop" } : {}, alinea.tekst)));
  }, ` de brief aan ${lezer}`);
  bekijk.setAttribute("aria-expanded", "false");
  const word = knop("Word", () => doen.haal(brief.bestand), ` de brief aan ${lezer}`);
  return [
    maak("tr", {}, maak("td", {}, `${lezer}, ${brief.rol}`), maak("td", {}, brief.titel), maak("td", {}, ...stand), maak("td", {}, maak("span", { class: "doen" }, bekijk, word))),
    maak("tr", { class: "voorbeeldrij" }, maak("td", { colspan: "4" }, voorbeeld)),
  ];
}
