"""Answers for the privacy checks, by structure and never by reading free text for its meaning (PRIV-1, PRIV-3, TXT-1)."""

from __future__ import annotations

import re
from typing import Any

from instrumentarium.besluit.zaak.afgeleid import Feiten, gevuld
from instrumentarium.besluit.zaak.huishouden import PERSOONLIJKE_PARAGRAFEN
from instrumentarium.besluit.zaak.model import Weegrij

_DUN = 120  # characters; a shorter weighing text is rarely more than a standard sentence


def misplaced_rows(feiten: Feiten) -> list[str]:
    """Return the weighing paragraphs with a row about X that is shown to Y outside X's household (PRIV-1)."""
    huis, fout = feiten.huishoudens, []
    for naam, waarde in weighing_texts(feiten):
        paragraaf = naam.rsplit(".", 1)[-1]
        for rij in waarde if isinstance(waarde, list) else []:
            lezers = rij.zichtbaar_voor or []
            if rij.over:
                buiten = any(not huis.same(rij.over, lezer) for lezer in lezers)
            else:
                # A personal paragraph that names nobody is about the household of the premises (contract 5.1).
                persoonlijk = paragraaf in PERSOONLIJKE_PARAGRAFEN
                buiten = persoonlijk and any(not huis.may_read_personal(lezer, paragraaf) for lezer in lezers)
            if buiten and naam not in fout:
                fout.append(naam)
    return fout


def misplaced_own_text(feiten: Feiten) -> list[int]:
    """Return the places of own texts after a personal clause in a letter outside the household (PRIV-1)."""
    persoonlijk = {paragraaf.replace("_", "-") for paragraaf in PERSOONLIJKE_PARAGRAFEN}
    fout = []
    for plek, eigen in enumerate(feiten.zaak.eigen_tekst or []):
        raakt = next((woord for woord in persoonlijk if woord in eigen.na), None)
        if raakt is None:
            continue
        lezers = [eigen.voor] if eigen.voor else [p.naam for p in feiten.volwassenen]
        if any(not feiten.huishoudens.may_read_personal(lezer, raakt) for lezer in lezers):
            fout.append(plek)
    return fout


def named_elsewhere(feiten: Feiten) -> bool:
    """Tell whether the name of a minor or vulnerable party stands in a paragraph that others read."""
    namen = [p.naam for p in [*feiten.minderjarigen, *feiten.kwetsbaren] if p.naam]
    open_teksten = [
        rij.tekst if isinstance(rij, Weegrij) else rij
        for naam, waarde in weighing_texts(feiten)
        if naam.rsplit(".", 1)[-1] not in PERSOONLIJKE_PARAGRAFEN
        for rij in (waarde if isinstance(waarde, list) else [waarde])
        if not (isinstance(rij, Weegrij) and rij.zichtbaar_voor is not None)
    ]
    return any(naam in tekst for naam in namen for tekst in open_teksten)


def only_confidential(feiten: Feiten) -> list[str]:
    """Return the places of facts whose only source is a piece marked vertrouwelijk (PRIV-3)."""
    procedure, constatering = feiten.zaak.procedure, feiten.zaak.constatering
    geheim = {
        sleutel
        for stuk in (procedure and procedure.stukken) or []
        if stuk.beperking == "vertrouwelijk"
        for sleutel in (stuk.id, stuk.naam)
        if sleutel
    }
    if not geheim:
        return []
    rijen: list[tuple[str, Any]] = [
        (f"constatering.handel.{n}", rij) for n, rij in enumerate((constatering and constatering.handel) or [])
    ]
    rijen += [
        (f"constatering.openbare_orde.{n}", rij)
        for n, rij in enumerate((constatering and constatering.openbare_orde) or [])
    ]
    rijen += [
        (f"procedure.nieuwe_feiten.{n}", rij) for n, rij in enumerate((procedure and procedure.nieuwe_feiten) or [])
    ]
    if constatering and constatering.rol_in_keten:
        rijen.append(("constatering.rol_in_keten", constatering.rol_in_keten))
    return [plaats for plaats, rij in rijen if rij.bron in geheim]


def weighing_texts(feiten: Feiten) -> list[tuple[str, Any]]:
    """Return every filled weighing paragraph with its path in the case file."""
    weging = feiten.zaak.weging
    if weging is None:
        return []
    gevonden = [
        (f"weging.{naam}", getattr(weging, naam)) for naam in ("geschiktheid", "afwijking_beleid", "beleid_zwijgt")
    ]
    for blok in ("noodzaak", "evenwichtigheid"):
        delen = getattr(weging, blok)
        if delen is not None:
            gevonden += [
                (f"weging.{blok}.{naam}", getattr(delen, naam)) for naam in delen.__slots__ if not naam.startswith("_")
            ]
    return [(naam, waarde) for naam, waarde in gevonden if gevuld(waarde)]


def thin_texts(feiten: Feiten) -> list[str]:
    """Return the weighing texts that are short or name no figure, date or party (TXT-1)."""
    namen = [partij.naam for partij in feiten.partijen if partij.naam]
    dun = []
    for naam, waarde in weighing_texts(feiten):
        tekst = " ".join(
            rij.tekst if isinstance(rij, Weegrij) else rij for rij in (waarde if isinstance(waarde, list) else [waarde])
        )
        if len(tekst) < _DUN or not (re.search(r"\d", tekst) or any(bekend in tekst for bekend in namen)):
            dun.append(naam.rsplit(".", 1)[-1])
    return dun
