"""The letters and the law behind them: a page per kind of letter, per check, and one for the law of the day."""

from __future__ import annotations

from instrumentarium.besluit.instrument.model import Clausule, Document, Toets
from instrumentarium.bronnen.project import Bron
from instrumentarium.handboek import sjabloontekst
from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.bron import Instrumentbron
from instrumentarium.handboek.omgeving import Omgeving, adressen, gebruikt, kijk_na, status_zin, tijd, zijkant
from instrumentarium.handboek.register import Doel
from instrumentarium.handboek.veilig import html, veilig
from instrumentarium.handboek.vindplaats import address_of, name_of_jci, outside

BRIEVEN, TOETSEN = "brieven/", "toetsen/"
ERNST = {
    "blokkade": ("b", "Blokkade", '<path d="M5.6 1.5h6.8l4.1 4.1v6.8l-4.1 4.1H5.6l-4.1-4.1V5.6z"/><path d="M6 6l6 6M12 6l-6 6"/>'),
    "waarschuwing": ("w", "Waarschuwing", '<path d="M9 2 17 16H1z"/><path d="M9 7v4.5M9 13.2v.6"/>'),
    "aandachtspunt": ("a", "Aandachtspunt", '<circle cx="9" cy="9" r="7.5"/><path d="M9 8v5M9 5v.6"/>'),
}
GROEPEN = {
    "POW": "de bevoegdheid",
    "NEC": "de noodzaak",
    "EVE": "de gevolgen en de evenwichtigheid",
    "PRO": "de procedure",
    "DOC": "het besluit zelf",
    "PRIV": "de privacy",
    "POL": "het beleid",
}
AAN = {
    "partijen": "alle partijen", "overtreders": "de overtreders", "eigenaren": "de eigenaren", "verzoeker": "de verzoeker",
    "bezwaarmaker": "wie bezwaar maakte", "dossier": "het dossier", "politie": "de politie", "kadaster": "het Kadaster",
    "pand": "het pand (op de deur)", "derden": "wie iets moet weten of antwoorden",
}  # fmt: skip
TEKENT = {"burgemeester": "De burgemeester", "ambtenaar": "Een ambtenaar", "geen": "Niemand"}


def ernst(naam: str) -> str:
    """Return a severity as a word with its shape and colour."""
    letter, woord, vorm = ERNST[naam]
    return (
        f'<span class="ernst ernst--{letter}"><svg class="vorm" viewBox="0 0 18 18" aria-hidden="true" focusable="false">'
        f"{vorm}</svg> {woord}</span>"
    )


def doel_document(document: Document) -> Doel:
    """Return a kind of letter as something to point at."""
    return Doel(
        sleutel=f"document:{document.soort}",
        titel=document.titel,
        adres=f"{BRIEVEN}{document.soort}/",
        publiek=False,
        uitleg=document.uitleg,
    )


def doel_toets(toets: Toets) -> Doel:
    """Return a check as something to point at."""
    return Doel(
        sleutel=f"toets:{toets.id}",
        titel=f"{toets.id} {toets.titel}",
        adres=f"{TOETSEN}{toets.id.lower()}/",
        publiek=False,
        uitleg=toets.uitleg,
    )


def checks_for(instrument: Instrumentbron, soort: str) -> list[Toets]:
    """Return the checks that look at one kind of letter."""
    alle = instrument.toetsen.waarde.toetsen if instrument.toetsen else []
    return [t for t in alle if not t.soorten or soort in t.soorten]


def refer(omg: Omgeving) -> None:
    """Remember what letters, checks and clauses point at."""
    for id_, (_, toets) in omg.bron.toetsen().items():
        for soort in toets.soorten:
            omg.register.refer(f"toets:{id_}", f"document:{soort}")
        for bron in toets.bronnen:
            omg.register.refer(f"toets:{id_}", f"uitspraak:{bron}")
    for soort, (instrument, _document) in omg.bron.documenten().items():
        for toets in checks_for(instrument, soort):
            if toets.soorten:
                omg.register.refer(f"document:{soort}", f"toets:{toets.id}")


