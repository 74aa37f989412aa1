"""The pages behind the four doors, and the pages about the handbook itself: search, review list, open questions."""

from __future__ import annotations

from collections.abc import Iterable

from instrumentarium.handboek.blad import Blad, naar
from instrumentarium.handboek.bladen.paginas import MAPPEN, page_list
from instrumentarium.handboek.omgeving import Omgeving, dagen, tijd, zijkant
from instrumentarium.handboek.regeltijd import period_of, periods
from instrumentarium.handboek.veilig import html, veilig

DEUREN = {
    "signaal": (
        "Ik heb een signaal",
        "U zag of hoorde iets dat niet klopt. Hier leest u wat u opschrijft en wie het oppakt.",
    ),
    "besluit": (
        "Ik maak een besluit",
        "Van eerste bericht tot heropening: welk middel past, wat u vraagt, weegt en schrijft.",
    ),
    "bericht": ("Ik maak een bericht", "Berichten en campagnes voor inwoners, ondernemers, pers en collega's."),
    "over": ("Over dit handboek", "Voor wie het is, hoe u het leest, en waar het op steunt."),
}


def make_deuren(omg: Omgeving, bladen: Iterable[Blad], extra: dict[str, list[tuple[str, str, str]]]) -> list[Blad]:
    """Return the page behind each door; `extra` adds links (title, address, sentence) to the lists of pages."""
    bladen = list(bladen)
    return [_door(omg, sectie, bladen, extra.get(sectie, [])) for sectie in DEUREN]


def _door(omg: Omgeving, sectie: str, bladen: list[Blad], extra: list[tuple[str, str, str]]) -> Blad:
    titel, zin = DEUREN[sectie]
    adres = f"{sectie}/"
    delen = [f'<p class="inleiding">{html(zin)}</p>\n']
    if extra:
        rijen = "".join(
            f'<li><a href="{html(naar(adres, doel))}">{html(t)}</a><span class="klein">{html(z)}</span></li>'
            for t, doel, z in extra
        )
        delen.append(f'\n<ul class="bronnen ruim">{rijen}</ul>\n')
    for map_, (maptitel, deur, mapzin) in MAPPEN.items():
        lijst = page_list(omg, [b for b in bladen if b.adres.startswith(f"{map_}/") and b.adres != f"{map_}/"], adres)
        if deur == sectie and lijst:
            delen.append(f"\n## {veilig(maptitel)}\n\n<p>{html(mapzin)}</p>\n\n{lijst}\n")
    los = page_list(
        omg, [b for b in bladen if sectie == "over" and b.soort == "Uitleg" and b.adres.count("/") == 1], adres
    )
    if los:
        delen.append(f"\n## Verder\n\n{los}\n")
    if len(delen) == 1:
        delen.append("\nDit deel is alleen voor medewerkers van de gemeenten.\n")
    return Blad(
        adres=adres,
        titel=titel,
        soort="Overzicht",
        sectie=sectie,
        romp="".join(delen),
        publiek=True,
        omschrijving=zin,
        zoekbaar=False,
        zij=zijkant(adres, [("Wat is dit?", "Een overzicht van bladzijden")]),
    )


