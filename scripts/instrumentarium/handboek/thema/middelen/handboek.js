/* Gemak op elke bladzijde: licht of donker, uitleg bij begrippen, kopiëren, melden, afdrukken. Zonder script blijft alles leesbaar. */
"use strict";
(() => {
  const { gegevens, basis, vraag, alle, een, toon, maak, bewaar, inWoorden, vandaag } = Hulp;

  /* licht of donker */
  const knop = een("[data-thema-knop]"), donker = window.matchMedia("(prefers-color-scheme: dark)");
  const isDonker = () => (document.documentElement.dataset.thema || (donker.matches ? "donker" : "licht")) === "donker";
  const zetKnop = () => { if (knop) knop.textContent = isDonker() ? "Licht scherm" : "Donker scherm"; };
  knop?.addEventListener("click", () => {
    const nieuw = isDonker() ? "licht" : "donker";
    document.documentElement.dataset.thema = nieuw;
    bewaar("localStorage", "thema", nieuw);
    zetKnop();
  });
  donker.addEventListener("change", zetKnop);
  zetKnop();

  /* begrippen uitgelegd bij aanwijzen en bij focus; Escape sluit */
  let wolk = null, bij = null, wacht = 0;
  function sluitWolk() {
    wolk?.remove();
    bij?.removeAttribute("aria-describedby");
    wolk = bij = null;
  }
  const laterDicht = () => { wacht = setTimeout(sluitWolk, 150); };
  const nietDicht = () => clearTimeout(wacht);
  function openWolk(begrip) {
    if (bij === begrip) return;
    sluitWolk();
    wolk = maak("div", "wolk", begrip.dataset.uitleg);
    wolk.id = "uitleg";
    wolk.setAttribute("role", "tooltip");
    document.body.append(wolk);
    begrip.setAttribute("aria-describedby", "uitleg");
    bij = begrip;
    const plek = begrip.getBoundingClientRect(), ruimte = document.documentElement.clientWidth - wolk.offsetWidth - 16;
    wolk.style.left = `${Math.max(16, Math.min(plek.left, ruimte)) + window.scrollX}px`;
    wolk.style.top = `${plek.bottom + window.scrollY + 6}px`;
    wolk.addEventListener("mouseleave", laterDicht);
    wolk.addEventListener("mouseenter", nietDicht);
  }
  for (const begrip of alle("a.begrip")) {
    begrip.addEventListener("mouseenter", () => { nietDicht(); openWolk(begrip); });
    begrip.addEventListener("focus", () => openWolk(begrip));
    begrip.addEventListener("mouseleave", laterDicht);
    begrip.addEventListener("blur", sluitWolk);
  }
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") sluitWolk(); });

  /* kopieer een adres, of de regels die ervoor staan */
  for (const kopie of navigator.clipboard ? alle("[data-kopieer], [data-kopieer-tekst]") : []) {
    toon(kopie, true);
    const woord = kopie.firstChild;
    kopie.addEventListener("click", async () => {
      const pad = kopie.dataset.kopieer;
      await navigator.clipboard.writeText(pad === undefined ? kopie.previousElementSibling.textContent : new URL(pad, location.href).href);
      woord.textContent = "Gekopieerd";
      setTimeout(() => { woord.textContent = "Kopieer"; }, 2500);
    });
  }

  /* meld een fout: het adres gaat mee */
  const blad = een("[data-blad]"), over = vraag.get("blad");
  if (blad && over !== null && /^[\w\-/]*$/.test(over)) {
    een("code", blad).textContent = new URL(basis + over, location.href).href;
    toon(blad, true);
  }

  /* op papier: adres en dag */
  const papier = een("[data-papier]");
  if (papier) {
    const stand = inWoorden(gegevens.op || vandaag());
    papier.textContent = `${location.href.split("#")[0]}, stand van ${stand}, afgedrukt op ${inWoorden(vandaag())}.`;
  }
})();
