/* De wegwijzer in de browser: hetzelfde programma als handboek/wegwijzer.py, regel voor regel. Een test houdt ze gelijk. */
(function () {
  "use strict";
  var MAX_TREFFERS = 8, MAX_VRAAG = 200, GEHEEL = 1000, DEELS = 22, EEN_WOORD = 9;
  var STOP = new Set(("aan al als bij dan dat de die dit doe doen door een en er gaat geldt gelden goed haar hebben heb het hij hoe hun ik in is " +
    "je kan kun kunnen maak mag maken me men met mijn moet moeten naar nu of om ook op over te tot u uit uw van vanuit veel " +
    "voor waar waarom wanneer wat we welke wie wij word worden wordt zich zij zijn zo apv artikel art").split(" "));
  var SOORTEN = ["onderwerp", "pagina", "document", "campagne", "beleid", "lijst", "begrip", "toets", "uitspraak"];
  var RANG = "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende".split(" ");
  var ARTIKEL = /(?<![\d:.,-])(\d{1,2}) ?[:.;,-] ?(\d{1,3})(?:([a-z]{1,2})| ([a-k]))?(?![a-z0-9])(?! ?[-./:] ?\d)/;
  var LOS = /^(?:apv )?(?:art(?:ikel)?\.? ?)?(\d{1,2}) (\d{1,3}) ?([a-k])?$/;
  var AANEEN = /^art(?:ikel)?\.? ?(\d)(\d{1,2})([a-k])?$/;
  var LID = /\blid (\d{1,2})\b|\b(\d{1,2})e lid\b/;
  var RANGLID = /\b([a-z]+) lid\b/;
  var TOETS = /^(?:toets )?([a-z]{3,4})[ -]?(\d{1,2})$/;
  var WETSARTIKEL = /^(?<![\d:])(\d{1,3}(?::\d{1,3})?[a-z]{0,2})(?![a-z0-9])/;
  var ECLI = /ecli[: ]nl[: ]([a-z]{2,7})[: ](\d{4})[: ]([a-z0-9]{1,10})/;
  var NULLEN = /^0+(?=[1-9])/;
  var NUMMERS = [
    [/\bcvdr ?(\d{3,8})\b/, function (m) { return "cvdr" + m[1]; }],
    [/\b(gmb|stb|stcrt|kst|trb)[ -]?(\d{4,8})[ -](\d{1,7})\b/, function (m) { return m[1] + "-" + m[2] + "-" + m[3]; }],
    [/\b(jci1\.\d{1,2}:[cv]:bwb[rvw]\d{7}[a-z0-9&=:._-]*)/, function (m) { return m[1]; }],
    [/\b(bwb[rvw]\d{7})\b/, function (m) { return m[1]; }]
  ];

  function has(o, k) { return Object.prototype.hasOwnProperty.call(o, k); }
  function get(o, k, anders) { return has(o, k) ? o[k] : anders; }
  function treffer(titel, adres, uitleg, buiten) { return { titel: titel, adres: adres, uitleg: uitleg, buiten: !!buiten }; }
  function antwoord(melding, treffers) { return { melding: melding, treffers: treffers.slice(0, MAX_TREFFERS) }; }
  function uniek(rij) { return Array.from(new Set(rij)); }

  function resolve(index, vraag, gemeente) {
    var plat = flatten(Array.from(vraag).slice(0, MAX_VRAAG).join(""));
    var gevonden = municipality(index, plat), genoemd = gevonden[0], rest = gevonden[1];
    var plek = genoemd || (has(index.gemeenten, gemeente) ? gemeente : "");
    return official(index, rest) || checkId(index, rest) || article(index, rest, plek) || law(index, rest) || byName(index, rest, plek, genoemd);
  }

  function flatten(tekst) {
    var kaal = tekst.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[\u2010-\u2015]/g, "-");
    return kaal.replace(/["'`´‘’“”()\[\]!?]/g, " ").replace(/\s+/g, " ").trim();
  }

  function stem(woord) {
    if (woord.length > 5 && woord.endsWith("heden")) woord = woord.slice(0, -5) + "heid";
    else if (woord.length > 4 && woord.endsWith("en")) woord = final(woord.slice(0, -2));
    else if (woord.length > 4 && woord.endsWith("e")) woord = final(woord.slice(0, -1));
    if (woord.length > 4 && woord.endsWith("t") && "aeiou".indexOf(woord[woord.length - 2]) < 0) woord = final(woord.slice(0, -1));
    if (woord.length > 3 && woord.endsWith("s") && !woord.endsWith("ss")) woord = woord.slice(0, -1);
    return woord.replace(/(a|e|o|u)\1/g, "$1").replace(/ij|ei/g, "y");
  }

  function stems(tekst) {
    var woorden = flatten(tekst).match(/[a-z0-9]+/g) || [];
    var echt = woorden.filter(function (w) { return !STOP.has(w); });
    return (echt.length ? echt : woorden).map(stem);
  }

  function final(woord) {
    var n = woord.length;
    if (n > 2 && woord[n - 1] === woord[n - 2] && "aeiou".indexOf(woord[n - 1]) < 0) { woord = woord.slice(0, -1); n -= 1; }
    return woord.slice(0, -1) + (woord[n - 1] === "v" ? "f" : woord[n - 1] === "z" ? "s" : woord[n - 1]);
  }

  function strip(tekst, tekens) {
    var a = 0, b = tekst.length;
    while (a < b && tekens.indexOf(tekst[a]) >= 0) a += 1;
    while (b > a && tekens.indexOf(tekst[b - 1]) >= 0) b -= 1;
    return tekst.slice(a, b);
  }

  function municipality(index, plat) {
    var woorden = plat.split(" ");
    for (var plek = 0; plek < woorden.length; plek += 1) {
      var kaal = strip(woorden[plek], ",.;:");
      var gemeente = has(index.gemeenten, kaal) ? kaal : get(index.kernen, kaal, "");
      if (gemeente) {
        var over = woorden.slice(0, plek).concat(woorden.slice(plek + 1));
        if (over.length && ["in", "gemeente", "te", "van"].indexOf(over[over.length - 1]) >= 0) over = over.slice(0, -1);
        var rest = strip(over.filter(function (w) { return w !== "gemeente"; }).join(" "), " ,");
        return [gemeente, rest || plat];
      }
    }
    return ["", plat];
  }

  function official(index, plat) {
    var ecli = ecliOf(index, plat);
    if (ecli) return number(index, ecli, ecli.toUpperCase(), "https://deeplink.rechtspraak.nl/uitspraak?id=" + ecli.toUpperCase());
    for (var i = 0; i < NUMMERS.length; i += 1) {
      var m = NUMMERS[i][0].exec(plat);
      if (m) {
        var nummer = NUMMERS[i][1](m);
        return number(index, nummer, "cb".indexOf(nummer[0]) >= 0 ? nummer.toUpperCase() : nummer, outside(nummer));
      }
    }
    return null;
  }

  function ecliOf(index, plat) {
    var m = ECLI.exec(plat);
    if (m) return "ecli:nl:" + m[1] + ":" + m[2] + ":" + m[3].replace(NULLEN, "");
    for (var i = 0; i < index.gerechten.length; i += 1) {
      var los = new RegExp("\\b" + index.gerechten[i][0] + "\\b[ :,]*(?:(\\d{4})[ :,/-]+(\\d{1,6})|(\\d{1,6})/(\\d{4}))\\b").exec(plat);
      if (los) return "ecli:nl:" + index.gerechten[i][1] + ":" + (los[1] || los[4]) + ":" + (los[2] || los[3]).replace(NULLEN, "");
    }
    return "";
  }

  function outside(nummer) {
    if (nummer.startsWith("cvdr")) return "https://lokaleregelgeving.overheid.nl/" + nummer.toUpperCase();
    if (nummer.startsWith("bwb")) return "https://wetten.overheid.nl/" + nummer.toUpperCase();
    if (nummer.startsWith("jci")) return "https://wetten.overheid.nl/" + nummer.replace(/bwb[rvw][0-9]+/g, function (m) { return m.toUpperCase(); });
    return "https://zoek.officielebekendmakingen.nl/" + nummer + ".html";
  }

  function number(index, nummer, woord, buiten) {
    var treffers = get(index.nummers, nummer, []).map(function (plek) { return hit(index, plek); });
    var melding = treffers.length ? "U bedoelt " + woord : woord + " staat niet in het handboek";
    return antwoord(melding, treffers.concat([treffer("Lees " + woord, buiten, "Buiten dit handboek", true)]));
  }

  function checkId(index, plat) {
    var m = TOETS.exec(plat), naam = m ? m[1] + "-" + m[2] : "";
    return m && has(index.toetsen, naam) ? antwoord("U bedoelt een toets", [hit(index, index.toetsen[naam])]) : null;
  }

  function article(index, plat, gemeente) {
    var wetten = Object.keys(index.wetnamen);
    if (wetten.some(function (wet) { return (" " + plat + " ").indexOf(" " + wet + " ") >= 0; })) return null;
    var vast = ARTIKEL.exec(plat), m = vast || LOS.exec(plat) || AANEEN.exec(plat);
    if (!m) return null;
    var letters = m.slice(3).find(function (g) { return g; }) || "";
    var nummer = parseInt(m[1], 10) + ":" + parseInt(m[2], 10) + letters;
    var rijen = get(index.artikelen, nummer, []);
    if (!rijen.length && !vast) return null;
    var na = plat.slice(m.index + m[0].length);
    var rest = (plat.slice(0, m.index) + " " + na).replace(/\b(apv|art|artikel)\b\.?/g, " ");
    if (!rijen.length && stems(rest.replace(new RegExp(LID.source, "g"), " ")).length && /[a-z]{3}/.test(rest) && !lidOf(rest)) return null;
    return articles(index, nummer, rijen, gemeente, lidOf(na));
  }

  function lidOf(plat) {
    var m = LID.exec(plat);
    if (m) return m[1] || m[2];
    var rang = RANGLID.exec(plat), plek = rang ? RANG.indexOf(rang[1]) : -1;
    return plek >= 0 ? String(plek + 1) : "";
  }

  function articles(index, nummer, rijen, gemeente, lid) {
    var naam = get(index.gemeenten, gemeente, "");
    if (!rijen.length) {
      var wet = get(index.wetsnummers, nummer, []), waar = (naam ? " voor " + naam : "") + (wet.length ? ". In een wet staat het wel" : "");
      return antwoord("Artikel " + nummer + " is niet ingelezen" + waar, wet.map(function (plek) { return hit(index, plek); }));
    }
    var anker = lid ? "#lid-" + lid : "", deel = lid ? ", lid " + lid : "";
    if (!gemeente) return inAll(index, nummer, rijen, deel);
    var eigen = rijen.filter(function (rij) { return rij[0] === gemeente; });
    if (!eigen.length) return otherNumber(index, nummer, rijen, gemeente);
    var treffers = eigen.map(function (rij) {
      return treffer(title(index, rij[1]) + " (" + naam + ", artikel " + nummer + deel + ")", rij[2] + anker, rij[3]);
    });
    return antwoord("U bedoelt artikel " + nummer + " van de APV, in de gemeente " + naam, treffers.concat(elsewhere(index, nummer, rijen, gemeente)));
  }

  function inAll(index, nummer, rijen, deel) {
    var treffers = [];
    uniek(rijen.map(function (rij) { return rij[1]; })).forEach(function (onderwerp) {
      var eigen = rijen.filter(function (rij) { return rij[1] === onderwerp; });
      var namen = uniek(eigen.map(function (rij) { return index.gemeenten[rij[0]]; })).join(", ");
      treffers.push(treffer(title(index, onderwerp) + " (artikel " + nummer + deel + ")", index.doelen[onderwerp][1], namen));
      eigen.forEach(function (rij) { treffers.push(treffer("Artikel " + nummer + " in " + index.gemeenten[rij[0]], rij[2], rij[3])); });
    });
    return antwoord("U bedoelt artikel " + nummer + " van de APV", treffers);
  }

  function elsewhere(index, nummer, rijen, gemeente) {
    return rijen.filter(function (rij) { return rij[0] !== gemeente; }).map(function (rij) {
      return treffer("Artikel " + nummer + " in " + index.gemeenten[rij[0]] + ": " + title(index, rij[1]), rij[2], rij[3]);
    });
  }

  function otherNumber(index, nummer, rijen, gemeente) {
    var naam = index.gemeenten[gemeente], treffers = [], ontbreekt = false;
    uniek(rijen.map(function (rij) { return rij[1]; })).forEach(function (onderwerp) {
      var eigen = get(get(index.onderwerpen, String(onderwerp), {}), gemeente, null);
      var adres = index.doelen[onderwerp][1] + gemeente + "/", kop = title(index, onderwerp) + " in " + naam;
      if (eigen === null) { ontbreekt = true; treffers.push(treffer(kop, adres, "Niet ingelezen voor " + naam)); }
      else treffers.push(treffer(kop, adres, "Dit onderwerp heeft in " + naam + (eigen ? " nummer " + eigen : " geen bekend nummer")));
    });
    var melding = "Artikel " + nummer + (ontbreekt ? " is niet ingelezen voor " + naam : " heet in " + naam + " anders");
    return antwoord(melding, treffers.concat(elsewhere(index, nummer, rijen, gemeente)));
  }

  function law(index, plat) {
    var namen = Object.keys(index.wetnamen);
    var naam = namen.find(function (n) { return (" " + plat + " ").indexOf(" " + n + " ") >= 0; });
    var wet = naam ? index.wetnamen[naam] : "", kaal = plat;
    namen.forEach(function (n) { kaal = (" " + kaal + " ").split(" " + n + " ").join(" ").trim(); });
    kaal = kaal.replace(/\b(art|artikel|van|de|het)\b\.?/g, " ").trim();
    var m = WETSARTIKEL.exec(kaal);
    if (!m || (!wet && (!/[a-z]/.test(m[1]) || m[0] !== kaal))) return null;
    var plekken = get(index.wetten, wet ? wet.toLowerCase() + " " + m[1] : m[1], []);
    if (!plekken.length && !wet) return null;
    var treffers = plekken.slice(0, MAX_TREFFERS - 1).map(function (plek) { return hit(index, plek); });
    if (wet) {
      var adres = "https://wetten.overheid.nl/jci1.3:c:" + wet + "&artikel=" + m[1];
      treffers.push(treffer("Lees artikel " + m[1] + " van de wet", adres, "Buiten dit handboek", true));
    }
    return antwoord("U bedoelt artikel " + m[1] + " van een wet", treffers);
  }

  function byName(index, plat, gemeente, genoemd) {
    var vraag = stems(plat);
    if (!vraag.length) return antwoord("", []);
    var woorden = known(index, vraag), extra = aliases(index, woorden);
    var punten = index.doelen.map(function (doel, nummer) { return [score(doel, vraag, woorden, genoemd) + (extra.get(nummer) || 0), nummer]; })
      .filter(function (paar) { return paar[0] > 0; });
    if (!punten.length) return antwoord("Niets gevonden bij deze woorden", []);
    var beste = Math.min(Math.max.apply(null, punten.map(function (paar) { return paar[0]; })), 110);
    punten = punten.filter(function (paar) { return paar[0] * 5 >= beste * 2; });
    punten.sort(function (a, b) {
      if (a[0] !== b[0]) return b[0] - a[0];
      var x = index.doelen[a[1]], y = index.doelen[b[1]], s = SOORTEN.indexOf(x[2]) - SOORTEN.indexOf(y[2]);
      return s || (x[1] < y[1] ? -1 : x[1] > y[1] ? 1 : 0);
    });
    return antwoord("", punten.slice(0, MAX_TREFFERS).map(function (paar) { return placed(index, paar[1], gemeente); }));
  }

  function aliases(index, woorden) {
    var gevraagd = new Set(), uit = new Map();
    woorden.forEach(function (lijst) { lijst.forEach(function (k) { gevraagd.add(k); }); });
    Object.keys(index.alias).forEach(function (naam) {
      var delen = naam.split(" "), nummer = index.alias[naam];
      if (!delen.every(function (deel) { return gevraagd.has(deel); })) return;
      var deels = delen.length > 1 ? DEELS * delen.length : EEN_WOORD;
      uit.set(nummer, Math.max(uit.get(nummer) || 0, delen.length === woorden.size ? GEHEEL : deels));
    });
    return uit;
  }

  function known(index, vraag) {
    var uit = new Map();
    vraag.forEach(function (woord) {
      var bekend = index.woorden.some(function (b) { return b === woord || partOf(woord, b); });
      uit.set(woord, bekend ? [woord] : slips(index.woorden, woord));
    });
    return uit;
  }

  function slips(schat, woord) {
    if (woord.length < 4) return [woord];
    var nabij = schat.filter(function (b) { return Math.abs(b.length - woord.length) < 2 && b.length > 3 && oneSlip(woord, b); });
    return nabij.length ? nabij : [woord];
  }

  function oneSlip(een, ander) {
    if (een.length > ander.length) { var t = een; een = ander; ander = t; }
    var plek = 0;
    while (plek < een.length && een[plek] === ander[plek]) plek += 1;
    if (een.length < ander.length) return een.slice(plek) === ander.slice(plek + 1);
    if (een.slice(plek + 1) === ander.slice(plek + 1)) return true;
    var paar = ander.slice(plek, plek + 2).split("").reverse().join("");
    return een.slice(plek, plek + 2) === paar && een.slice(plek + 2) === ander.slice(plek + 2);
  }

  function partOf(woord, bekend) {
    return woord.length >= 3 && (bekend.startsWith(woord) || (woord.length >= 5 && bekend.indexOf(woord) >= 0));
  }

  function compoundOf(woord, bekend) {
    return bekend.length >= 6 && woord.length - bekend.length >= 3 && (woord.startsWith(bekend) || woord.endsWith(bekend));
  }

  function same(a, b) { return a.length === b.length && a.every(function (w, i) { return w === b[i]; }); }

  function score(doel, vraag, woorden, genoemd) {
    var titel = doel[4], namen = doel[5], uitleg = doel[6], totaal = 0, geraakt = 0;
    vraag.forEach(function (woord) {
      var lijst = woorden.get(woord), gelijk = lijst.length === 1 && lijst[0] === woord;
      var p = Math.max.apply(null, lijst.map(function (k) { return points(k, titel, namen, uitleg); }));
      totaal += p - (p > 2 && !gelijk ? 2 : 0);
      geraakt += p ? 1 : 0;
    });
    if (!geraakt) return 0;
    var lang = vraag.map(function (woord) { return woorden.get(woord)[0]; });
    if (geraakt === vraag.length) totaal += 25;
    if (same(titel, lang) || namen.some(function (naam) { return same(naam, lang); })) totaal += doel[2] === "begrip" ? 30 : 40;
    if (genoemd && (doel[2] === "onderwerp" || doel[2] === "beleid"))
      totaal += doel[2] === "onderwerp" || doel[1] === "beleid/" + genoemd + "/" ? 15 : -60;
    var extra = titel.filter(function (w) { return lang.indexOf(w) < 0; }).length;
    return Math.max(totaal - Math.min(extra, 4) + doel[7], 1);
  }

  function points(woord, titel, namen, uitleg) {
    if (titel.indexOf(woord) >= 0) return 12;
    if (namen.some(function (naam) { return naam.indexOf(woord) >= 0; })) return 10;
    if (titel.some(function (b) { return partOf(woord, b); })) return 7;
    if (namen.some(function (naam) { return naam.some(function (b) { return partOf(woord, b); }); })) return 6;
    if ([titel].concat(namen).some(function (naam) { return naam.some(function (b) { return compoundOf(woord, b); }); })) return 5;
    return uitleg.indexOf(woord) >= 0 ? 3 : 0;
  }

  function placed(index, nummer, gemeente) {
    var doel = index.doelen[nummer];
    if (doel[2] !== "onderwerp" || !gemeente) return treffer(doel[0], doel[1], doel[3]);
    var naam = index.gemeenten[gemeente], eigen = get(get(index.onderwerpen, String(nummer), {}), gemeente, null);
    var stand = eigen === null ? "Niet ingelezen voor " + naam : eigen ? naam + ", artikel " + eigen : naam;
    return treffer(doel[0] + " in " + naam, doel[1] + gemeente + "/", stand);
  }

  function title(index, nummer) { return index.doelen[nummer][0]; }
  function hit(index, nummer) { var doel = index.doelen[nummer]; return treffer(doel[0], doel[1], doel[3]); }

  window.Wegwijzer = { resolve: resolve, flatten: flatten, stem: stem, stems: stems };
})();