def make_brieven(omg: Omgeving) -> list[Blad]:
    """Return the list of letters and the page of every letter."""
    documenten = omg.bron.documenten()
    if not documenten:
        return []
    rijen = "".join(
        f'<tr><td class="cijfers">{html(b.waarde.nummer)}</td><td><a href="{html(b.waarde.soort)}/">{html(b.waarde.titel)}</a></td>'
        f"<td>{html(b.waarde.uitleg)}</td></tr>"
        for _, b in sorted(documenten.values(), key=lambda paar: _order(paar[1].waarde))
    )
    kop = "".join(f'<th scope="col">{k}</th>' for k in ("Nr.", "Brief", "Waarvoor"))
    romp = (
        '<p class="inleiding">Alle brieven die het instrumentarium maakt, met de stukken tekst waaruit ze bestaan. '
        "De nummers volgen de orde van een zaak.</p>\n\n"
        f'<div class="tabelrol" tabindex="0" role="region" aria-label="Alle brieven"><table class="stapel"><thead><tr>{kop}</tr>'
        f"</thead><tbody>{rijen}</tbody></table></div>\n"
    )
    lijst = _list_page(BRIEVEN, "Alle brieven", romp, "De brieven rond een sluiting.", f"{len(documenten)} brieven")
    return [lijst, *(_document(omg, instrument, bron) for instrument, bron in documenten.values())]


def _list_page(adres: str, titel: str, romp: str, zin: str, aantal: str) -> Blad:
    return Blad(
        adres=adres, titel=titel, soort="Overzicht", sectie="besluit", kruimel=(("Besluit", "besluit/"),), romp=romp,
        omschrijving=zin, zoekbaar=False, zij=zijkant(adres, [("Wat is dit?", "Een overzicht"), ("Aantal", aantal)]),
    )  # fmt: skip


def _order(document: Document) -> tuple[int, str, str]:
    cijfers = "".join(c for c in document.nummer.split("-")[0] if c.isdigit())
    return (int(cijfers or 99), document.nummer, document.titel)


def _document(omg: Omgeving, instrument: Instrumentbron, bron: Bron[Document]) -> Blad:
    document = bron.waarde
    adres = f"{BRIEVEN}{document.soort}/"
    clausules = [(naam, instrument.clausules.get(naam)) for naam in document.clausules]
    toetsen = [f"<li>{omg.register.link(doel_toets(t), adres)}</li>" for t in checks_for(instrument, document.soort) if t.soorten]
    delen = [
        f'<p class="kern">{html(document.uitleg)}</p>\n',
        _adoption(omg, bron),
        f"\n## Waaruit bestaat deze brief?\n\nDe onderdelen staan in volgorde. Een gestippelde onderstreping is iets dat uit de "
        f"zaak komt.\n\n{''.join(_clause(omg, naam, c, adres) for naam, c in clausules)}\n",
        f'\n## Welke toetsen horen erbij?\n\n<ul class="streeplijst">{"".join(toetsen)}</ul>\n' if toetsen else "",
        gebruikt(omg, f"document:{document.soort}", adres, "Waar wordt deze brief genoemd?"),
        adressen(omg, adres, adres),
    ]
    grondslag = "<br>".join(outside(address_of(j) or "#", name_of_jci(j)) if address_of(j) else html(j) for j in document.grondslag)
    rijen = [
        ("Wat is dit?", "Een brief"),
        ("Gemeente", "Alle gemeenten"),
        ("Nummer", html(document.nummer)),
        ("Gaat naar", html(", ".join(AAN.get(wie, wie) for wie in document.aan))),
        ("Ondertekent", TEKENT[document.ondertekening]),
        ("Steunt op", grondslag),
        *kijk_na(omg, document.titel, adres, "jurist openbare orde", document.gezien, document.opnieuw_voor),
        ("Vragen?", "Jurist openbare orde"),
    ]
    return Blad(
        adres=adres,
        titel=document.titel,
        kicker=f"Brief {document.nummer}",
        soort="Brief",
        sectie="besluit",
        kruimel=(("Besluit", "besluit/"), ("Brieven", BRIEVEN)),
        romp="".join(delen),
        zij=zijkant(adres, rijen),
        status=document.status,
        omschrijving=document.uitleg,
    )


