"""The entry of the browser: the page "Besluit opstellen" asks, the same core as on the command line answers.

In: JSON text and bytes of the page, and the sources that were read when the site was built (`Voorraad`). Out: JSON
text and bytes. Knows no clock (the page says which day it is), no disk and no network, and keeps only the last set.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any

from instrumentarium.besluit.zaak.afgeleid import choose_peildatum
from instrumentarium.besluit.zaak.beeld import duration
from instrumentarium.besluit.zaak.bestanden import carrying, files_of
from instrumentarium.besluit.zaak.brieven import letter_time
from instrumentarium.besluit.zaak.dossier import Dossier, default_kinds, relevant_kinds
from instrumentarium.besluit.zaak.invoer import (
    Ingevuld,
    answers_of,
    hidden_places,
    place_in_form,
    read_form,
    tree_of,
    unfilled,
)
from instrumentarium.besluit.zaak.lezen import MAX_BYTES, lees_zaak
from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.besluit.zaak.namen import safe_kenmerk
from instrumentarium.besluit.zaak.opmaken import Werkstuk, make_set
from instrumentarium.besluit.zaak.schrijven import write_case
from instrumentarium.besluit.zaak.tegenspraak import contradictions
from instrumentarium.besluit.zaak.termijnen import as_dict, deadlines
from instrumentarium.besluit.zaak.toetsen import run_toetsen
from instrumentarium.besluit.zaak.verantwoording import build_account, timeline
from instrumentarium.besluit.zaak.voorraad import Brievenkast, Voorraad, open_stock
from instrumentarium.bronnen.decoderen import decode
from instrumentarium.bronnen.lezer import Kaart, lees_yaml
from instrumentarium.bronnen.project import Bron
from instrumentarium.fouten import Bevinding, BronFout, GebruikFout, join_zinnen
from instrumentarium.word.inhoud import paragraphs

ZONDER = "ZONDER-KENMERK"
_OPEN_BESTAND = "zaak.yaml"
_OEFENDAG = "2026-11-24"
_KOPPEN = ("heading", "kop", "title", "titel")


def open_page(bundel: str) -> Pagina:
    """Return the page over the bundle that was made with the site."""
    return Pagina(*open_stock(bundel))


class Pagina:
    """One page with one case at a time."""

    def __init__(self, voorraad: Voorraad, brieven: Brievenkast) -> None:
        self.voorraad, self.brieven = voorraad, brieven
        self._bestanden: dict[str, bytes] = {}
        self._dag = date(1980, 1, 1)

    def open_case(self, inhoud: bytes) -> str:
        """Read a case file; the answers come back also when the file has faults, as far as it can be read."""
        fouten: list[dict[str, Any]] = []
        antwoorden: dict[str, Any] | None = None
        try:
            boom = lees_yaml(inhoud, _OPEN_BESTAND, max_bytes=MAX_BYTES)
            if isinstance(boom, Kaart) and boom.get("schema") == "zaak/1":
                antwoorden = answers_of(boom)
            lees_zaak(inhoud, _OPEN_BESTAND, gemeenten=list(self.voorraad.gemeenten))
        except BronFout as fout:
            fouten = [_finding(bevinding) for bevinding in fout.bevindingen[:50]]
        if antwoorden is not None:
            antwoorden.pop("schema", None)
        return _json({"antwoorden": antwoorden, "fouten": fouten})

    def save_case(self, antwoorden: str) -> str:
        """Return the case file for the answers, in the one form that the writer has."""
        ingevuld = read_form(json.loads(antwoorden))
        kenmerk = str(ingevuld.feiten.get("kenmerk") or ZONDER)
        try:
            tekst = write_case(ingevuld.feiten)
        except GebruikFout as fout:
            return _json({"tekst": None, "fouten": {"": str(fout)}})
        return _json({"tekst": tekst, "naam": f"{safe_kenmerk(kenmerk)}.yaml", "fouten": ingevuld.fouten})

    def check(self, antwoorden: str, vandaag: str) -> str:
        """Return one round: what cannot be read, which questions do not matter, findings, policy and deadlines."""
        ingevuld = read_form(json.loads(antwoorden))
        uitslag: dict[str, Any] = {
            "fouten": ingevuld.fouten,
            "verborgen": hidden_places(self.voorraad.instrument.gegevens.waarde, ingevuld.feiten),
            "nodig": unfilled(ingevuld.feiten),
        }
        zaak = self._decode(ingevuld, uitslag["fouten"])
        if zaak is not None:
            dossier, _ = self._dossier(zaak, vandaag)
            uitslag |= _outcome(dossier, ingevuld)
        return _json(uitslag)

    def make(self, antwoorden: str, vandaag: str, soorten: str, *, definitief: bool = False) -> str:
        """Make the letters of the kinds asked for; the bytes stay here until they are fetched."""
        ingevuld = read_form(json.loads(antwoorden))
        self._bestanden = {}
        try:
            naam, inhoud = self._file(ingevuld)
            zaak = self._case(ingevuld, naam, inhoud)
            dossier, bekend = self._dossier(zaak, vandaag)
            gemeente = zaak.waarde.gemeente
            werkstuk = make_set(
                dossier,
                json.loads(soorten),
                self.brieven.give,
                self.voorraad.vaststellingen[gemeente],
                definitief=definitief,
                peildatum_bekend=bekend,
            )
        except BronFout as fout:
            return _json({"brieven": [], "geweigerd": [_finding(bevinding) for bevinding in fout.bevindingen]})
        if werkstuk.redenen:
            redenen = [_finding(bevinding, werkstuk) for bevinding in werkstuk.redenen]
            return _json({"brieven": [], "geweigerd": redenen})
        self._keep(werkstuk, naam, inhoud, definitief=definitief)
        return _json({"brieven": _rows(werkstuk), "geweigerd": []})

    def fetch(self, naam: str) -> bytes:
        """Return one file of the last set."""
        return self._bestanden[naam]

    def preview(self, naam: str) -> str:
        """Return the text of one letter of the last set, paragraph by paragraph."""
        alineas = [alinea for alinea in paragraphs(self._bestanden[naam]) if alinea.deel.endswith("document.xml")]
        return _json(
            [{"tekst": a.tekst, "kop": a.stijl.lower().startswith(_KOPPEN)} for a in alineas if a.tekst.strip()]
        )

    def archive(self) -> bytes:
        """Return the last set as one zip: letters, account, calendar and the case file; the same bytes twice."""
        tijd = letter_time(self._dag).timetuple()[:6]
        houder = BytesIO()
        with zipfile.ZipFile(houder, "w") as zip_:
            for naam in sorted(self._bestanden):
                lid = zipfile.ZipInfo(naam, tijd)
                lid.compress_type, lid.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                zip_.writestr(lid, self._bestanden[naam])
        return houder.getvalue()

    def kinds(self) -> str:
        """Return the kinds of letter with their titles."""
        documenten = self.voorraad.instrument.documenten.values()
        return _json([{"soort": d.waarde.soort, "titel": d.waarde.titel} for d in documenten])

    def practise(self, zaken: Iterable[bytes]) -> None:
        """Go through every step with invented cases, so that the first real question need not wait; keeps nothing."""
        for zaak in zaken:
            antwoorden = json.dumps(json.loads(self.open_case(zaak))["antwoorden"])
            self.check(antwoorden, _OEFENDAG)
            for brief in json.loads(self.make(antwoorden, _OEFENDAG, "[]"))["brieven"]:
                self.preview(brief["bestand"])
            self.save_case(antwoorden)
            self.archive()
        self.forget()

    def forget(self) -> None:
        """Drop the last set."""
        self._bestanden = {}

    def _file(self, ingevuld: Ingevuld) -> tuple[str, bytes]:
        feiten = {"kenmerk": ZONDER} | ingevuld.leesbaar
        return f"{safe_kenmerk(str(feiten['kenmerk']))}.yaml", write_case(feiten).encode()

    def _case(self, ingevuld: Ingevuld, naam: str, inhoud: bytes) -> Bron[Zaak]:
        """Return the case as its file says it: the writer gives back what went in, so the file need not be parsed.

        A case with a fault is read from its file after all: then each finding says on which line.
        """
        fouten: dict[str, str] = {}
        zaak = self._decode(ingevuld, fouten) if len(inhoud) <= MAX_BYTES else None
        if zaak is None or fouten:
            return lees_zaak(inhoud, naam, gemeenten=list(self.voorraad.gemeenten))
        return Bron(pad=naam, waarde=zaak.waarde, boom=None, sha256=hashlib.sha256(inhoud).hexdigest(), inhoud=inhoud)

    def _decode(self, ingevuld: Ingevuld, fouten: dict[str, str]) -> Bron[Zaak] | None:
        feiten = {"schema": "zaak/1", "kenmerk": ZONDER} | ingevuld.leesbaar
        if feiten.get("gemeente") not in self.voorraad.gemeenten:
            return None
        boom, paden = tree_of(feiten)
        try:
            zaak = decode(boom, Zaak, _OPEN_BESTAND)
        except BronFout as fout:
            for bevinding in fout.bevindingen:
                plek = paden[bevinding.plaats.regel - 1] if bevinding.plaats.regel else ""
                plek = place_in_form(ingevuld.feiten, plek)
                fouten.setdefault(plek, join_zinnen(bevinding.tekst, bevinding.uitweg))
            return None
        for pad, tekst, uitweg in contradictions(zaak, list(self.voorraad.gemeenten)):
            plek = place_in_form(ingevuld.feiten, ".".join(map(str, pad)))
            fouten.setdefault(plek, join_zinnen(tekst, uitweg))
        return Bron(pad=_OPEN_BESTAND, waarde=zaak, boom=boom, sha256="")

    def _dossier(self, zaak: Bron[Zaak], vandaag: str) -> tuple[Dossier, bool]:
        gekozen = choose_peildatum(zaak.waarde, None)
        gemeente, voorraad = zaak.waarde.gemeente, self.voorraad
        pad, sha256 = voorraad.huisstijlen[gemeente]
        dossier = Dossier(
            zaak=zaak,
            gemeente=voorraad.gemeenten[gemeente],
            instrument=voorraad.instrument,
            recht=voorraad.instrument.recht,
            beleid=voorraad.beleid[gemeente],
            peildatum=gekozen or date.fromisoformat(vandaag),
            huisstijl_pad=pad,
            huisstijl_sha256=sha256,
        )
        return dossier, gekozen is not None

    def _keep(self, werkstuk: Werkstuk, naam: str, inhoud: bytes, *, definitief: bool) -> None:
        dossier, briefset = werkstuk.dossier, werkstuk.briefset
        dragend = carrying(dossier, briefset, werkstuk.vaststellingen)
        account = build_account(dossier, briefset, definitief=definitief, vaststellingen=dragend)
        self._bestanden = files_of(dossier, briefset, account, dossier.zaak.waarde.kenmerk, 1) | {naam: inhoud}
        self._dag = dossier.peildatum


def _outcome(dossier: Dossier, ingevuld: Ingevuld) -> dict[str, Any]:
    feiten = dossier.feiten
    bevindingen = run_toetsen(dossier.instrument.toetsen.waarde.toetsen, feiten, relevant_kinds(feiten))
    regel = feiten.beleidsregel
    return {
        "peildatum": dossier.peildatum.isoformat(),
        "soorten": default_kinds(feiten),
        "bevindingen": [
            b.as_dict() | {"plaats": place_in_form(ingevuld.feiten, b.plaats), "reden": b.reden} for b in bevindingen
        ],
        "beleid": {
            "titel": feiten.beleid.titel if feiten.beleid else None,
            "rij": regel.bron if regel else None,
            "soort": regel.maatregel if regel else None,
            "duur": duration(regel.duur) if regel and regel.duur else None,
            "status": feiten.beleid.status if feiten.beleid else None,
        },
        "termijnen": [as_dict(termijn) for termijn in deadlines(feiten)],
        "tijdlijn": timeline(dossier),
    }


def _rows(werkstuk: Werkstuk) -> list[dict[str, Any]]:
    documenten = werkstuk.dossier.instrument.documenten
    return [
        {
            "bestand": letter.naam,
            "soort": letter.soort,
            "titel": documenten[letter.soort].waarde.titel,
            "aan": letter.lezer.naam,
            "rol": letter.lezer.rol,
            "open": list(letter.open_feiten),
        }
        for letter in werkstuk.briefset.letters
    ]


def _finding(bevinding: Bevinding, werkstuk: Werkstuk | None = None) -> dict[str, Any]:
    plaats = bevinding.plaats
    regel = plaats.regel if werkstuk is None or plaats.bestand == werkstuk.dossier.zaak.pad else 0
    return {"bestand": plaats.bestand, "regel": regel, "melding": bevinding.tekst, "uitweg": bevinding.uitweg}


def _json(waarde: object) -> str:
    return json.dumps(waarde, ensure_ascii=False)
