"""The pages for those who look after the handbook: what to look at again, what is not known, how to report a fault."""

from __future__ import annotations

from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.omgeving import Omgeving, dagen, list_page, tijd
from instrumentarium.handboek.opmaak import bullets, lead, link, section, table
from instrumentarium.handboek.veilig import html


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
    rijen = []
    for dag, titel, adres, rol in lijst:
        laat = (omg.op - dag).days
        stand = f'<b class="telaat">{dagen(laat)} te laat</b>' if laat > 0 else f"over {dagen(-laat)}"
        rijen.append((tijd(dag), link("nakijken/", adres, titel), html(rol), stand))
    aantal = sum(1 for rij in lijst if rij[0] < omg.op)
    zin = "Elke bladzijde heeft een dag waarvóór iemand haar opnieuw bekijkt. Hier staan ze op volgorde."
    tabel = table("Na te kijken bladzijden", ("Vóór", "Bladzijde", "Wie", "Stand"), rijen)
    romp = f"{lead(f'{zin} Te laat: {aantal}.')}\n{tabel}\n"
    kort = "Welke bladzijden opnieuw bekeken moeten worden."
    return list_page("nakijken/", "Opnieuw na te kijken", romp, kort, f"{aantal} te laat", dag=omg.op)


def _questions(omg: Omgeving) -> Blad:
    per_rol: dict[str, list[str]] = {}
    for vraag, rol, titel, adres in sorted(set(omg.open_vragen)):
        waar = f'<span class="klein">Staat in: {link("open-vragen/", adres, titel)}</span>'
        per_rol.setdefault(rol or "nog niet verdeeld", []).append(html(vraag) + waar)
    zin = (
        "Wat wij niet zeker weten, staat in het handboek als vraag. Hier staan alle vragen bij elkaar, per rol die het "
        "antwoord kan geven."
    )
    delen = [lead(zin)]
    delen += [section(rol[0].upper() + rol[1:], bullets(rij, "bronnen")) for rol, rij in sorted(per_rol.items())]
    aantal = f"{len(set(omg.open_vragen))} vragen"
    kort = "Wat nog niet bekend is, en wie het kan zeggen."
    return list_page("open-vragen/", "Open vragen", "".join(delen), kort, aantal)
