"""The campaigns: what each is for, when, what it holds and its texts to read; never the kit itself."""

from __future__ import annotations

from instrumentarium.bronnen.soorten.campagne import Campagne, Flyer, Meldlijn, Poster, Tekststuk
from instrumentarium.handboek import sjabloontekst
from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.bron import Campagnebron
from instrumentarium.handboek.omgeving import Omgeving, adressen, gebruikt, kijk_na, status_zin, tijd, zijkant
from instrumentarium.handboek.register import Doel
from instrumentarium.handboek.veilig import html, veilig
from instrumentarium.handboek.vindplaats import with_numbers

MAP = "campagnes/"
STUKKEN = {
    "webtekst": "Tekst voor de website", "persbericht": "Persbericht", "bewonersbrief": "Brief aan bewoners",
    "nieuwsbrief": "Nieuwsbrief", "vragen-en-antwoorden": "Vragen en antwoorden", "intranet": "Bericht op intranet",
    "gemeentepagina": "Gemeentepagina in de krant", "bellijst": "Bellijst voor het klantcontact",
    "raadsbericht": "Bericht aan de raad", "poster": "Poster", "flyer": "Flyer", "bedankposter": "Bedankposter",
    "avond": "Avond voor inwoners", "sociaal": "Sociale media", "scherm": "Scherm in het gemeentehuis",
    "perslijn": "Perslijn", "woordvoering": "Woordvoering", "webcare": "Antwoorden op sociale media",
}  # fmt: skip


def doel_van(campagne: Campagnebron) -> Doel:
    """Return a campaign as something to point at."""
    bron = campagne.bron.waarde
    return Doel(
        sleutel=f"campagne:{campagne.naam}", titel=bron.titel, adres=f"{MAP}{campagne.naam}/", publiek=False, uitleg=bron.doel
    )


def make_campagnes(omg: Omgeving) -> list[Blad]:
    """Return the calendar of campaigns and the page of every campaign."""
    campagnes = list(omg.bron.campagnes.values())
    if not campagnes:
        return []
    rijen = "".join(
        f"<tr><td>{_when(c.bron.waarde)}</td>"
        f'<td><a href="{html(c.naam)}/">{html(c.bron.waarde.titel)}</a></td><td>{html(c.bron.waarde.kernboodschap)}</td></tr>'
        for c in sorted(campagnes, key=lambda c: (c.bron.waarde.periode is None, str(c.bron.waarde.periode), c.naam))
    )
    kop = "".join(f'<th scope="col">{k}</th>' for k in ("Wanneer", "Campagne", "Kern"))
    romp = (
        '<p class="inleiding">Alle campagnes met hun periode. Uw kit maakt u met één opdracht; hier leest u wat erin zit.</p>\n\n'
        f'<table class="straks"><thead><tr>{kop}</tr></thead><tbody>{rijen}</tbody></table>\n{_lines(omg)}'
    )
    lijst = Blad(
        adres=MAP,
        titel="Campagnes en kalender",
        soort="Overzicht",
        sectie="bericht",
        kruimel=(("Bericht", "bericht/"),),
        romp=romp,
        omschrijving="De campagnes en wanneer ze lopen.",
        zoekbaar=False,
        zij=zijkant(MAP, [("Wat is dit?", "Een overzicht"), ("Aantal", f"{len(campagnes)} campagnes")]),
    )
    return [lijst, *(_campaign(omg, campagne) for campagne in campagnes)]


def _when(campagne: Campagne) -> str:
    return f"{tijd(campagne.periode.van)} t/m {tijd(campagne.periode.tot)}" if campagne.periode else "Wanneer nodig"


def _lines(omg: Omgeving) -> str:
    if omg.bron.meldlijnen is None:
        return ""
    rijen = "".join(_line(lijn) for lijn in omg.bron.meldlijnen.waarde.lijnen)
    kop = "".join(f'<th scope="col">{k}</th>' for k in ("Meldlijn", "Nummer", "Wanneer"))
    return (
        '\n## Meldlijnen\n\n<div class="tabelrol" tabindex="0" role="region" aria-label="Meldlijnen"><table class="stapel"><thead>'
        f"<tr>{kop}</tr></thead><tbody>{rijen}</tbody></table></div>\n"
    )


def _line(lijn: Meldlijn) -> str:
    nummer = html(lijn.nummer or "per gemeente")
    return (
        f'<tr><th scope="row">{html(lijn.naam.get("nl", lijn.id))}</th><td class="nowrap">{nummer}</td>'
        f"<td>{html(lijn.wanneer.get('nl', ''))}</td></tr>"
    )


