"""The start page: a search box, four doors, what changes soon, and what must be looked at again."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.bladen.paginas import reader
from instrumentarium.handboek.bladen.verandert import NIETS, change_table, coming_changes
from instrumentarium.handboek.omgeving import Omgeving, dagen, tijd
from instrumentarium.handboek.opmaak import bullets, link
from instrumentarium.handboek.veilig import html


@attrs.frozen
class Deur:
    """A door: where it leads, one sentence, two or three links, and its drawing (lines in ink, one light)."""

    titel: str
    adres: str
    zin: str
    links: tuple[tuple[str, str], ...]
    tekening: str


DEUREN = (
    Deur(
        "Ik heb een signaal",
        "signaal/",
        "U zag of hoorde iets dat niet klopt. Lees wat u opschrijft en wie het oppakt.",
        (
            ("Signalenkaart voor uw team", "pagina:signaleren/signalenkaart"),
            ("De route van een signaal", "pagina:van-signaal-naar-aanpak/route"),
        ),
        '<rect x="3" y="10" width="50" height="38" rx="4"/><rect x="10" y="18" width="9" height="12" rx="1"/>'
        '<rect class="licht" x="23.5" y="18" width="9" height="12" rx="1"/>'
        '<rect x="37" y="18" width="9" height="12" rx="1"/><path d="M3 39h50"/>',
    ),
    Deur(
        "Ik maak een besluit",
        "besluit/",
        "Van voornemen tot heropening: de vragen, de toetsen, de termijnen en de brieven.",
        (
            ("Besluit opstellen", "pagina:opstellen"),
            ("Interventiekaart", "pagina:aanpakken/interventiekaart"),
            ("Alle toetsen", "lijst:toetsen"),
            ("Alle brieven", "lijst:brieven"),
        ),
        '<path d="M11 52V8a4 4 0 0 1 4-4h26a4 4 0 0 1 4 4v44"/><path d="M4 52h48"/>'
        '<path d="M22 27v-4a6 6 0 0 1 12 0v4"/><rect class="licht" x="18.5" y="27" width="19" height="14" rx="3"/>'
        '<path d="M28 32.5v3"/>',
    ),
    Deur(
        "Ik maak een bericht",
        "bericht/",
        "Persbericht, bewonersbrief, poster of bericht voor sociale media, klaar voor uw gemeente.",
        (
            ("Campagnes en kalender", "lijst:campagnes"),
            ("Berichten en campagnes maken", "pagina:voorkomen/communicatie"),
        ),
        '<path d="M12 25V8a4 4 0 0 1 4-4h24a4 4 0 0 1 4 4v17"/>'
        '<rect class="licht" x="19" y="11" width="18" height="6" rx="1"/><path d="M19 23h18"/>'
        '<path d="M4 24v24a4 4 0 0 0 4 4h40a4 4 0 0 0 4-4V24L28 39z"/>',
    ),
    Deur(
        "Ik zoek een regel",
        "regels/",
        "De APV van toen, van nu en van straks, met de gemeenten naast elkaar.",
        (("Alle onderwerpen", "lijst:regels"), ("Wat verandert er?", "lijst:verandert")),
        '<path d="M28 13c-5-4-12-6-22-6a2 2 0 0 0-2 2v34a2 2 0 0 0 2 2c10 0 17 2 22 6 5-4 12-6 22-6a2 2 0 0 0 2-2V9'
        'a2 2 0 0 0-2-2c-10 0-17 2-22 6z"/><path d="M28 13v38"/>'
        '<path d="M11 17c4 0 7 .6 10 1.6M11 25c4 0 7 .6 10 1.6M35 26.6c3-1 6-1.6 10-1.6"/>'
        '<path class="licht" d="M38 6.8v13l4-3 4 3V7"/>',
    ),
)
VOORBEELDEN = ("Damocles", "2:74 Lisse", "wiet in een schuur", "RVS 2022 285")
BINNENKORT = timedelta(days=60)


def make_start(omg: Omgeving) -> Blad:
    """Return the start page; call this after all other pages, which fill the review list."""
    deuren = "".join(_door(omg, deur) for deur in DEUREN)
    romp = (
        f'{_opening(omg)}\n\n<ul class="deuren">{deuren}</ul>\n\n'
        f'<div class="tweedelig">{_changes(omg)}{_beside(omg)}</div>\n\n{_reading(omg)}'
    )
    return Blad(
        adres="",
        titel="Handboek ondermijning",
        soort="Start",
        sectie="start",
        romp=romp,
        publiek=True,
        eigen_kop=True,
        breed=True,
        omschrijving="Handboek ondermijning: een signaal, een besluit, een bericht of een regel.",
        zoekbaar=False,
    )


def _opening(omg: Omgeving) -> str:
    voorbeelden = " ".join(f'<a href="zoeken/?zoek={html(v.replace(" ", "+"))}">{html(v)}</a>' for v in VOORBEELDEN)
    return (
        '<div class="opening"><div><h1 id="zoektitel">Waar bent u mee bezig?</h1>'
        '<form role="search" aria-labelledby="zoektitel" action="zoeken/" method="get" data-zoek>'
        '<label class="stil" for="zoek">Typ een woord, een artikelnummer of een uitspraak.</label>'
        '<div class="zoek"><input type="search" id="zoek" name="zoek" autocomplete="off" spellcheck="false">'
        '<button class="knop" type="submit">Zoek</button></div><div class="antwoord" hidden></div></form>'
        f'<p class="voorbeelden"><span class="stil">Dit mag ook:</span> {voorbeelden}</p></div>{_choice(omg)}</div>'
    )


def _choice(omg: Omgeving) -> str:
    keuzes = "".join(
        f'<label><input type="radio" name="gemeente" value="{html(g)}"> {omg.gem(g)}</label>' for g in omg.gemeenten
    )
    alle = "Alle drie" if len(omg.gemeenten) == 3 else "Alle"
    return (
        '<section class="keuzevak" aria-labelledby="voorwie"><h2 id="voorwie">Voor welke gemeente?</h2>'
        '<form class="standkeuze" data-stand><fieldset><legend class="onzichtbaar">Gemeente</legend>'
        f'<div class="schakel">{keuzes}<label><input type="radio" name="gemeente" value="alle" checked> {alle}</label>'
        '</div></fieldset><div><label class="veldnaam" for="dag">Regels zoals ze gelden op</label><div class="dagrij">'
        f'<input type="date" id="dag" name="dag" value="{omg.op.isoformat()}">'
        '<button class="knop knop--licht" type="submit">Toon</button></div></div>'
        '<p class="klein stil">Uw keuze blijft staan terwijl u verder leest.</p></form></section>'
    )


def _door(omg: Omgeving, deur: Deur) -> str:
    doelen = [(woorden, omg.register.doelen.get(sleutel)) for woorden, sleutel in deur.links]
    links = bullets(
        (link("", doel.adres, woorden) for woorden, doel in doelen if doel and omg.register.shows(doel)), "rij"
    )
    return (
        '<li class="deur"><svg class="teken" viewBox="0 0 56 56" aria-hidden="true" focusable="false">'
        f"{deur.tekening}</svg><h2>{link('', deur.adres, deur.titel)}</h2><p>{html(deur.zin)}</p>{links}</li>"
    )


def _changes(omg: Omgeving) -> str:
    tabel = change_table(omg, "", "Wijzigingen binnenkort", coming_changes(omg)[:5]) or f"<p>{NIETS}</p>"
    alles = link("", "verandert/", "Alles wat verandert")
    return (
        '<section aria-labelledby="straks"><h2 id="straks">Wat verandert er binnenkort?</h2>'
        f'{tabel}<p class="klein ruim">{alles}</p></section>'
    )


def _beside(omg: Omgeving) -> str:
    rijen = [rij for rij in sorted(set(omg.na_te_kijken)) if rij[0] < omg.op + BINNENKORT][:4]
    lijst = bullets((_due(omg, *rij) for rij in rijen), "lijst")
    nakijken = (
        f'<h2 class="ruim">Opnieuw na te kijken</h2>{lijst}<p class="ruim">{link("", "nakijken/", "Hele lijst")}</p>'
    )
    return (
        '<div class="zijblok"><h2>Is er nu gevaar?</h2><p>Bel <a href="tel:112"><b>112</b></a>. Geen haast, wel politie: '
        f'<a class="nowrap" href="tel:09008844"><b>0900 8844</b></a>.</p>{nakijken if lijst and not omg.publiek else ""}</div>'
    )


def _due(omg: Omgeving, dag: date, titel: str, adres: str, rol: str) -> str:
    laat = (omg.op - dag).days
    wanneer = f"{dagen(laat)} te laat" if laat > 0 else f"vóór {tijd(dag)}"
    return f'{link("", adres, titel)}<br><span class="stil">{wanneer}{", " + html(rol) if rol else ""}</span>'


def _reading(omg: Omgeving) -> str:
    """Return what `content/index.md` says besides the four doors and the numbers to call."""
    pagina = omg.bron.paginas.get("index")
    if pagina is None:
        return ""
    tekst = reader(omg, pagina, "")
    uit = []
    for deel in f"\n{pagina.tekst}".split("\n## ")[1:]:
        kop, _, rest = deel.partition("\n")
        if not kop.startswith(("Waar bent u", "Is er nu")):
            uit.append(f"<section><h2>{tekst.inline(kop.strip())}</h2>{tekst.to_html(rest)}</section>")
    return f'<div class="leeswijzer">{"".join(uit)}</div>' if uit else ""
