"""Makes a case anonymous before a letter is made of it: persons by role, the address by its street, numbers gone.

In: a case. Out: the same case without who, where and which file; dates, amounts and the course of events stay. Free
text is searched, and `texts_to_read` names what a person must read before it leaves the house.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from instrumentarium.besluit.zaak.anoniem_tekst import Schrobber, words_of
from instrumentarium.besluit.zaak.model import Aanvaard, EigenTekst, Stuk, Zaak
from instrumentarium.besluit.zaak.model_pand import Behandelaar, Betrokkene, Middel, Vertegenwoordiger
from instrumentarium.besluit.zaak.namen import GEANONIMISEERD, ROLVOLGORDE, role_of
from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.algemeen import Adres

WEGGELATEN = "weggelaten"
_NUMMERS = frozenset({"bag_id", "kadastraal", "kvk", "kenmerk"})
_PERSONEN = words_of(
    "van voor over zichtbaar_voor besloten_door aangezegd_aan door gevraagd_aan aan bewoners eigenaren aanwezig"
)
# Who may be named: an office or a role names nobody.
_FUNCTIES = frozenset(
    {*ROLVOLGORDE, "burgemeester", "locoburgemeester", "politie", "gemeente", "voorzieningenrechter", "rechtbank",
     "bezwaarschriftencommissie", "officier van justitie", "huurders", "bewoners", "buurt", "dossier", "kadaster"}
)  # fmt: skip
_VORMEN: dict[tuple[type, str], str] = {
    (Aanvaard, "toets"): r"[A-Z]{2,5}-\d{1,3}",
    (Betrokkene, "taal"): r"[a-z]{2,3}",
    (Betrokkene, "leeftijd"): r"\d{1,2}(?: (?:jaar|maanden))?",
    (EigenTekst, "soort"): r"[a-z]+(?:-[a-z]+)*",
    (EigenTekst, "na"): r"[a-z]+(?:-[a-z]+)*",
}
_MIN_WOORDEN = 4
_VERTEGENWOORDIGERS = ("vertegenwoordiger", "gemachtigde", "bewindvoerder", "curator", "voogd")


def anonymise(zaak: Bron[Zaak]) -> Bron[Zaak]:
    """Return the case without what points at a person, a house or a file."""
    return attrs.evolve(zaak, pad=f"{GEANONIMISEERD}.yaml", waarde=_Wisser(zaak.waarde).case())


def anonymous_account(account: dict[str, Any]) -> dict[str, Any]:
    """Return the account of an anonymised case without the name and the hash of the case file."""
    return account | {"kenmerk": None, "zaak": {"bestand": None, "sha256": None}}


def texts_to_read(zaak: Bron[Zaak]) -> list[str]:
    """Return the places of the free texts that stay in the letters, with how much was taken out of each."""
    schoon = dict(_texts(anonymise(zaak).waarde, ""))
    rijen = []
    for pad, tekst in _texts(zaak.waarde, ""):
        gaten = sum(schoon.get(pad, "").count(f"[{soort}]") for soort in ("naam", "adres", "nummer", "datum"))
        if pad.startswith("behandelaar."):
            continue  # replaced as a whole
        if len(tekst.split()) >= _MIN_WOORDEN and schoon.get(pad):
            rijen.append(f"{pad} ({gaten} weggelaten)" if gaten else pad)
    return rijen


class _Wisser:
    """Goes through one case; a name gets the same alias wherever it stands."""

    def __init__(self, zaak: Zaak) -> None:
        self.zaak = zaak
        self.bijnamen = _aliases(zaak)
        self.onbekend: dict[str, str] = {}
        self.huishoudens: dict[str, str] = {}
        pand = zaak.pand.adres if zaak.pand else None
        self.geheim = any(partij.adres_soort == "geheim" for partij in zaak.betrokkenen or [])
        blijft = [zaak.gemeente.capitalize(), *([(pand.plaats or "")] if pand else [])]
        blijft += [pand.straat or ""] if pand and not self.geheim else []
        self.schrobber = Schrobber(self.bijnamen, _addresses(zaak, pand, geheim=self.geheim), blijft)

    def case(self) -> Zaak:
        """Return the anonymised case."""
        schoon: Zaak = self._walk(attrs.evolve(self.zaak, betrokkenen=None, behandelaar=None))
        partijen = self.zaak.betrokkenen
        return attrs.evolve(
            schoon,
            kenmerk=GEANONIMISEERD,
            gemeente=self.zaak.gemeente,
            behandelaar=Behandelaar(naam="een medewerker", functie="medewerker van de gemeente"),
            betrokkenen=None if partijen is None else [self._party(p, n) for n, p in enumerate(partijen, 1)],
        )

    def _walk(self, blok: Any) -> Any:
        nieuw = {}
        klasse: Any = type(blok)
        for naam in sorted(_text_fields(klasse)):
            waarde = getattr(blok, naam)
            if waarde is not None:
                nieuw[naam] = self._field(klasse, naam, waarde)
        return attrs.evolve(blok, **nieuw)

    def _field(self, klasse: type, naam: str, waarde: Any) -> Any:
        if isinstance(waarde, list):
            return [self._field(klasse, naam, rij) for rij in waarde]
        if isinstance(waarde, Adres):
            return self._address(waarde)
        if attrs.has(type(waarde)):
            return self._walk(waarde)
        return self._word(klasse, naam, waarde) if isinstance(waarde, str) else waarde

    def _word(self, klasse: type, naam: str, waarde: str) -> str:
        if (klasse, naam) in _VORMEN:
            return waarde if re.fullmatch(_VORMEN[klasse, naam], waarde) else WEGGELATEN
        if naam in _NUMMERS:
            return WEGGELATEN
        if naam in ("telefoon", "email"):
            return WEGGELATEN
        if naam in _PERSONEN or (naam == "naam" and klasse not in (Middel, Stuk)):
            return self._person(waarde)
        if naam in ("schema", "tijd") and re.fullmatch(r"zaak/1|\d\d?[:.]\d\d", waarde):
            return waarde
        if naam == "ondertekenaar" and waarde in ("burgemeester", "locoburgemeester", "mandaat"):
            return waarde
        return self.schrobber.scrub(waarde)

    def _person(self, naam: str) -> str:
        if naam in self.bijnamen:
            return self.bijnamen[naam]
        if " ".join(naam.split()).lower() in _FUNCTIES:
            return naam
        return self.onbekend.setdefault(naam, f"persoon of instantie {len(self.onbekend) + 1}")

    def _address(self, adres: Adres) -> Adres:
        """Return an address as street and town; only the town when an address in the case is secret."""
        return Adres(straat=None if self.geheim else adres.straat, plaats=adres.plaats)

    def _party(self, partij: Betrokkene, nummer: int) -> Betrokkene:
        alias = alias_of(partij, nummer)
        vertegenwoordigers: dict[str, Any] = {
            rol: self._representative(getattr(partij, rol), rol, nummer) for rol in _VERTEGENWOORDIGERS
        }
        schoon: Betrokkene = self._walk(attrs.evolve(partij, adres=None, aanhef=None, huishouden=None))
        return attrs.evolve(
            schoon,
            naam=alias if partij.naam is not None else None,
            huishouden=self._household(partij.huishouden),
            adres=None if partij.adres is None else Adres(straat=f"adres {WEGGELATEN}"),
            **vertegenwoordigers,
        )

    def _household(self, naam: str | None) -> str | None:
        return None if naam is None else self.huishoudens.setdefault(naam, str(len(self.huishoudens) + 1))

    def _representative(self, wie: Vertegenwoordiger | None, rol: str, nummer: int) -> Vertegenwoordiger | None:
        if wie is None:
            return None
        adres = None if wie.adres is None else Adres(straat=f"adres {WEGGELATEN}")
        hoedanigheid = None if wie.hoedanigheid is None else self.schrobber.scrub(wie.hoedanigheid)
        return Vertegenwoordiger(
            naam=None if wie.naam is None else f"{rol} van betrokkene {nummer}", hoedanigheid=hoedanigheid, adres=adres
        )


def alias_of(partij: Betrokkene, nummer: int) -> str:
    """Return a party by its number and role: "betrokkene 2 (verhuurder)"."""
    rol = "minderjarige" if partij.minderjarig else role_of(partij)
    return f"betrokkene {nummer} ({rol})"


def _aliases(zaak: Zaak) -> dict[str, str]:
    """Return the alias of every person and body that the case names in a field of its own."""
    bijnamen: dict[str, str] = {}
    for nummer, partij in enumerate(zaak.betrokkenen or [], 1):
        if partij.naam:
            bijnamen.setdefault(partij.naam, alias_of(partij, nummer))
        for rol in _VERTEGENWOORDIGERS:
            wie: Vertegenwoordiger | None = getattr(partij, rol)
            for naam in (wie.naam, wie.kantoor) if wie else ():
                bijnamen.setdefault(naam or "", f"{rol} van betrokkene {nummer}")
        if partij.tolk and partij.tolk.naam:
            bijnamen.setdefault(partij.tolk.naam, "de tolk")
    if zaak.behandelaar and zaak.behandelaar.naam:
        bijnamen.setdefault(zaak.behandelaar.naam, "een medewerker")
    return {naam: alias for naam, alias in bijnamen.items() if naam}


def _addresses(zaak: Zaak, pand: Adres | None, *, geheim: bool) -> dict[str, str]:
    """Return what addresses and numbers are called in free text, and what to write instead."""
    gevonden = dict.fromkeys(_numbers(zaak), "[nummer]")
    alle = [partij.adres for partij in zaak.betrokkenen or [] if partij.adres]
    for adres in (*alle, *([pand] if pand else [])):
        grof = "[adres]" if geheim or adres is not pand else adres.straat or "[adres]"
        for straat in filter(None, (adres.straat, adres.postbus and f"Postbus {adres.postbus}")):
            gevonden[f"{straat} {adres.huisnummer}" if adres.huisnummer else straat] = grof
            gevonden.setdefault(straat, grof)
        if adres.postcode:
            gevonden |= {adres.postcode: "[adres]", adres.postcode.replace(" ", ""): "[adres]"}
    return gevonden


def _numbers(blok: Any) -> Iterator[str]:
    for veld in attrs.fields(type(blok)):
        waarde = getattr(blok, veld.name)
        for rij in waarde if isinstance(waarde, list) else [waarde]:
            if attrs.has(type(rij)):
                yield from _numbers(rij)
            elif isinstance(rij, str) and len(rij) > 2 and veld.name in {*_NUMMERS, "telefoon", "email"}:
                yield rij


def _texts(blok: Any, pad: str) -> Iterator[tuple[str, str]]:
    klasse: Any = type(blok)
    for veld in attrs.fields(klasse):
        waarde = getattr(blok, veld.name)
        if veld.name not in _text_fields(klasse):
            continue
        lijst = isinstance(waarde, list)
        for plek, rij in enumerate(waarde if lijst else [waarde]):
            hier = f"{pad}{veld.name}" + (f".{plek}" if lijst else "")
            if attrs.has(type(rij)):
                yield from _texts(rij, f"{hier}.")
            elif isinstance(rij, str) and veld.name not in _NUMMERS | _PERSONEN:
                yield hier, rij


@cache
def _text_fields(klasse: Any) -> frozenset[str]:
    """Return the fields that can hold words of the writer: not a code of a fixed list, a day, a number or yes or no."""
    return frozenset(naam for naam, soort in get_type_hints(klasse).items() if _holds_text(soort))


def _holds_text(soort: Any) -> bool:
    if get_origin(soort) is Literal:
        return False
    delen = get_args(soort)
    controle: Callable[[Any], bool] = _holds_text
    return any(map(controle, delen)) if delen else soort is str or attrs.has(soort)
