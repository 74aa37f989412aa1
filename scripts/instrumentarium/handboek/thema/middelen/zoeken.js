/* Zoeken: eerst de wegwijzer, daarachter de tekst van alle bladzijden. Beide worden pas gehaald als iemand zoekt. */
"use strict";
(() => {
  const { namen, basis, vraag, alle, een, toon, maak, link, uitMap, adres } = Hulp;
  const BESTE = "Dit past het beste";

  // ── De twee zoekers ────────────────────────────────────────────────────────
  const geladen = {};
  function laad(naam) {
    geladen[naam] ??= new Promise((goed, fout) => {
      const script = maak("script");
      Object.assign(script, { src: `${basis}middelen/${naam}`, onload: goed, onerror: fout });
      document.head.append(script);
    });
    return geladen[naam];
  }
  const haalWegwijzer = () => Promise.all([laad("wegwijzer-gegevens.js"), laad("wegwijzer.js")]);
  const vindBladen = (tekst) => window.Wegwijzer.resolve(window.WEGWIJZER_GEGEVENS, tekst, Stand.gemeente);
  const naarBlad = (treffer) => (treffer.buiten ? treffer.adres : basis + treffer.adres);

  let tekstzoeker = null;
  function haalTekstzoeker() {
    if (uitMap) return Promise.reject(new Error("map"));
    tekstzoeker ??= import(new URL(`${basis}zoekindex/pagefind.js`, location.href).href).then(async (zoeker) => {
      await zoeker.options({ excerptLength: 22 });
      await zoeker.init();
      return zoeker;
    });
    return tekstzoeker;
  }

  /* de tekstzoeker maakt een vraag die niemand kent steeds korter ("xqzzy" wordt "x"); zulke vondsten helpen niemand */
  const plat = (tekst) => tekst.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  function past({ excerpt }, tekst) {
    const gevraagd = plat(tekst).match(/[a-z0-9]+/g) || [];
    return (excerpt.match(/<mark>[^<]*/g) || []).some((stuk) => {
      const woord = plat(stuk.slice(6)).replace(/[^a-z0-9]/g, "");
      return woord && gevraagd.some((deel) => woord.slice(0, 3) === deel.slice(0, 3));
    });
  }

  // ── Het zoekvak, met antwoorden eronder terwijl u typt ─────────────────────
  function punt(tekst, naar, erbij) {
    const li = maak("li");
    li.append(link(naar, tekst));
    if (erbij) li.append(maak("span", "klein stil", ` ${erbij}`));
    return li;
  }

  function lijstVan(punten) {
    const lijst = maak("ul");
    lijst.append(...punten);
    return lijst;
  }

  function toonAntwoord(vak, { melding, treffers: [eerste, ...rest] }, tekst) {
    const zin = maak("p", "", melding || (eerste ? BESTE : "Niets gevonden bij deze woorden"));
    zin.setAttribute("role", "status");
    vak.replaceChildren(zin);
    if (eerste) {
      const hoofd = link(naarBlad(eerste), undefined, "antwoord__eerst");
      hoofd.append(maak("b", "", eerste.titel));
      vak.append(hoofd, maak("p", "klein stil", eerste.uitleg));
    }
    if (rest.length) vak.append(lijstVan(rest.slice(0, 4).map((treffer) => punt(treffer.titel, naarBlad(treffer), treffer.uitleg.split(":")[0]))));
    vak.append(lijstVan([punt("Zoek in alle tekst", `${adres(`${basis}zoeken/`)}?zoek=${encodeURIComponent(tekst)}`)]));
    toon(vak, true);
  }

  async function vulMetTekst(vak, tekst) {
    const achterhaald = () => vak.dataset.vraag !== tekst;
    try {
      const zoeker = await haalTekstzoeker();
      const uit = await zoeker.debouncedSearch(tekst, {}, 200);
      if (!uit || achterhaald()) return;
      const rijen = await Promise.all(uit.results.slice(0, 3).map((treffer) => treffer.data()));
      if (achterhaald()) return;
      const al = alle("a", vak).map((a) => a.pathname);
      const nieuw = rijen.filter((rij) => past(rij, tekst) && !al.includes(new URL(rij.url, location.href).pathname));
      if (nieuw.length) vak.lastChild.before(lijstVan(nieuw.map((rij) => punt(rij.meta.title, rij.url, "in de tekst"))));
    } catch (fout) { /* zonder server is er geen tekstzoeker; de wegwijzer werkt wel */ }
  }

  async function antwoord(vak, tekst) {
    vak.dataset.vraag = tekst;
    if (tekst.length < 2) return toon(vak, false);
    await haalWegwijzer();
    if (vak.dataset.vraag !== tekst) return undefined;
    toonAntwoord(vak, vindBladen(tekst), tekst);
    return tekst.length > 2 ? vulMetTekst(vak, tekst) : undefined;
  }

  /* met Enter naar de beste bladzijde; is er geen, dan gaat het formulier naar het zoekblad */
  function gaNaarBeste(gebeurtenis, tekst) {
    const [beste] = tekst && window.Wegwijzer ? vindBladen(tekst).treffers : [];
    if (!beste || beste.buiten) return;
    gebeurtenis.preventDefault();
    location.href = adres(basis + beste.adres);
  }

  function loopMetPijlen(gebeurtenis, vak, veld) {
    if (vak.hidden) return;
    if (gebeurtenis.key === "Escape") {
      toon(vak, false);
      veld.focus();
    }
    const stap = { ArrowDown: 1, ArrowUp: -1 }[gebeurtenis.key];
    if (!stap) return;
    const links = [veld, ...alle("a", vak)], plek = links.indexOf(document.activeElement) + stap;
    gebeurtenis.preventDefault();
    links[Math.max(0, Math.min(links.length - 1, plek))].focus();
  }

  function maakZoekvak(formulier) {
    const veld = een("input[type=search]", formulier), vak = een(".antwoord", formulier);
    veld.addEventListener("focus", haalWegwijzer);
    formulier.addEventListener("submit", (gebeurtenis) => gaNaarBeste(gebeurtenis, veld.value.trim()));
    if (formulier.closest(".opening")) veld.value = vraag.get("zoek") || veld.value;
    if (!vak) return;
    veld.addEventListener("input", () => antwoord(vak, veld.value.trim()));
    formulier.addEventListener("keydown", (gebeurtenis) => loopMetPijlen(gebeurtenis, vak, veld));
    if (formulier.closest(".opening")) return; // op de startbladzijde blijft het antwoord staan
    document.addEventListener("click", ({ target }) => { if (!formulier.contains(target)) toon(vak, false); });
    formulier.addEventListener("focusout", ({ relatedTarget: naar }) => { if (naar && !formulier.contains(naar)) toon(vak, false); });
  }

  // ── Het zoekblad: wegwijzer, dan de tekst met zeven voor gemeente, soort en status ──
  const zeef = { gemeente: "", soort: "", status: "" };
  const ZEEFNAAM = { gemeente: "Gemeente", soort: "Soort", status: "Status" };
  const STATUS = { model: "Modeltekst", vastgesteld: "Vastgesteld", ontwerp: "Ontwerp" };

  function woordVan(soort, waarde) {
    if (soort === "gemeente") return waarde === "alle" ? "Alle gemeenten" : namen[waarde] || waarde;
    return (soort === "status" && STATUS[waarde]) || waarde;
  }

  function zoekblad(tekst) {
    const vak = een("[data-uitkomsten]");
    if (!vak) return;
    toon(vak, !!tekst);
    vak.replaceChildren();
    if (!tekst) return;
    try { history.replaceState(null, "", `?zoek=${encodeURIComponent(tekst)}`); } catch (fout) { /* uit een map */ }
    const bladen = maak("div"), tekstdeel = maak("div");
    vak.append(bladen, tekstdeel);
    haalWegwijzer().then(() => toonBladen(bladen, vindBladen(tekst)));
    zoekInTekst(tekstdeel, tekst);
  }

  function vondst(titel, naar, uitleg) {
    const div = maak("div", "treffer");
    div.append(link(naar, titel), uitleg);
    return div;
  }

  function toonBladen(vak, { melding, treffers }) {
    vak.append(maak("h2", "", treffers.length ? BESTE : "Geen bladzijde met deze naam"));
    if (melding) vak.append(maak("p", "stil", `${melding}.`));
    vak.append(...treffers.map((treffer) => vondst(treffer.titel, naarBlad(treffer), maak("p", "klein stil", treffer.uitleg))));
  }

  async function zoekInTekst(vak, tekst) {
    try {
      const zoeker = await haalTekstzoeker();
      const gekozen = Object.fromEntries(Object.entries(zeef).filter(([, waarde]) => waarde));
      const [mogelijk, uit] = await Promise.all([zoeker.filters(), zoeker.search(tekst, { filters: gekozen })]);
      const rijen = await Promise.all(uit.results.slice(0, 20).map((treffer) => treffer.data()));
      const goed = rijen.filter((rij) => past(rij, tekst));
      toonTekst(vak, tekst, mogelijk, goed.length ? uit.results.length - rijen.length + goed.length : 0, goed);
    } catch (fout) {
      vak.replaceChildren(maak("p", "stil ruim", "Zoeken in alle tekst werkt alleen als het handboek op een server staat."));
    }
  }

  function toonTekst(vak, tekst, mogelijk, aantal, rijen) {
    const gekozen = document.activeElement?.name;
    const geen = "Geen bladzijde gevonden. Probeer een ander woord, of kijk in het register hieronder.";
    const status = maak("p", "stil ruim", aantal ? `${aantal} ${aantal === 1 ? "bladzijde" : "bladzijden"} gevonden.` : geen);
    status.setAttribute("role", "status");
    const zeven = maak("div", "zeef");
    zeven.append(...Object.keys(zeef).map((naam) => zeefkeuze(naam, Object.keys(mogelijk[naam] || {}).sort(), () => zoekInTekst(vak, tekst))));
    vak.replaceChildren(maak("h2", "deel", "In de tekst"), zeven, status, ...rijen.map((rij) => vondst(rij.meta.title, rij.url, uittreksel(rij.excerpt))));
    if (gekozen) een(`select[name="${CSS.escape(gekozen)}"]`, vak)?.focus();
  }

  function zeefkeuze(naam, waarden, opnieuw) {
    const label = maak("label", "", ZEEFNAAM[naam]), keuze = maak("select");
    keuze.name = naam;
    keuze.append(new Option("Alles", ""), ...waarden.map((waarde) => new Option(woordVan(naam, waarde), waarde)));
    if (waarden.includes(zeef[naam])) keuze.value = zeef[naam];
    keuze.addEventListener("change", () => {
      zeef[naam] = keuze.value;
      opnieuw();
    });
    label.append(keuze);
    return label;
  }

  /* het uittreksel komt als tekst met <mark>; alles wat geen mark is blijft tekst */
  function uittreksel(html) {
    const alinea = maak("p", "klein"), kaal = maak("textarea");
    let doel = alinea;
    for (const stuk of html.split(/(<\/?mark>)/)) {
      if (stuk === "<mark>") {
        doel = maak("mark");
        alinea.append(doel);
      } else if (stuk === "</mark>") {
        doel = alinea;
      } else {
        kaal.innerHTML = stuk.replace(/</g, "&lt;");
        doel.append(kaal.value);
      }
    }
    return alinea;
  }

  for (const formulier of alle("form[data-zoek]")) {
    if (formulier.dataset.zoek !== "blad") {
      maakZoekvak(formulier);
      continue;
    }
    const veld = een("input[type=search]", formulier);
    formulier.addEventListener("submit", (gebeurtenis) => {
      gebeurtenis.preventDefault();
      zoekblad(veld.value.trim());
    });
    veld.value = vraag.get("zoek") || veld.value;
    if (vraag.get("zoek")) zoekblad(veld.value);
  }
})();