def make_regels(omg: Omgeving) -> Blad:
    """Return the list of subjects with the number in each municipality today."""
    rijen = []
    for bron in sorted(omg.bron.onderwerpen.values(), key=lambda b: b.onderwerp.waarde.titel.lower()):
        cellen = []
        for gemeente in omg.gemeenten:
            versies = bron.gemeenten.get(gemeente)
            nu = period_of(periods(versies.waarde, omg.op), omg.op) if versies else None
            if nu and nu.versie:
                woord = html(nu.versie.nummer or "nummer onbekend")
                cel = f'<a class="cijfers" href="{html(bron.naam)}/{html(gemeente)}/">{woord}</a>'
            else:
                woord = "niet ingelezen" if nu is None or nu.reden is None else str(nu.reden).replace("-", " ")
                cel = f'<span class="stil">{html(woord)}</span>'
            cellen.append(f'<td data-kop="{html(omg.naam(gemeente))}">{cel}</td>')
        kop = f'<th scope="row"><a href="{html(bron.naam)}/">{html(bron.onderwerp.waarde.titel)}</a></th>'
        rijen.append(f"<tr>{kop}{''.join(cellen)}</tr>")
    koppen = "".join(f'<th scope="col">{omg.gem(g)}</th>' for g in omg.gemeenten)
    tabel = (
        '<div class="tabelrol" tabindex="0" role="region" aria-label="Alle onderwerpen"><table class="stapel register"><thead>'
        f'<tr><th scope="col">Onderwerp</th>{koppen}</tr></thead><tbody>{"".join(rijen)}</tbody></table></div>'
    )
    romp = (
        '<p class="inleiding">De APV per onderwerp, met het artikelnummer in elke gemeente vandaag. Een nummer kan per gemeente '
        "verschillen; het onderwerp blijft hetzelfde.</p>\n\n"
        f'<p><a href="../verandert/">Wat verandert er?</a></p>\n\n{tabel}\n'
    )
    return Blad(
        adres="regels/",
        titel="Ik zoek een regel",
        soort="Overzicht",
        sectie="regels",
        romp=romp,
        publiek=True,
        omschrijving="De APV per onderwerp en gemeente.",
        zoekbaar=False,
        zij=zijkant("regels/", [("Wat is dit?", "Een overzicht van onderwerpen"), ("Stand van", tijd(omg.op))]),
    )


def make_zoeken(omg: Omgeving, bladen: Iterable[Blad]) -> Blad:
    """Return the search page; without JavaScript it is a register of all pages."""
    per_soort: dict[str, list[Blad]] = {}
    for blad in bladen:
        if blad.soort not in ("Versie", "Start", "Overzicht") and (blad.publiek or not omg.publiek):
            per_soort.setdefault(blad.soort, []).append(blad)
    lijsten = "".join(
        f'<details class="tekstvak"><summary>{html(soort)} <span class="aantal">({len(rij)})</span></summary><ul class="register">'
        + "".join(
            f'<li><a href="{html(naar("zoeken/", b.adres))}">{html(b.titel)}</a></li>'
            for b in sorted(rij, key=lambda b: b.titel.lower())
        )
        + "</ul></details>"
        for soort, rij in sorted(per_soort.items())
    )
    romp = (
        '<form role="search" aria-label="Zoek in het handboek" class="zoekblad" action="./" method="get" data-zoek="blad">'
        '<label class="stil" for="zoek">Typ een woord, een artikelnummer of een uitspraak.</label><div class="zoek">'
        '<input type="search" id="zoek" name="zoek" autocomplete="off" spellcheck="false">'
        '<button class="knop" type="submit">Zoek</button></div></form>\n\n'
        '<div class="uitkomsten" data-uitkomsten hidden></div>\n\n'
        f"## Register\n\n<p>Alle bladzijden, per soort. Dit werkt ook zonder JavaScript.</p>\n\n{lijsten}\n"
    )
    return Blad(
        adres="zoeken/",
        titel="Zoeken",
        soort="Overzicht",
        sectie="zoeken",
        romp=romp,
        publiek=True,
        omschrijving="Zoek in het handboek.",
        zoekbaar=False,
        zij=zijkant("zoeken/", [("Wat is dit?", "Zoeken, en een register van alle bladzijden")]),
    )


def make_fout(omg: Omgeving) -> Blad:
    """Return the page that tells how to report a fault."""
    if omg.meldadres:
        hoe = f'Mail naar <a href="mailto:{html(omg.meldadres)}" data-mail>{html(omg.meldadres)}</a>.'
    else:
        hoe = "Een mailadres voor meldingen is nog niet gekozen. Meld de fout bij de rol die op de bladzijde achter “Vragen?” staat."
    romp = (
        '<p class="inleiding">Klopt er iets niet? Zeg het, ook als u twijfelt. Een fout die gemeld is, wordt hersteld.</p>\n'
        "\n## Zo meldt u een fout\n\n"
        "<ol><li>Noem het adres van de bladzijde<span data-blad hidden>: <code></code></span>.</li>"
        "<li>Zeg wat er staat, en wat er volgens u hoort te staan.</li><li>Noem uw bron als u die hebt.</li></ol>\n\n"
        f"<p>{hoe}</p>\n\nZet geen namen, adressen of zaakgegevens in uw melding.\n\n"
        "## Een lek in de beveiliging\n\n"
        "Meld een lek niet in het openbaar. Meld het bij de beveiligingsfunctionaris van uw gemeente.\n"
    )
    return Blad(
        adres="meld-een-fout/",
        titel="Meld een fout",
        soort="Overzicht",
        romp=romp,
        publiek=True,
        omschrijving="Hoe u een fout in het handboek meldt.",
        zoekbaar=False,
        in_sitemap=False,
    )


