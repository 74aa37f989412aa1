// Laat zien wat de rekenaar vond: toetsen, beleid, wat mist, en de brieven. Tekst gaat altijd als tekst het scherm op.
"use strict";
const WOORD = { blokkade: ["blokkade", "blokkades", "b"], waarschuwing: ["waarschuwing", "waarschuwingen", "w"], aandachtspunt: ["aandachtspunt", "aandachtspunten", "a"] };
const MAATREGEL = { sluiting: "Sluiting", waarschuwing: "Een waarschuwing", dwangsom: "Een last onder dwangsom", geen: "Geen maatregel" };

export function maak(naam, kenmerken = {}, ...kinderen) {
  const element = document.createElement(naam);
  for (const [sleutel, waarde] of Object.entries(kenmerken)) {
    if (sleutel.startsWith("op")) element.addEventListener(sleutel.slice(2), waarde);
    else element.setAttribute(sleutel, waarde);
  }
  element.append(...kinderen);
  return element;
}

const knop = (tekst, op, extra = "") => maak("button", { class: "alsknop", type: "button", opclick: op }, tekst, maak("span", { class: "onzichtbaar" }, extra));

export function toonBevindingen(vak, telling, bevindingen, doen) {
  const open = bevindingen.filter((rij) => !rij.aanvaard);
  const delen = Object.entries(WOORD).map(([ernst, [een, meer, letter]]) => {
    const aantal = open.filter((rij) => rij.ernst === ernst).length;
    return aantal ? maak("span", { class: `ernst ernst--${letter}` }, `${aantal} ${aantal === 1 ? een : meer}`) : "";
  });
  const aanvaard = bevindingen.length - open.length;
  if (aanvaard) delen.push(maak("span", { class: "ernst ernst--o" }, `${aanvaard} geaccepteerd`));
  telling.replaceChildren(...(bevindingen.length ? delen.filter(Boolean).flatMap((deel) => [deel, " "]) : ["Geen bevindingen."]));
  vak.replaceChildren(...bevindingen.map((rij) => bevinding(rij, doen)));
}

function bevinding(rij, doen) {
  const [een, , letter] = WOORD[rij.ernst];
  const acties = maak("p", { class: "doen" });
  if (rij.plaats) acties.append(knop("Naar het veld", () => doen.naar(rij.plaats), ` bij ${rij.id}`));
  acties.append(maak("a", { href: `../toetsen/${rij.id.toLowerCase()}/`, target: "_blank", rel: "noopener" }, "Waarom?", maak("span", { class: "onzichtbaar" }, ` ${rij.id}, opent in een nieuw tabblad`)));
  const artikel = maak("article", { class: "bevinding" },
    maak("p", { class: "rij" }, maak("span", { class: `ernst ernst--${rij.aanvaard ? "o" : letter}` }, rij.aanvaard ? "Geaccepteerd" : een[0].toUpperCase() + een.slice(1)), maak("span", { class: "id cijfers" }, rij.id)),
    maak("h3", {}, rij.melding), maak("p", {}, rij.aanvaard ? rij.reden || "" : rij.herstel), acties);
  if (rij.aanvaard) acties.append(knop("Trek terug", () => doen.trekTerug(rij.id), ` ${rij.id}`));
  else if (rij.ernst === "waarschuwing") acties.append(knop("Accepteer met reden", () => vraagReden(artikel, rij, doen), ` ${rij.id}`));
  return artikel;
}

function vraagReden(artikel, rij, doen) {
  if (artikel.querySelector(".aanvaard")) return;
  const reden = maak("input", { type: "text", autocomplete: "off" });
  const door = maak("input", { type: "text", autocomplete: "off" });
  const klaar = () => (reden.value.trim() && door.value.trim() ? doen.aanvaard(rij.id, reden.value.trim(), door.value.trim()) : (reden.value.trim() ? door : reden).focus());
  artikel.append(maak("div", { class: "aanvaard" },
    maak("label", {}, `Waarom mag ${rij.id} zo blijven?`, reden), maak("label", {}, "Wie besluit dat?", door),
    maak("button", { class: "knop knop--klein", type: "button", opclick: klaar }, "Accepteer")));
  reden.focus();
}

export function toonBeleid(vak, beleid) {
  if (!beleid || !beleid.soort) {
    vak.textContent = beleid && beleid.titel ? "Het beleid zwijgt over dit geval, of er is te weinig ingevuld." : "Nog niets: er is te weinig ingevuld.";
    return;
  }
  const stand = beleid.status === "model" ? " Dit is modelbeleid, niet vastgesteld: een definitieve brief kan er niet mee." : "";
  vak.textContent = `${MAATREGEL[beleid.soort]}${beleid.duur ? " van " + beleid.duur : ""}, ${beleid.rij || "zonder rij"}.${stand}`;
}

export function toonGemis(vak, plekken, vraagVan, naar) {
  if (!plekken.length) {
    vak.replaceChildren(maak("p", {}, "Niets: alles wat deze brieven vragen, is ingevuld."));
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
  const mist = brief.open.length ? `${brief.open.length} ${brief.open.length === 1 ? "antwoord mist" : "antwoorden missen"}` : "compleet";
  const voorbeeld = maak("div", { class: "voorbeeld", role: "region", tabindex: "0", "aria-label": `De brief aan ${lezer}`, hidden: "" });
  const bekijk = knop("Bekijk", async () => {
    voorbeeld.hidden = !voorbeeld.hidden;
    bekijk.setAttribute("aria-expanded", String(!voorbeeld.hidden));
    if (!voorbeeld.hidden) voorbeeld.replaceChildren(...(await doen.bekijk(brief.bestand)).map((alinea) => maak("p", alinea.kop ? { class: "kop" } : {}, alinea.tekst)));
  }, ` de brief aan ${lezer}`);
  bekijk.setAttribute("aria-expanded", "false");
  const word = knop("Word", () => doen.haal(brief.bestand), ` de brief aan ${lezer}`);
  return [
    maak("tr", {}, maak("td", {}, `${lezer}, ${brief.rol}`), maak("td", {}, brief.titel), maak("td", {}, mist), maak("td", {}, maak("span", { class: "doen" }, bekijk, word))),
    maak("tr", {}, maak("td", { colspan: "4" }, voorbeeld)),
  ];
}
