/* Gemeente en dag: gekozen op een plek, bewaard zolang u leest. Toont van elke bladzijde wat bij die keuze hoort. */
"use strict";
const Stand = (() => {
  const { gegevens, namen, vraag, alle, een, toon, maak, link, bewaar, haal, inWoorden, isDag, vandaag } = Hulp;
  const ALLE = "alle";
  const keuze = {
    gemeente: vraag.get("gemeente") ?? haal("localStorage", "gemeente"),
    dag: vraag.get("dag") ?? haal("sessionStorage", "dag"),
  };
  if (!namen[keuze.gemeente]) keuze.gemeente = ALLE;
  if (!isDag(keuze.dag)) keuze.dag = vandaag();

  function kies(gemeente, dag) {
    keuze.gemeente = namen[gemeente] ? gemeente : ALLE;
    keuze.dag = isDag(dag) ? dag : vandaag();
    bewaar("localStorage", "gemeente", keuze.gemeente === ALLE ? "" : keuze.gemeente);
    bewaar("sessionStorage", "dag", keuze.dag === vandaag() ? "" : keuze.dag);
    zet();
  }

  function maakKeuzes(groep) {
    const samen = gegevens.gemeenten.length === 3 ? "Alle drie" : "Alle";
    for (const [id, naam] of [...gegevens.gemeenten, [ALLE, samen]]) {
      const label = maak("label"), vak = maak("input");
      Object.assign(vak, { type: "radio", name: "kopgemeente", value: id });
      label.append(vak, " ", maak("span", id === ALLE ? "" : `gem gem--${id}`, naam));
      groep.append(label);
    }
  }

  function zet() {
    const anders = keuze.dag !== vandaag();
    zetVelden();
    zetZin(anders);
    zetBlok(anders);
    for (const element of alle(".alleen-vandaag")) toon(element, !anders);
    for (const tijdvak of alle("[data-tijdvakken] > .tijdvak")) {
      const { van, tot } = tijdvak.dataset;
      toon(tijdvak, (!van || van <= keuze.dag) && (!tot || keuze.dag < tot));
    }
    const smal = window.matchMedia("(max-width: 46rem)").matches;
    for (const deel of alle("details[data-gemeente]")) {
      deel.open = keuze.gemeente === ALLE ? !smal : deel.dataset.gemeente === keuze.gemeente;
    }
    zegAndereGemeente();
    zegAndereDag(anders);
  }

  function zetVelden() {
    for (const formulier of alle("[data-stand]")) {
      for (const rondje of alle("input[type=radio]", formulier)) rondje.checked = rondje.value === keuze.gemeente;
      const dag = een("input[type=date]", formulier);
      if (dag) dag.value = keuze.dag;
    }
  }

  function zetZin(anders) {
    const gemeente = een("[data-zin-gemeente]");
    if (!gemeente) return;
    gemeente.className = keuze.gemeente === ALLE ? "" : `gem gem--${keuze.gemeente}`;
    gemeente.textContent = keuze.gemeente === ALLE ? "alle gemeenten" : namen[keuze.gemeente];
    een("[data-zin-dag]").textContent = inWoorden(keuze.dag);
    toon(een("[data-zin-vandaag]"), !anders);
  }

  function zetBlok(anders) {
    const blok = een("[data-standblok]");
    if (!blok) return;
    blok.classList.toggle("stand--anders", anders);
    blok.classList.toggle("smal", !anders && document.body.dataset.sectie === "start");
    if (anders) document.documentElement.dataset.dag = keuze.dag;
    else delete document.documentElement.dataset.dag;
  }

  function zegAndereGemeente() {
    const plek = een("[data-andere-gemeente]"), hier = document.body.dataset.gemeente;
    if (!plek) return;
    const botst = hier && namen[hier] && keuze.gemeente !== ALLE && keuze.gemeente !== hier;
    toon(plek, botst);
    if (!botst) return;
    plek.textContent = `Deze bladzijde gaat over ${namen[hier]}. U koos ${namen[keuze.gemeente]}. `;
    const pad = location.pathname.match(/^(.*\/(?:regels\/[^/]+|beleid)\/)([^/]+)\//);
    if (pad && pad[2] === hier) plek.append(link(`${pad[1]}${keuze.gemeente}/`, `Naar ${namen[keuze.gemeente]}`));
  }

  function zegAndereDag(anders) {
    een("[data-vast]")?.remove();
    const plek = een("[data-anders]");
    if (!plek || !anders || een("[data-tijdvakken]")) return;
    const zin = maak("span", "", ` Deze bladzijde verandert niet mee: zij toont de stand van ${inWoorden(gegevens.op)}.`);
    zin.dataset.vast = "";
    plek.append(zin);
  }

  alle("[data-gemeenten]").forEach(maakKeuzes);
  for (const formulier of alle("[data-stand]")) {
    formulier.addEventListener("change", ({ target }) => { if (target.type === "radio") kies(target.value, keuze.dag); });
    formulier.addEventListener("submit", (gebeurtenis) => {
      gebeurtenis.preventDefault();
      kies(een("input[type=radio]:checked", formulier)?.value || ALLE, een("input[type=date]", formulier)?.value || "");
    });
  }
  een("[data-terug]")?.addEventListener("click", () => kies(keuze.gemeente, vandaag()));
  zet();

  return keuze;
})();