def _adoption(omg: Omgeving, bron: Bron[Document]) -> str:
    vast = [omg.naam(g) for g in omg.gemeenten if omg.adopted(bron, g)]
    if bron.waarde.status == "vastgesteld" or len(vast) == len(omg.gemeenten):
        return status_zin("vastgesteld", "Deze brief mag definitief worden gemaakt.")
    slot = "U kunt er een concept mee maken. Een definitieve brief kan pas als de burgemeester de tekst vaststelt."
    if vast:
        slot = f"Vastgesteld in {html(' en '.join(vast))}. In de andere gemeenten kunt u alleen een concept maken."
    return status_zin("model", slot)


def _clause(omg: Omgeving, naam: str, clausule: Clausule | None, adres: str) -> str:
    if clausule is None:
        return f'<div class="zin zin--niet"><h3>{html(naam)}</h3><p class="klein">Dit stuk is nog niet geschreven.</p></div>'
    laatste = clausule.versies[-1] if clausule.versies else None
    tekst = sjabloontekst.to_html(laatste.tekst) if laatste else ""
    grond = "; ".join(omg.register.source(name_of_jci(j), adres) for j in clausule.grondslag)
    als = f" Staat er alleen als: <code>{veilig(clausule.voorwaarde)}</code>." if clausule.voorwaarde else ""
    eerder = f" {len(clausule.versies)} versies door de tijd." if len(clausule.versies) > 1 else ""
    prive = " Alleen voor het eigen huishouden." if clausule.persoonlijk else ""
    return (
        f'<div class="zin" id="clausule-{html(clausule.id)}"><h3>{html(clausule.id.replace("-", " ").capitalize())}</h3>'
        f"<blockquote>{tekst}</blockquote>"
        f'<p class="klein ruim">{omg.register.numbers(clausule.waarom, adres)}{als}{prive}{eerder}{" Grondslag: " + grond + "." if grond else ""}</p></div>'
    )


def make_toetsen(omg: Omgeving) -> list[Blad]:
    """Return the list of checks and the page of every check."""
    toetsen = omg.bron.toetsen()
    if not toetsen:
        return []
    groepen: dict[str, list[Toets]] = {}
    for _, toets in toetsen.values():
        groepen.setdefault(toets.id.split("-")[0], []).append(toets)
    delen = [
        f'<p class="inleiding">Een toets kijkt naar één punt van de zaak. Er zijn er {len(toetsen)}. Alleen een blokkade houdt een '
        "definitieve brief tegen.</p>\n"
    ]
    for groep, rij in groepen.items():
        rijen = "".join(
            f'<tr><td class="cijfers nowrap">{html(t.id)}</td><td><a href="{html(t.id.lower())}/">{html(t.titel)}</a></td>'
            f"<td>{ernst(worst(t)) if t.regels else 'Vaste controle'}</td></tr>"
            for t in rij
        )
        kop = f"Toetsen op {GROEPEN.get(groep, groep)}"
        delen.append(f'\n## {kop}\n\n<table class="uitslag"><thead><tr><th scope="col">Nr.</th><th scope="col">Toets</th>'
                     f'<th scope="col">Hoogste uitslag</th></tr></thead><tbody>{rijen}</tbody></table>\n')  # fmt: skip
    lijst = _list_page(TOETSEN, "Alle toetsen", "".join(delen), "De toetsen op een zaak.", f"{len(toetsen)} toetsen")
    return [lijst, *(_check(omg, instrument, toets, groepen) for instrument, toets in toetsen.values())]


def worst(toets: Toets) -> str:
    """Return the highest severity that a check can give."""
    return next((naam for naam in ERNST if any(regel.ernst == naam for regel in toets.regels)), "aandachtspunt")