def _campaign(omg: Omgeving, campagne: Campagnebron) -> Blad:
    bron = campagne.bron.waarde
    adres = f"{MAP}{campagne.naam}/"
    delen = [
        f'<p class="kern">{html(bron.kernboodschap)}</p>\n',
        _status(bron),
        f"\n## Waarvoor is deze campagne?\n\n{veilig(bron.doel)}\n",
        f"\n**Voor wie:** {veilig(', '.join(bron.doelgroepen))}.\n" if bron.doelgroepen else "",
        f"\n**Toon:** {veilig(bron.toon)}\n" if bron.toon else "",
        _rules(bron),
        "\n## Wat zit erin?\n\n" + "".join(_piece(campagne, naam) for naam in bron.stukken.namen()) + "\n",
        _planning(bron),
        _results(bron),
        gebruikt(omg, f"campagne:{campagne.naam}", adres, "Waar wordt deze campagne genoemd?"),
        adressen(omg, adres, adres),
    ]
    talen = ", ".join(f"{taal} ({stand.replace('-', ' ')})" for taal, stand in bron.talen.items())
    rijen = [
        ("Wat is dit?", "Een campagne"),
        ("Gemeente", "Alle gemeenten"),
        ("Wanneer", _when(bron)),
        ("Talen", html(talen)),
        ("Embargo", html(bron.embargo or "")),
        ("Bron", "<br>".join(with_numbers(b) for b in ([bron.bron] if isinstance(bron.bron, str) else bron.bron or []))),
        *kijk_na(omg, bron.titel, adres, "communicatieadviseur", bron.gezien, bron.opnieuw_voor),
        ("Vragen?", "Communicatieadviseur"),
    ]
    return Blad(
        adres=adres,
        titel=bron.titel,
        kicker="Campagne",
        soort="Campagne",
        sectie="bericht",
        kruimel=(("Bericht", "bericht/"), ("Campagnes", MAP)),
        romp="".join(delen),
        zij=zijkant(adres, rijen),
        omschrijving=bron.kernboodschap,
    )


def _status(bron: Campagne) -> str:
    open_ = [a for a in bron.akkoord if not a.gegeven]
    if not open_:
        return status_zin("model", "Deze teksten zijn een voorstel van dit handboek.")
    wie = ", ".join(f"{STUKKEN.get(a.stuk, a.stuk).lower()} ({a.rol})" for a in open_)
    return status_zin("model", f"Verspreid nog niet wat op een akkoord wacht: {html(wie)}.")


def _rules(bron: Campagne) -> str:
    if not bron.wel and not bron.niet:
        return ""
    wel = "".join(f"<li>{html(r)}</li>" for r in bron.wel)
    niet = "".join(f"<li>{html(r)}</li>" for r in bron.niet)
    return (
        '\n## Wel en niet\n\n<div class="gebruik"><div><h3>Wel</h3><ul>'
        f"{wel}</ul></div><div><h3>Niet</h3><ul>{niet}</ul></div></div>\n"
    )


def _piece(campagne: Campagnebron, naam: str) -> str:
    stuk = campagne.bron.waarde.stukken.stuk(naam)
    kop = html(STUKKEN.get(naam, naam.replace("-", " ").capitalize()))
    return f'<details class="tekstvak"><summary>{kop}</summary><div class="stuk">{_content(campagne, stuk)}</div></details>'


def _content(campagne: Campagnebron, stuk: object) -> str:
    if isinstance(stuk, Tekststuk):
        return _running(campagne, stuk)
    if isinstance(stuk, (Poster, Flyer)):
        return _print(stuk)
    if isinstance(stuk, dict):
        return "".join(
            f"<h3>{html(kanaal.capitalize())}</h3>{sjabloontekst.to_html(tekst)}" for kanaal, tekst in stuk.items()
        )
    dias = getattr(stuk, "dias", [])
    return "".join(
        f"<h3>{html(dia.kop)}</h3><ul>{''.join(f'<li>{sjabloontekst.inline(p)}</li>' for p in dia.punten)}</ul>" for dia in dias
    )


def _running(campagne: Campagnebron, stuk: Tekststuk) -> str:
    tekst = stuk.tekst or campagne.teksten.get(stuk.bestand or "", "")
    return sjabloontekst.to_html(tekst) or '<p class="stil">Deze tekst staat er nog niet.</p>'


def _print(stuk: Poster | Flyer) -> str:
    signalen = stuk.signalen if isinstance(stuk, Flyer) else []
    punten = "".join(f"<li>{sjabloontekst.inline(s)}</li>" for s in signalen)
    delen = [
        f'<p class="posterregel">{sjabloontekst.inline(stuk.regel)}</p>' if stuk.regel else "",
        f"<ul>{punten}</ul>" if punten else "",
        f"<p>{sjabloontekst.inline(stuk.actie)}</p>" if stuk.actie else "",
        f'<p class="klein stil">Beeld: {html(stuk.alt)}</p>' if stuk.alt else "",
    ]
    return "".join(delen)


def _planning(bron: Campagne) -> str:
    if not bron.planning:
        return ""
    rijen = "".join(
        f"<tr><td>{tijd(m.datum)}</td><td>{html(STUKKEN.get(m.stuk, m.stuk))}</td><td>{html(m.let_op or '')}</td></tr>"
        for m in sorted(bron.planning, key=lambda m: (m.datum, m.stuk))
    )
    kop = "".join(f'<th scope="col">{k}</th>' for k in ("Wanneer", "Stuk", "Let op"))
    return f'\n## Planning\n\n<table class="stapel"><thead><tr>{kop}</tr></thead><tbody>{rijen}</tbody></table>\n'


def _results(bron: Campagne) -> str:
    if not bron.resultaten:
        return ""
    rijen = "".join(
        f'<tr><td class="cijfers">{html(r.waarde)}</td><td>{html(r.wat)}</td><td>{"ja" if r.mag_extern else "nee"}</td>'
        f"<td>{with_numbers(r.bron or 'bron onbekend')}</td></tr>"
        for r in bron.resultaten
    )
    kop = "".join(f'<th scope="col">{k}</th>' for k in ("Aantal", "Wat", "Mag naar buiten", "Bron"))
    return (
        '\n## Resultaten\n\n<div class="tabelrol" tabindex="0" role="region" aria-label="Resultaten"><table class="stapel"><thead>'
        f"<tr>{kop}</tr></thead><tbody>{rijen}</tbody></table></div>\n"
    )