def make_nakijken(omg: Omgeving) -> Blad:
    """Return the list of pages with the day before which they must be looked at again; overdue ones first."""
    rijen = []
    for dag, titel, adres, rol in sorted(set(omg.na_te_kijken)):
        laat = (omg.op - dag).days
        merk = f'<b class="telaat">{dagen(laat)} te laat</b>' if laat > 0 else f"over {dagen(-laat)}"
        rijen.append(
            f'<tr><td>{tijd(dag)}</td><td><a href="{html(naar("nakijken/", adres))}">{html(titel)}</a></td>'
            f"<td>{html(rol)}</td><td>{merk}</td></tr>"
        )
    kop = "".join(f'<th scope="col">{k}</th>' for k in ("Vóór", "Bladzijde", "Wie", "Stand"))
    aantal = sum(1 for rij in set(omg.na_te_kijken) if rij[0] < omg.op)
    romp = (
        '<p class="inleiding">Elke bladzijde heeft een dag waarvóór iemand haar opnieuw bekijkt. Hier staan ze op volgorde. '
        f"Te laat: {aantal}.</p>\n\n"
        '<div class="tabelrol" tabindex="0" role="region" aria-label="Na te kijken bladzijden"><table class="stapel"><thead>'
        f"<tr>{kop}</tr></thead><tbody>{''.join(rijen)}</tbody></table></div>\n"
    )
    return Blad(
        adres="nakijken/",
        titel="Opnieuw na te kijken",
        soort="Overzicht",
        kruimel=(("Over dit handboek", "over/"),),
        romp=romp,
        omschrijving="Welke bladzijden opnieuw bekeken moeten worden.",
        zoekbaar=False,
        zij=zijkant("nakijken/", [("Wat is dit?", "Een lijst voor de redactie"), ("Stand van", tijd(omg.op))]),
    )


def make_vragen(omg: Omgeving) -> Blad:
    """Return the list of what is not known yet, per role that can answer."""
    per_rol: dict[str, list[tuple[str, str, str]]] = {}
    for vraag, rol, titel, adres in sorted(set(omg.open_vragen)):
        per_rol.setdefault(rol or "nog niet verdeeld", []).append((vraag, titel, adres))
    delen = [
        '<p class="inleiding">Wat wij niet zeker weten, staat in het handboek als vraag. Hier staan alle vragen bij elkaar, per '
        "rol die het antwoord kan geven.</p>\n"
    ]
    for rol, rij in sorted(per_rol.items()):
        punten = "".join(
            f'<li>{html(vraag)}<span class="klein">Staat in: <a href="{html(naar("open-vragen/", adres))}">{html(titel)}</a></span></li>'
            for vraag, titel, adres in rij
        )
        delen.append(f'\n## {veilig(rol[0].upper() + rol[1:])}\n\n<ul class="bronnen">{punten}</ul>\n')
    return Blad(
        adres="open-vragen/",
        titel="Open vragen",
        soort="Overzicht",
        kruimel=(("Over dit handboek", "over/"),),
        romp="".join(delen),
        omschrijving="Wat nog niet bekend is, en wie het kan zeggen.",
        zoekbaar=False,
        zij=zijkant(
            "open-vragen/", [("Wat is dit?", "Een lijst voor de redactie"), ("Aantal", str(len(set(omg.open_vragen))))]
        ),
    )