def _check(omg: Omgeving, instrument: Instrumentbron, toets: Toets, groepen: dict[str, list[Toets]]) -> Blad:
    adres = f"{TOETSEN}{toets.id.lower()}/"
    bronnen = "".join(f"<li>{omg.register.source(bron, adres)}</li>" for bron in toets.bronnen)
    delen = [
        f'<p class="kern">{omg.register.numbers(toets.uitleg, adres)}</p>\n',
        _check_status(toets),
        _outcomes(toets),
        f'\n## Waar steunt dit op?\n\n<ul class="bronnen">{bronnen}</ul>\n' if bronnen else "",
        gebruikt(omg, f"toets:{toets.id}", adres, "Waar wordt deze toets genoemd?"),
        adressen(omg, adres, adres),
    ]
    groep = toets.id.split("-")[0]
    buren = "".join(f"<li>{omg.register.link(doel_toets(t), adres)}</li>" for t in _near(groepen[groep], toets))
    ook = f'<nav aria-labelledby="ook"><h2 id="ook">Kijk ook bij</h2><ul>{buren}</ul></nav>' if buren else ""
    kop = instrument.toetsen.waarde if instrument.toetsen else None
    soorten = [omg.register.doelen.get(f"document:{s}") for s in toets.soorten]
    rijen = [
        ("Wat is dit?", "Een toets op een zaak"),
        ("Gemeente", "Alle gemeenten"),
        ("Gebruikt in", ", ".join(omg.register.link(d, adres) for d in soorten if d) or "Alle brieven"),
        ("Geldt sinds", tijd(toets.inwerking) if toets.inwerking else ""),
        ("Geldt tot", tijd(toets.vervalt) if toets.vervalt else ""),
        *kijk_na(omg, f"{toets.id} {toets.titel}", adres, "jurist openbare orde", kop.gezien if kop else None, None),
        ("Opnieuw kijken vóór", tijd(kop.opnieuw_voor) if kop and kop.opnieuw_voor else ""),
        ("Vragen?", "Jurist openbare orde"),
    ]
    return Blad(
        adres=adres,
        titel=toets.titel,
        kicker=f"Toets {toets.id}, hoort bij {GROEPEN.get(groep, groep)}",
        soort="Toets",
        sectie="besluit",
        kruimel=(("Besluit", "besluit/"), ("Toetsen", TOETSEN)),
        romp="".join(delen),
        zij=zijkant(adres, rijen, ook=ook),
        status=kop.status if kop else "model",
        omschrijving=toets.uitleg,
    )


def _check_status(toets: Toets) -> str:
    zinnen = {
        "blokkade": ("let-op", "<b>Deze toets kan een definitieve brief tegenhouden.</b> Los het punt op; aanvaarden kan niet."),
        "waarschuwing": (
            "let-op",
            "<b>Deze toets waarschuwt, hij houdt niets tegen.</b> U kunt verder als u opschrijft waarom. Die reden komt in de "
            "verantwoording.",
        ),
        "aandachtspunt": ("aandacht", "<b>Deze toets vraagt alleen aandacht.</b> U beslist zelf of u er iets mee doet."),
    }
    return status_zin(*zinnen[worst(toets)])


def _outcomes(toets: Toets) -> str:
    if not toets.regels:
        return "\n## Wanneer gaat de toets af?\n\nDit is een vaste controle van het programma op de brief of op de bronnen.\n"
    blokken = "".join(
        f'<div class="vraag"><h3>{ernst(regel.ernst)}</h3><div><p>{sjabloontekst.inline(regel.melding)}</p>'
        f"<p><b>Wat doet u?</b> {sjabloontekst.inline(regel.herstel)}</p>"
        + (f'<p class="waar">In de zaak: <code>{veilig(sjabloontekst.plain(regel.plaats))}</code></p>' if regel.plaats else "")
        + "</div></div>"
        for regel in toets.regels
    )
    als = "".join(f"<li>{ernst(regel.ernst)} <code>{veilig(regel.als)}</code></li>" for regel in toets.regels)
    eerst = f"<p>Eerst: <code>{veilig(toets.voorwaarde)}</code></p>" if toets.voorwaarde else ""
    return (
        f"\n## Wanneer gaat de toets af?\n\n{blokken}\n\n"
        f'<details class="tekstvak"><summary>De voorwaarden zoals ze in de bron staan</summary>{eerst}<ul class="streeplijst">{als}</ul></details>\n'
    )


def _near(groep: list[Toets], toets: Toets) -> list[Toets]:
    plek = groep.index(toets)
    return [t for t in groep[max(0, plek - 2) : plek + 3] if t is not toets]
