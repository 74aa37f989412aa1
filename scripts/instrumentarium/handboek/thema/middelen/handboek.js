/* Wat een bladzijde erbij krijgt als JavaScript aan staat. Zonder script blijft alles leesbaar. Vraagt niets aan een andere server. */
(function () {
  "use strict";
  var d = document, basis = d.body.dataset.basis || ".", gegevens = window.HANDBOEK || { gemeenten: [], op: "" };
  if (!basis.endsWith("/")) basis += "/";
  var MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");

  function alle(kies, in_) { return Array.prototype.slice.call((in_ || d).querySelectorAll(kies)); }
  function een(kies, in_) { return (in_ || d).querySelector(kies); }
  function maak(naam, klasse, tekst) {
    var e = d.createElement(naam);
    if (klasse) e.className = klasse;
    if (tekst !== undefined) e.textContent = tekst;
    return e;
  }
  function toon(e, zichtbaar) { if (e) e.hidden = !zichtbaar; }
  function bewaar(waar, naam, waarde) { try { if (waarde) waar.setItem(naam, waarde); else waar.removeItem(naam); } catch (e) { /* geen opslag */ } }
  function haal(waar, naam) { try { return waar.getItem(naam) || ""; } catch (e) { return ""; } }
  function inWoorden(dag) { var p = dag.split("-"); return Number(p[2]) + " " + MAANDEN[Number(p[1]) - 1] + " " + p[0]; }
  function isDag(dag) { return /^\d{4}-\d{2}-\d{2}$/.test(dag) && !isNaN(Date.parse(dag)); }
  function vandaag() {
    var nu = new Date();
    return nu.getFullYear() + "-" + ("0" + (nu.getMonth() + 1)).slice(-2) + "-" + ("0" + nu.getDate()).slice(-2);
  }

  /* licht of donker */
  var knop = een("[data-thema-knop]"), donker = window.matchMedia("(prefers-color-scheme: dark)");
  function isDonker() { var t = d.documentElement.dataset.thema; return t ? t === "donker" : donker.matches; }
  function zetKnop() { if (knop) knop.textContent = isDonker() ? "Licht scherm" : "Donker scherm"; }
  if (knop) knop.addEventListener("click", function () {
    var nieuw = isDonker() ? "licht" : "donker";
    d.documentElement.dataset.thema = nieuw;
    bewaar(localStorage, "thema", nieuw);
    zetKnop();
  });
  if (donker.addEventListener) donker.addEventListener("change", zetKnop);
  zetKnop();

  /* gemeente en dag: gekozen op een plek, bewaard zolang u leest */
  var vraag = new URLSearchParams(location.search), namen = {};
  gegevens.gemeenten.forEach(function (g) { namen[g[0]] = g[1]; });
  var stand = { gemeente: haal(localStorage, "gemeente"), dag: haal(sessionStorage, "dag") };
  if (vraag.has("gemeente")) stand.gemeente = vraag.get("gemeente");
  if (vraag.has("dag")) stand.dag = vraag.get("dag");
  if (!namen[stand.gemeente]) stand.gemeente = "alle";
  if (!isDag(stand.dag)) stand.dag = vandaag();

  function kies(gemeente, dag) {
    stand.gemeente = namen[gemeente] ? gemeente : "alle";
    stand.dag = isDag(dag) ? dag : vandaag();
    bewaar(localStorage, "gemeente", stand.gemeente === "alle" ? "" : stand.gemeente);
    bewaar(sessionStorage, "dag", stand.dag === vandaag() ? "" : stand.dag);
    zetStand();
  }

  function keuzes(groep, naam) {
    gegevens.gemeenten.concat([["alle", gegevens.gemeenten.length === 3 ? "Alle drie" : "Alle"]]).forEach(function (g) {
      var label = maak("label"), vak = maak("input");
      vak.type = "radio"; vak.name = naam; vak.value = g[0];
      label.appendChild(vak);
      label.appendChild(d.createTextNode(" "));
      label.appendChild(maak("span", g[0] === "alle" ? "" : "gem gem--" + g[0], g[1]));
      groep.appendChild(label);
    });
  }

  function zetStand() {
    var anders = stand.dag !== vandaag(), gem = een("[data-zin-gemeente]");
    alle("[data-stand]").forEach(function (f) {
      alle("input[type=radio]", f).forEach(function (r) { r.checked = r.value === stand.gemeente; });
      var dag = een("input[type=date]", f);
      if (dag) dag.value = stand.dag;
    });
    if (gem) {
      gem.className = stand.gemeente === "alle" ? "" : "gem gem--" + stand.gemeente;
      gem.textContent = stand.gemeente === "alle" ? "alle gemeenten" : namen[stand.gemeente];
      een("[data-zin-dag]").textContent = inWoorden(stand.dag);
      toon(een("[data-zin-vandaag]"), !anders);
    }
    var blok = een("[data-standblok]");
    if (blok) {
      blok.classList.toggle("stand--anders", anders);
      blok.classList.toggle("smal", !anders && d.body.dataset.sectie === "start");
      if (anders) d.documentElement.dataset.dag = stand.dag; else delete d.documentElement.dataset.dag;
    }
    alle(".alleen-vandaag").forEach(function (e) { toon(e, !anders); });
    alle("[data-tijdvakken]").forEach(function (vak) {
      alle(":scope > .tijdvak", vak).forEach(function (t) {
        toon(t, (!t.dataset.van || t.dataset.van <= stand.dag) && (!t.dataset.tot || stand.dag < t.dataset.tot));
      });
    });
    alle("details[data-gemeente]").forEach(function (e) {
      var smal = window.matchMedia("(max-width: 46rem)").matches;
      e.open = stand.gemeente === "alle" ? !smal : e.dataset.gemeente === stand.gemeente;
    });
    andereGemeente();
    andereDag(anders);
  }

  function andereGemeente() {
    var plek = een("[data-andere-gemeente]"), hier = d.body.dataset.gemeente;
    if (!plek) return;
    var botst = hier && namen[hier] && stand.gemeente !== "alle" && stand.gemeente !== hier;
    toon(plek, botst);
    if (!botst) return;
    plek.textContent = "Deze bladzijde gaat over " + namen[hier] + ". U koos " + namen[stand.gemeente] + ". ";
    var pad = location.pathname.match(/^(.*\/(?:regels\/[^/]+|beleid)\/)([^/]+)\//);
    if (pad && pad[2] === hier) {
      var link = maak("a", "", "Naar " + namen[stand.gemeente]);
      link.href = adres(pad[1] + stand.gemeente + "/");
      plek.appendChild(link);
    }
  }

  function andereDag(anders) {
    var plek = een("[data-anders]"), oud = een("[data-vast]");
    if (oud) oud.remove();
    if (!plek || !anders || een("[data-tijdvakken]")) return;
    var zin = maak("span", "", " Deze bladzijde verandert niet mee: zij toont de stand van " + inWoorden(gegevens.op) + ".");
    zin.setAttribute("data-vast", "");
    plek.appendChild(zin);
  }

  alle("[data-gemeenten]").forEach(function (groep) { keuzes(groep, "kopgemeente"); });
  alle("[data-stand]").forEach(function (f) {
    f.addEventListener("change", function (e) {
      if (e.target.type === "radio") kies(e.target.value, stand.dag);
    });
    f.addEventListener("submit", function (e) {
      e.preventDefault();
      var g = een("input[type=radio]:checked", f), dag = een("input[type=date]", f);
      kies(g ? g.value : "alle", dag ? dag.value : "");
    });
  });
  var terug = een("[data-terug]");
  if (terug) terug.addEventListener("click", function () { kies(stand.gemeente, vandaag()); });
  zetStand();

  /* een bladzijde die uit een map is geopend heeft geen server die index.html kiest */
  function adres(pad) {
    if (location.protocol !== "file:" || /^[a-z]+:/i.test(pad)) return pad;
    return pad.replace(/\/(?=$|[?#])/, "/index.html").replace(/^\.\/index/, "./index");
  }
  if (location.protocol === "file:") {
    alle("a[href]").forEach(function (a) {
      var h = a.getAttribute("href");
      if (!/^[a-z]+:|^#/i.test(h)) a.setAttribute("href", adres(h));
    });
    alle("form[action]").forEach(function (f) { f.setAttribute("action", adres(f.getAttribute("action"))); });
  }

  /* begrippen uitgelegd bij aanwijzen en bij focus; Escape sluit */
  var wolk = null, bij = null;
  function sluitWolk() { if (wolk) { wolk.remove(); wolk = null; } if (bij) { bij.removeAttribute("aria-describedby"); bij = null; } }
  function openWolk(a) {
    if (bij === a) return;
    sluitWolk();
    wolk = maak("div", "wolk", a.dataset.uitleg);
    wolk.id = "uitleg";
    wolk.setAttribute("role", "tooltip");
    d.body.appendChild(wolk);
    a.setAttribute("aria-describedby", "uitleg");
    bij = a;
    var r = a.getBoundingClientRect(), ruimte = d.documentElement.clientWidth - wolk.offsetWidth - 16;
    wolk.style.left = Math.max(16, Math.min(r.left, ruimte)) + window.scrollX + "px";
    wolk.style.top = r.bottom + window.scrollY + 6 + "px";
    wolk.addEventListener("mouseleave", laterDicht);
    wolk.addEventListener("mouseenter", nietDicht);
  }
  var wacht = 0;
  function laterDicht() { wacht = setTimeout(sluitWolk, 150); }
  function nietDicht() { clearTimeout(wacht); }
  alle("a.begrip").forEach(function (a) {
    a.addEventListener("mouseenter", function () { nietDicht(); openWolk(a); });
    a.addEventListener("focus", function () { openWolk(a); });
    a.addEventListener("mouseleave", laterDicht);
    a.addEventListener("blur", sluitWolk);
  });
  d.addEventListener("keydown", function (e) { if (e.key === "Escape") sluitWolk(); });

  /* kopieer een adres, of de regels die ervoor staan */
  alle("[data-kopieer], [data-kopieer-tekst]").forEach(function (b) {
    if (!navigator.clipboard) return;
    toon(b, true);
    var woord = b.firstChild;
    b.addEventListener("click", function () {
      var tekst = b.dataset.kopieer === undefined ? b.previousElementSibling.textContent : new URL(b.dataset.kopieer, location.href).href;
      navigator.clipboard.writeText(tekst).then(function () {
        woord.textContent = "Gekopieerd";
        setTimeout(function () { woord.textContent = "Kopieer"; }, 2500);
      });
    });
  });

  /* meld een fout: het adres gaat mee */
  var blad = een("[data-blad]");
  if (blad && vraag.has("blad") && /^[\w\-/]*$/.test(vraag.get("blad"))) {
    een("code", blad).textContent = new URL(basis + vraag.get("blad"), location.href).href;
    toon(blad, true);
  }

  /* op papier: adres en dag */
  var papier = een("[data-papier]");
  if (papier) papier.textContent = location.href.split("#")[0] + ", stand van " + inWoorden(gegevens.op || vandaag()) + ", afgedrukt op " + inWoorden(vandaag()) + ".";

  /* zoeken: eerst de wegwijzer, daarachter de tekst van alle bladzijden */
  var klaar = {}, pagefind = null;
  function laad(naam) {
    if (!klaar[naam]) klaar[naam] = new Promise(function (goed, fout) {
      var s = maak("script");
      s.src = basis + "middelen/" + naam;
      s.onload = goed; s.onerror = fout;
      d.head.appendChild(s);
    });
    return klaar[naam];
  }
  function wegwijzer() { return Promise.all([laad("wegwijzer-gegevens.js"), laad("wegwijzer.js")]); }
  function tekstzoeker() {
    if (location.protocol === "file:") return Promise.reject(new Error("map"));
    if (!pagefind) pagefind = import(new URL(basis + "zoekindex/pagefind.js", location.href).href).then(function (p) {
      return p.options({ excerptLength: 22 }).then(function () { return p.init(); }).then(function () { return p; });
    });
    return pagefind;
  }

  /* de tekstzoeker maakt een vraag die niemand kent steeds korter ("xqzzy" wordt "x"); zulke vondsten helpen niemand */
  function past(r, tekst) {
    var gevraagd = plat(tekst).match(/[a-z0-9]+/g) || [];
    return (r.excerpt.match(/<mark>[^<]*/g) || []).some(function (stuk) {
      var woord = plat(stuk.slice(6)).replace(/[^a-z0-9]/g, "");
      return gevraagd.some(function (v) { return woord && woord.slice(0, 3) === v.slice(0, 3); });
    });
  }
  function plat(tekst) { return tekst.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  function hoofd(lijst, t) {
    var a = maak("a", "antwoord__eerst"), b = maak("b", "", t.titel);
    a.href = adres(t.buiten ? t.adres : basis + t.adres);
    a.appendChild(b);
    lijst.appendChild(a);
    lijst.appendChild(maak("p", "klein stil", t.uitleg));
  }
  function rij(ul, t, extra) {
    var li = maak("li"), a = maak("a", "", t.titel);
    a.href = adres(t.buiten ? t.adres : basis + t.adres);
    li.appendChild(a);
    if (extra) li.appendChild(maak("span", "klein stil", " " + extra));
    ul.appendChild(li);
  }

  function vulAntwoord(vak, uitkomst, tekst) {
    vak.textContent = "";
    var zin = maak("p", "", uitkomst.melding || (uitkomst.treffers.length ? "Dit past het beste" : "Niets gevonden bij deze woorden"));
    zin.setAttribute("role", "status");
    vak.appendChild(zin);
    if (uitkomst.treffers.length) hoofd(vak, uitkomst.treffers[0]);
    var ul = maak("ul");
    uitkomst.treffers.slice(1, 5).forEach(function (t) { rij(ul, t, t.uitleg.split(":")[0]); });
    if (ul.children.length) vak.appendChild(ul);
    var meer = maak("ul"), li = maak("li"), a = maak("a", "", "Zoek in alle tekst");
    a.href = adres(basis + "zoeken/") + "?zoek=" + encodeURIComponent(tekst);
    li.appendChild(a);
    meer.appendChild(li);
    vak.appendChild(meer);
    toon(vak, true);
  }

  function vindInTekst(vak, tekst) {
    tekstzoeker().then(function (p) { return p.debouncedSearch(tekst, {}, 200); }).then(function (uit) {
      if (!uit || vak.dataset.vraag !== tekst) return null;
      return Promise.all(uit.results.slice(0, 3).map(function (r) { return r.data(); }));
    }).then(function (rijen) {
      if (!rijen || vak.dataset.vraag !== tekst) return;
      var ul = maak("ul"), al = alle("a", vak).map(function (a) { return a.pathname; });
      rijen = rijen.filter(function (r) { return past(r, tekst) && al.indexOf(new URL(r.url, location.href).pathname) < 0; });
      if (!rijen.length) return;
      rijen.forEach(function (r) { rij(ul, { titel: r.meta.title, adres: r.url, buiten: true }, "in de tekst"); });
      vak.insertBefore(ul, vak.lastChild);
    }).catch(function () { /* zonder server is er geen tekstzoeker; de wegwijzer werkt wel */ });
  }

  alle("form[data-zoek]").forEach(function (f) {
    var veld = een("input[type=search]", f), vak = een(".antwoord", f), beste = null;
    function zoek() {
      var tekst = veld.value.trim();
      if (!vak) return;
      vak.dataset.vraag = tekst;
      if (tekst.length < 2) { toon(vak, false); beste = null; return; }
      wegwijzer().then(function () {
        if (vak.dataset.vraag !== tekst) return;
        var uitkomst = window.Wegwijzer.resolve(window.WEGWIJZER_GEGEVENS, tekst, stand.gemeente);
        beste = uitkomst.treffers[0] || null;
        vulAntwoord(vak, uitkomst, tekst);
        if (tekst.length > 2) vindInTekst(vak, tekst);
      });
    }
    veld.addEventListener("focus", wegwijzer);
    veld.addEventListener("input", zoek);
    f.addEventListener("submit", function (e) {
      var tekst = veld.value.trim();
      if (f.dataset.zoek === "blad") { e.preventDefault(); zoekblad(tekst); return; }
      if (!tekst || !window.Wegwijzer) return;
      var uitkomst = window.Wegwijzer.resolve(window.WEGWIJZER_GEGEVENS, tekst, stand.gemeente);
      if (uitkomst.treffers.length && !uitkomst.treffers[0].buiten) {
        e.preventDefault();
        location.href = adres(basis + uitkomst.treffers[0].adres);
      }
    });
    f.addEventListener("keydown", function (e) {
      if (!vak || vak.hidden) return;
      if (e.key === "Escape") { toon(vak, false); veld.focus(); }
      if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
      var links = [veld].concat(alle("a", vak)), plek = links.indexOf(d.activeElement);
      var volgende = links[Math.max(0, Math.min(links.length - 1, plek + (e.key === "ArrowDown" ? 1 : -1)))];
      if (volgende) { e.preventDefault(); volgende.focus(); }
    });
    d.addEventListener("click", function (e) { if (vak && !f.contains(e.target) && !f.closest(".opening")) toon(vak, false); });
    f.addEventListener("focusout", function (e) {
      if (vak && e.relatedTarget && !f.contains(e.relatedTarget) && !f.closest(".opening")) toon(vak, false);
    });
    var begin = vraag.get("zoek");
    if (begin && (f.dataset.zoek === "blad" || f.closest(".opening"))) { veld.value = begin; if (f.dataset.zoek === "blad") zoekblad(begin); }
  });

  /* het zoekblad: wegwijzer, dan de tekst met zeven voor gemeente, soort en status */
  var zeef = { gemeente: "", soort: "", status: "" };
  var ZEEFNAAM = { gemeente: "Gemeente", soort: "Soort", status: "Status" };
  function woordVan(soort, waarde) {
    if (soort === "gemeente") return waarde === "alle" ? "Alle gemeenten" : namen[waarde] || waarde;
    if (soort === "status") return { model: "Modeltekst", vastgesteld: "Vastgesteld", ontwerp: "Ontwerp" }[waarde] || waarde;
    return waarde;
  }
  function zoekblad(tekst) {
    var vak = een("[data-uitkomsten]");
    if (!vak) return;
    vak.textContent = "";
    toon(vak, !!tekst);
    if (!tekst) return;
    try { history.replaceState(null, "", "?zoek=" + encodeURIComponent(tekst)); } catch (e) { /* uit een map */ }
    var boven = maak("div"), onder = maak("div");
    vak.appendChild(boven);
    vak.appendChild(onder);
    wegwijzer().then(function () {
      var uitkomst = window.Wegwijzer.resolve(window.WEGWIJZER_GEGEVENS, tekst, stand.gemeente);
      boven.appendChild(maak("h2", "", uitkomst.treffers.length ? "Dit past het beste" : "Geen bladzijde met deze naam"));
      if (uitkomst.melding) boven.appendChild(maak("p", "stil", uitkomst.melding + "."));
      uitkomst.treffers.forEach(function (t) {
        var div = maak("div", "treffer"), a = maak("a", "", t.titel);
        a.href = adres(t.buiten ? t.adres : basis + t.adres);
        div.appendChild(a);
        div.appendChild(maak("p", "klein stil", t.uitleg));
        boven.appendChild(div);
      });
    });
    inTekst(onder, tekst);
  }

  function inTekst(vak, tekst) {
    tekstzoeker().then(function (p) {
      return Promise.all([p.filters(), p.search(tekst, { filters: gekozen() })]);
    }).then(function (uit) {
      return Promise.all(uit[1].results.slice(0, 20).map(function (r) { return r.data(); })).then(function (rijen) {
        var goed = rijen.filter(function (r) { return past(r, tekst); });
        toonTekst(vak, tekst, uit[0], goed.length ? uit[1].results.length - rijen.length + goed.length : 0, goed);
      });
    }).catch(function () {
      vak.textContent = "";
      vak.appendChild(maak("p", "stil ruim", "Zoeken in alle tekst werkt alleen als het handboek op een server staat."));
    });
  }
  function gekozen() {
    var uit = {};
    Object.keys(zeef).forEach(function (naam) { if (zeef[naam]) uit[naam] = zeef[naam]; });
    return uit;
  }
  function toonTekst(vak, tekst, mogelijk, aantal, rijen) {
    var actief = d.activeElement && d.activeElement.name;
    vak.textContent = "";
    vak.appendChild(maak("h2", "deel", "In de tekst"));
    var keus = maak("div", "zeef");
    Object.keys(zeef).forEach(function (naam) {
      var label = maak("label", "", ZEEFNAAM[naam]), s = maak("select"), alles = maak("option", "", "Alles");
      alles.value = "";
      s.name = naam;
      s.appendChild(alles);
      Object.keys(mogelijk[naam] || {}).sort().forEach(function (w) {
        var o = maak("option", "", woordVan(naam, w));
        o.value = w;
        o.selected = zeef[naam] === w;
        s.appendChild(o);
      });
      s.addEventListener("change", function () { zeef[naam] = s.value; inTekst(vak, tekst); });
      label.appendChild(s);
      keus.appendChild(label);
    });
    vak.appendChild(keus);
    var status = maak("p", "stil ruim", aantal === 1 ? "1 bladzijde gevonden." : aantal ? aantal + " bladzijden gevonden." : "Geen bladzijde gevonden. Probeer een ander woord, of kijk in het register hieronder.");
    status.setAttribute("role", "status");
    vak.appendChild(status);
    rijen.forEach(function (r) {
      var div = maak("div", "treffer"), a = maak("a", "", r.meta.title), p = maak("p", "klein");
      a.href = r.url;
      merk(p, r.excerpt);
      div.appendChild(a);
      div.appendChild(p);
      vak.appendChild(div);
    });
    if (actief) { var weer = een("select[name=" + actief + "]", vak); if (weer) weer.focus(); }
  }
  /* het uittreksel komt als tekst met <mark>; alles wat geen mark is blijft tekst */
  function merk(p, uittreksel) {
    var kaal = maak("textarea");
    uittreksel.split(/(<\/?mark>)/).reduce(function (doel, stuk) {
      if (stuk === "<mark>") { var m = maak("mark"); p.appendChild(m); return m; }
      if (stuk === "</mark>") return p;
      kaal.innerHTML = stuk.replace(/</g, "&lt;");
      doel.appendChild(d.createTextNode(kaal.value));
      return doel;
    }, p);
  }
})();
