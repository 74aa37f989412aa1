"""What letters and colleagues need of each municipality: addresses, numbers, court and police, and what is not sure."""

from __future__ import annotations

from collections.abc import Iterator

from instrumentarium.bronnen.soorten.algemeen import Adres
from instrumentarium.bronnen.soorten.gemeente import Gemeente
from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.omgeving import DEUR, Omgeving, adressen, kijk_na, status_zin, tijd, vraag_aan, zijkant
from instrumentarium.handboek.opmaak import lead, section
from instrumentarium.handboek.veilig import html
from instrumentarium.handboek.vindplaats import outside

MAP = "gemeenten/"
TITEL = "Adressen en nummers per gemeente"
ONBEKEND = '<span class="stil">nog niet bekend</span>'
MERK = '<span class="tebev">nog te bevestigen</span>'


def make_gemeenten(omg: Omgeving) -> list[Blad]:
    """Return the page with the facts of every municipality."""
    if not omg.bron.gemeenten:
        return []
    zin = "Waar een brief heen gaat, wie u belt en welke rechtbank erbij hoort. Kijk eerst in welke gemeente het pand staat."
    twijfel = (
        "Waar “nog te bevestigen” bij staat, is het niet nagevraagd. Controleer het voordat u een brief verstuurt."
    )
    delen = [lead(zin), status_zin("let-op", f"<b>Let op.</b> {twijfel}")]
    delen += [_one(omg, naam) for naam in omg.gemeenten]
    delen.append(adressen(omg, MAP, MAP))
    for naam in omg.gemeenten:
        bron = omg.bron.gemeenten[naam]
        kijk_na(omg, f"{TITEL}: {bron.naam}", MAP, "programmamanager", bron.gezien, bron.opnieuw_voor)
    rijen = [
        ("Wat is dit?", "Feiten per gemeente"),
        ("Stand van", tijd(omg.op)),
        vraag_aan(omg, MAP, "Programmamanager"),
    ]
    return [
        Blad(
            adres=MAP,
            titel=TITEL,
            soort="Uitleg",
            sectie="over",
            kruimel=((DEUR["over"], "over/"),),
            romp="".join(delen),
            zij=zijkant(MAP, rijen),
            omschrijving="Adressen, telefoonnummers, rechtbank en politie, per gemeente.",
        )
    ]


def _one(omg: Omgeving, naam: str) -> str:
    bron = omg.bron.gemeenten[naam]
    rijen = "".join(f"<div><dt>{kop}</dt><dd>{waarde}</dd></div>" for kop, waarde in _rows(bron))
    return section(bron.naam, f'<dl class="gegevens">{rijen}</dl>')


def _rows(bron: Gemeente) -> Iterator[tuple[str, str]]:
    twijfel = set(bron.te_bevestigen)

    def sure(pad: str, waarde: str) -> str:
        vaag = any(pad == veld or pad.startswith(f"{veld}.") or veld.startswith(f"{pad}.") for veld in twijfel)
        return f"{waarde or ONBEKEND}{MERK if vaag and waarde else ''}"

    yield "Plaatsen", html(", ".join(bron.kernen))
    yield "Telefoon", sure("telefoon", html(bron.telefoon or ""))
    yield "E-mail", sure("email", html(bron.email or ""))
    yield "Website", sure("website", outside(f"https://{bron.website}", bron.website) if bron.website else "")
    yield "Bezoekadres", sure("bezoekadres", _address(bron.bezoekadres))
    yield "Postadres", sure("postadres", _address(bron.postadres))
    yield "Zienswijze digitaal", sure("kanalen.zienswijze", html(bron.kanalen.zienswijze or ""))
    yield "Bezwaar digitaal", sure("kanalen.bezwaar", html(bron.kanalen.bezwaar or ""))
    if bron.rechtbank:
        adres = bron.rechtbank.postadres
        plek = html(adres) if isinstance(adres, str) else _address(adres)
        yield "Rechtbank", f"{html(bron.rechtbank.naam)}<br>{sure('rechtbank.postadres', plek)}"
        digitaal = bron.rechtbank.digitaal or ""
        yield "Rechtbank digitaal", sure("rechtbank.digitaal", outside(digitaal, digitaal) if digitaal else "")
    if bron.politie:
        yield "Politieteam", sure("politie.team", html(bron.politie.team or ""))
        yield "Politie, geen spoed", sure("politie.telefoon", html(bron.politie.telefoon or ""))
    namen = [f"{o.functie}: {o.naam}" for o in bron.ondertekenaars if o.naam]
    yield "Wie tekent", sure("ondertekenaars", "<br>".join(map(html, namen)))


def _address(adres: Adres | None) -> str:
    return html(", ".join(adres.regels())) if adres else ""
