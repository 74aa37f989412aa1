"""The door of the import: the bytes of a CVDR regulation or BWB toestand in, a proven `regeling-tekst/1` out.

Raises BronFout, with one located finding, for anything that is not such a file and for any character that the tree
would lose. Reads no file and writes none; what is doubtful in the official text is reported and stays as it is.
"""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Sequence

import attrs
from lxml import etree

from instrumentarium.apv import regeling_tekst
from instrumentarium.apv.importeren_bewijs import prove
from instrumentarium.apv.importeren_boom import read_body
from instrumentarium.apv.importeren_meta import Metadata, meta_elements, read_bwb_meta, read_cvdr_meta
from instrumentarium.apv.importeren_sleutels import with_all_keys
from instrumentarium.apv.importeren_xml import line_of, local_name, parse_xml
from instrumentarium.bronnen.soorten.regeling_tekst import Deel, Importeur, RegelingTekst
from instrumentarium.fouten import Bevinding, BronFout, Plaats, bedoelde_u

VERSIE = "1"
CVDR, BWB, WETGEVING = "cvdr", "toestand", "wetgeving"
MANIFEST, WTI = "work", "wetstechnische-informatie"
_BEKEND = (CVDR, BWB, WETGEVING, MANIFEST, WTI)
# Files that a reader may take for a regulation, by their first element, and what to fetch instead.
_ANDERE = {
    "html": "Dit is een webpagina; haal bij dezelfde regeling het XML-bestand op.",
    "officiele-publicatie": "Dit is een publicatie in het gemeenteblad; haal de geconsolideerde regeling (CVDR) op.",
    "gemeenteblad": "Dit is een publicatie in het gemeenteblad; haal de geconsolideerde regeling (CVDR) op.",
    "searchRetrieveResponse": "Dit is een zoekresultaat; haal het XML-bestand op waar het naar verwijst.",
    "akomaNtoso": "Akoma Ntoso wordt alleen geschreven, niet gelezen.",
    "Consolidaties": "Dit is de nieuwere vorm (STOP); die wordt niet gelezen.",
    "AanleveringBesluit": "Dit is een besluit in de nieuwere vorm (STOP); die wordt niet gelezen.",
}


@attrs.frozen
class Document:
    """A file that was parsed: its name, its bytes' hash, its root, and what kind of file it is."""

    naam: str
    sha256: str
    wortel: etree._Element
    soort: str

    @property
    def is_regeling(self) -> bool:
        """Whether it holds a text, and not the dates of one."""
        return self.soort in (CVDR, BWB, WETGEVING)


@attrs.frozen
class Import:
    """What came out: the regulation, what a reader must know about it, and how many characters were proven."""

    regeling: RegelingTekst
    waarschuwingen: list[str]
    tekens: int


def read_document(inhoud: bytes, naam: str) -> Document:
    """Parse a file and say which of the four kinds it is; raises BronFout for anything else."""
    wortel = parse_xml(inhoud, naam)
    soort = local_name(wortel)
    if soort not in _BEKEND:
        uitweg = _ANDERE.get(soort) or bedoelde_u(soort, _BEKEND) or "Haal de regeling als XML op bij de bron."
        melding = f"dit is XML, maar geen regeling uit CVDR of BWB: het eerste element heet {soort[:60]}"
        raise BronFout([Bevinding(Plaats(naam, line_of(wortel), 1), melding, uitweg)])
    return Document(naam, hashlib.sha256(inhoud).hexdigest(), wortel, soort)


def import_regeling(document: Document, *, gemeente: str | None = None) -> Import:
    """Return the regulation in a document, proven character by character; `gemeente` overrules the creator."""
    meta = read_cvdr_meta(document.wortel) if document.soort == CVDR else read_bwb_meta(document.wortel)
    apart, lichaam = _split(document)
    inhoud = [with_all_keys(deel) for deel in read_body(lichaam)]
    regeling = _compose(document, meta, inhoud, gemeente)
    tekens = prove(document.naam, [lichaam], regeling_tekst.iter_text(regeling))
    velden = [tekst for veld in regeling.eigenschappen for tekst in regeling_tekst.iter_eigenschap(veld)]
    prove(document.naam, apart, velden)
    if not tekens:
        raise BronFout([Bevinding(Plaats(document.naam, 1, 1), "in deze regeling staat geen tekst", "Kijk het na.")])
    regeling = attrs.evolve(regeling, importeur=attrs.evolve(regeling.importeur, tekens=tekens))
    return Import(regeling, meta.waarschuwingen + regeling_tekst.judge(regeling), tekens)


def _split(document: Document) -> tuple[list[etree._Element], etree._Element]:
    """Return the elements that are no text (metadata), and the root without them."""
    wortel = copy.deepcopy(document.wortel)
    if document.soort == WETGEVING:
        return [], wortel
    apart = meta_elements(wortel)
    if len(apart) == len(wortel):
        gezocht = "body" if document.soort == CVDR else WETGEVING
        plaats = Plaats(document.naam, line_of(wortel), 1)
        raise BronFout([Bevinding(plaats, f"het element {gezocht} met de tekst ontbreekt", "Is het bestand heel?")])
    for element in apart:
        _detach(element)
    return apart, wortel


def _detach(element: etree._Element) -> None:
    """Take an element out of the tree and leave the words after it."""
    ouder, vorige = element.getparent(), element.getprevious()
    if ouder is None:
        return
    if vorige is not None:
        vorige.tail = (vorige.tail or "") + (element.tail or "")
    else:
        ouder.text = (ouder.text or "") + (element.tail or "")
    element.tail = None
    ouder.remove(element)


def _compose(document: Document, meta: Metadata, inhoud: Sequence[Deel], gemeente: str | None) -> RegelingTekst:
    return RegelingTekst(
        schema="regeling-tekst/1",
        id=meta.id or _name_as_id(document.naam),
        werk=meta.werk,
        versie=meta.versie,
        vorm="cvdr" if document.soort == CVDR else "bwb",
        soort=meta.soort,
        titel=meta.titel or _title_in(inhoud) or "",
        citeertitel=meta.citeertitel,
        gemeente=gemeente or meta.gemeente,
        organisatie=meta.organisatie,
        bron=meta.bron,
        bekendmaking=meta.bekendmaking,
        importeur=Importeur(versie=VERSIE, sha256=document.sha256),
        datums=meta.datums,
        te_bevestigen=[*meta.te_bevestigen, *([] if meta.id else ["id"])],
        redactie=meta.redactie,
        eigenschappen=meta.eigenschappen,
        inhoud=list(inhoud),
    )


def _title_in(inhoud: Sequence[Deel]) -> str | None:
    return next((deel.tekst for deel in inhoud if deel.soort in ("intitule", "citeertitel") and deel.tekst), None)


def _name_as_id(naam: str) -> str:
    stam = re.sub(r"\.[A-Za-z]{1,4}\Z", "", re.split(r"[/\\]", naam)[-1])
    return re.sub(r"[^A-Za-z0-9._-]+", "-", stam).strip("-.") or "regeling"
