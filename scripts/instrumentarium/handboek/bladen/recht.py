"""The law of the day: which text of a provision held when, and from which amount dealing is presumed."""

from __future__ import annotations

from instrumentarium.besluit.instrument.model import Bepaling, Drempel, Recht
from instrumentarium.bronnen.project import Bron
from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.omgeving import Omgeving, adressen, kijk_na, status_zin, tijd, zijkant
from instrumentarium.handboek.veilig import html, veilig
from instrumentarium.handboek.vindplaats import address_of, outside, with_numbers

MAP = "recht/"


def make_recht(omg: Omgeving) -> list[Blad]:
    """Return one page per instrument that has law of the day; the first stands at `recht/`."""
    alle = [(naam, i.recht) for naam, i in omg.bron.instrumenten.items() if i.recht]
    return [_page(omg, MAP if plek == 0 else f"{MAP}{naam}/", bron) for plek, (naam, bron) in enumerate(alle)]


def _page(omg: Omgeving, adres: str, bron: Bron[Recht]) -> Blad:
    recht = bron.waarde
    delen = [
        '<p class="inleiding">De dag van de vondst bepaalt welke tekst van de wet geldt. Hier ziet u per bepaling wat er wanneer '
        "gold.</p>\n",
        status_zin("model", "De teksten zijn samenvattingen van dit handboek. Controleer altijd de wettekst zelf."),
        *(_provision(omg, bepaling) for bepaling in recht.bepalingen),
        _thresholds(recht),
        adressen(omg, adres, adres),
    ]
    rijen = [
        ("Wat is dit?", "Een overzicht van wetteksten"),
        ("Gemeente", "Alle gemeenten"),
        ("Stand van", tijd(omg.op)),
        *kijk_na(omg, "Het recht van de dag", adres, "jurist openbare orde", recht.gezien, recht.opnieuw_voor),
        ("Vragen?", "Jurist openbare orde"),
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


def _provision(omg: Omgeving, bepaling: Bepaling) -> str:
    rijen = "".join(
        f"<tr><td>{tijd(v.inwerking) if v.inwerking else 'onbekend'}</td><td>{html(v.tekst.get('inhoud', ''))}</td>"
        f"<td>{with_numbers(v.bron or '')}</td></tr>"
        for v in bepaling.versies
    )
    adres = address_of(bepaling.jci or "")
    lees = f'<p class="klein">{outside(adres, "Lees de wettekst")}</p>' if adres else ""
    kop = "".join(f'<th scope="col">{k}</th>' for k in ("Vanaf", "Inhoud", "Bron"))
    titel = bepaling.titel[0].upper() + bepaling.titel[1:]
    return (
        f'\n## {veilig(titel)}\n\n<div class="tabelrol" tabindex="0" role="region" aria-label="{html(titel)}"><table class="straks">'
        f"<thead><tr>{kop}</tr></thead><tbody>{rijen}</tbody></table></div>\n\n{lees}\n"
    )


def _amount(drempel: Drempel) -> str:
    if drempel.tot is None:
        return "onbekend"
    return f"{str(drempel.tot).replace('.', ',')} {' of '.join(drempel.eenheid)}".strip()


def _thresholds(recht: Recht) -> str:
    if not recht.drempels:
        return ""
    rijen = "".join(
        f"<tr><th scope=\"row\">Lijst {html(d.lijst)}</th><td>{html(', '.join(d.naam))}</td>"
        f'<td class="cijfers">{html(_amount(d))}</td>'
        f"<td>{with_numbers(d.bron or '')}</td></tr>"
        for d in recht.drempels
    )
    kop = "".join(f'<th scope="col">{k}</th>' for k in ("Lijst", "Middel", "Eigen gebruik tot en met", "Bron"))
    return (
        "\n## Vanaf welke hoeveelheid wordt handel vermoed?\n\n"
        '<div class="tabelrol" tabindex="0" role="region" aria-label="Drempels"><table class="stapel"><thead>'
        f"<tr>{kop}</tr></thead><tbody>{rijen}</tbody></table></div>\n"
    )
