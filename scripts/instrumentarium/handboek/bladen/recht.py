"""The law of the day: which text of a provision held when, and from which amount dealing is presumed."""

from __future__ import annotations

from instrumentarium.besluit.instrument.model import Bepaling, Drempel, Recht, Rechtsversie
from instrumentarium.bronnen.project import Bron
from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.omgeving import Omgeving, adressen, kijk_na, status_zin, tijd, vraag_aan, zijkant
from instrumentarium.handboek.opmaak import lead, section, table
from instrumentarium.handboek.veilig import html
from instrumentarium.handboek.vindplaats import address_of, outside, with_numbers

MAP = "recht/"
INHOUD = ("inhoud", "gevolg")  # the texts of a version that say what it holds; the others are for letters
ENKEL = {
    "pillen": "pil", "wikkels": "wikkel", "bolletjes": "bolletje", "ampullen": "ampul", "stuks": "stuk",
    "planten": "plant", "stekken": "stek",
}  # fmt: skip


def make_recht(omg: Omgeving) -> list[Blad]:
    """Return one page per instrument that has law of the day; the first stands at `recht/`."""
    alle = [(naam, i.recht) for naam, i in omg.bron.instrumenten.items() if i.recht]
    return [_page(omg, MAP if plek == 0 else f"{MAP}{naam}/", bron) for plek, (naam, bron) in enumerate(alle)]


def _page(omg: Omgeving, adres: str, bron: Bron[Recht]) -> Blad:
    recht = bron.waarde
    delen = [
        lead(
            "De dag van de vondst bepaalt welke tekst van de wet geldt. Hier ziet u per bepaling wat er wanneer gold."
        ),
        status_zin("model", "De teksten zijn samenvattingen van dit handboek. Controleer altijd de wettekst zelf."),
        *(_provision(bepaling) for bepaling in recht.bepalingen),
        _thresholds(recht),
        adressen(omg, adres, adres),
    ]
    rijen = [
        ("Wat is dit?", "Een overzicht van wetteksten"),
        ("Gemeente", "Alle gemeenten"),
        ("Stand van", tijd(omg.op)),
        *kijk_na(omg, "Het recht van de dag", adres, "jurist openbare orde", recht.gezien, recht.opnieuw_voor),
        vraag_aan(omg, adres, "Jurist openbare orde"),
    ]
    return Blad(
        adres=adres,
        titel="Het recht van de dag",
        soort="Uitleg",
        sectie="besluit",
        kruimel=(("Besluit", "besluit/"),),
        romp="".join(delen),
        zij=zijkant(adres, rijen),
        omschrijving="Welke tekst van de Opiumwet wanneer gold, en de drempels voor handel.",
    )


def _provision(bepaling: Bepaling) -> str:
    titel = bepaling.titel[0].upper() + bepaling.titel[1:]
    rijen = [(tijd(v.inwerking) if v.inwerking else "onbekend", _content(v)) for v in bepaling.versies]
    adres = address_of(bepaling.jci or "")
    lees = f'\n\n<p class="klein">{outside(adres, "Lees de wettekst")}</p>' if adres else ""
    return section(titel, table(titel, ("Vanaf", "Wat er geldt"), rijen, klasse="straks") + lees)


def _content(versie: Rechtsversie) -> str:
    """Return what a version says, and small below it where it stands and what is not sure."""
    tekst = next((versie.tekst[naam] for naam in INHOUD if naam in versie.tekst), "Nog niet samengevat.")
    bron = f"Bron: {with_numbers(versie.bron)}." if versie.bron else ""
    twijfel = f'<span class="tebev">{html(versie.status)}</span>' if "te bevestigen" in (versie.status or "") else ""
    return f'{html(tekst)} <span class="klein stil bronregel">{bron}</span>{twijfel}'


def _thresholds(recht: Recht) -> str:
    rijen = [
        (
            f'<span class="nowrap">Lijst {html(d.lijst)}</span>',
            html(", ".join(d.naam) or "andere middelen"),
            html(_amount(d)),
            with_numbers(d.bron or ""),
        )
        for d in recht.drempels
    ]
    koppen = ("Lijst", "Middel", "Eigen gebruik tot en met", "Bron")
    return section("Vanaf welke hoeveelheid wordt handel vermoed?", table("Drempels", koppen, rijen, rijkop=True))


def _amount(drempel: Drempel) -> str:
    """Return "0,5 gram" or "1 pil, wikkel of stuk"."""
    if drempel.tot is None:
        return "onbekend"
    eenheden = [ENKEL.get(eenheid, eenheid) if drempel.tot == 1 else eenheid for eenheid in drempel.eenheid]
    rest, laatste = eenheden[:-1], eenheden[-1:]
    woorden = " of ".join(filter(None, [", ".join(rest), *laatste]))
    return f"{str(drempel.tot).replace('.', ',')} {woorden}".strip()
