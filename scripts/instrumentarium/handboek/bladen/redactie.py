"""The pages for those who look after the handbook: what to look at again, what is not known, how to report a fault."""

from __future__ import annotations

from datetime import date

from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.omgeving import Omgeving, dagen, list_page
from instrumentarium.handboek.opmaak import bullets, fold, lead, link, section
from instrumentarium.handboek.veilig import html
from instrumentarium.tijd.kalender import words

Rij = tuple[date, str, str, str]  # before which day, title, address, role
NIEMAND = "nog niet verdeeld"
KORT = 6  # so many pages are shown at once; more are kept in pieces that open
NIETS_TE_LAAT = "Er is niets te laat."


def make_redactie(omg: Omgeving) -> list[Blad]:
    """Return the three pages; call this after all other pages, which fill the lists."""
    return [_fault(omg), _review(omg), _questions(omg)]


def _fault(omg: Omgeving) -> Blad:
    hoe = (
        "Een mailadres voor meldingen is nog niet gekozen. Meld de fout bij de rol die op de bladzijde achter "
        "“Vragen?” staat."
    )
    if omg.meldadres:
        hoe = f'Mail naar <a href="mailto:{html(omg.meldadres)}">{html(omg.meldadres)}</a>.'
    stappen = (
        "<ol><li>Noem het adres van de bladzijde<span data-blad hidden>: <code></code></span>.</li>"
        "<li>Zeg wat er staat, en wat er volgens u hoort te staan.</li><li>Noem uw bron als u die hebt.</li></ol>"
    )
    lek = "Meld een lek niet in het openbaar. Meld het bij de beveiligingsfunctionaris van uw gemeente."
    delen = [
        lead("Klopt er iets niet? Zeg het, ook als u twijfelt. Een fout die gemeld is, wordt hersteld."),
        section("Zo meldt u een fout", f"{stappen}\n\n<p>{hoe}</p>\n\nZet geen namen, adressen of zaakgegevens erin."),
        section("Een lek in de beveiliging", lek),
    ]
    zin = "Hoe u een fout in het handboek meldt."
    return list_page("meld-een-fout/", "Meld een fout", "".join(delen), zin, "", publiek=True)


def _review(omg: Omgeving) -> Blad:
    lijst = sorted(set(omg.na_te_kijken))
    laat = [rij for rij in lijst if rij[0] < omg.op]
    per_dag: dict[date, list[Rij]] = {}
    for rij in lijst:
        per_dag.setdefault(rij[0], []).append(rij)
    zin = "Elke bladzijde heeft een dag waarvóór iemand haar opnieuw bekijkt. Hier staan ze per dag en per rol."
    stand = f"{len(laat)} {'bladzijde is' if len(laat) == 1 else 'bladzijden zijn'} te laat." if laat else NIETS_TE_LAAT
    delen = [lead(f"{zin} {stand}"), *(_day(omg, dag, rijen) for dag, rijen in per_dag.items())]
    kort = "Welke bladzijden opnieuw bekeken moeten worden."
    return list_page("nakijken/", "Opnieuw na te kijken", "".join(delen), kort, f"{len(laat)} te laat", dag=omg.op)


def _day(omg: Omgeving, dag: date, rijen: list[Rij]) -> str:
    """Return what must be looked at before one day: a list when it is short or late, else per role a piece that opens."""
    laat = (omg.op - dag).days
    stand = (
        f'<b class="telaat">{dagen(laat)} te laat</b>' if laat > 0 else f"Over {dagen(-laat)}" if laat else "Vandaag"
    )
    if laat > 0 or len(rijen) <= KORT:
        return section(f"Vóór {words(dag)}", f'<p class="stil">{stand}.</p>\n\n{bullets(map(_row, rijen), "bronnen")}')
    per_rol: dict[str, list[str]] = {}
    for _, titel, adres, rol in rijen:
        per_rol.setdefault(rol or NIEMAND, []).append(link("nakijken/", adres, titel))
    vakken = "".join(_role(rol, links) for rol, links in sorted(per_rol.items()))
    return section(f"Vóór {words(dag)}", f'<p class="stil">{stand}.</p>\n\n{vakken}')


def _row(rij: Rij) -> str:
    _, titel, adres, rol = rij
    return f'{link("nakijken/", adres, titel)}<span class="klein">{html(_cap(rol or NIEMAND))}</span>'


def _role(rol: str, links: list[str]) -> str:
    return fold(f'{html(_cap(rol))} <span class="aantal">({len(links)})</span>', bullets(links, "lijst"))


def _cap(rol: str) -> str:
    return rol[:1].upper() + rol[1:]


def _questions(omg: Omgeving) -> Blad:
    per_rol: dict[str, list[str]] = {}
    for vraag, rol, titel, adres in sorted(set(omg.open_vragen)):
        waar = f'<span class="klein">Staat in: {link("open-vragen/", adres, titel)}</span>'
        per_rol.setdefault(rol or NIEMAND, []).append(html(vraag) + waar)
    zin = (
        "Wat wij niet zeker weten, staat in het handboek als vraag. Hier staan alle vragen bij elkaar, per rol die het "
        "antwoord kan geven."
    )
    delen = [lead(zin)]
    delen += [section(_cap(rol), bullets(rij, "bronnen")) for rol, rij in sorted(per_rol.items())]
    aantal = f"{len(set(omg.open_vragen))} vragen"
    kort = "Wat nog niet bekend is, en wie het kan zeggen."
    return list_page("open-vragen/", "Open vragen", "".join(delen), kort, aantal)
