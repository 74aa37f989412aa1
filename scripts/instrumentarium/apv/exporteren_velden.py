"""The metadata of a regulation in the fields of CVDR, for a text that did not come from there.

In: `RegelingTekst`. Out: `Eigenschap`, in the order of CVDR. A fact that is not known is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from instrumentarium.bronnen.soorten.regeling_tekst import Eigenschap, RegelingTekst

KERN, MANTEL, IPM = "owmskern", "owmsmantel", "cvdripm"


def cvdr_fields(regeling: RegelingTekst) -> Iterator[Eigenschap]:
    """Yield the fields that follow from what is known."""
    datums = regeling.datums
    einde = datums.einde.vervalt if datums.einde else None
    rijen: tuple[tuple[str, str, object, dict[str, str]], ...] = (
        (KERN, "dcterms:identifier", regeling.id, {}),
        (KERN, "dcterms:title", regeling.titel, {}),
        (KERN, "dcterms:language", "nl", {}),
        (KERN, "dcterms:type", "regeling", {"scheme": "overheid:Informatietype"}),
        (KERN, "dcterms:creator", regeling.organisatie, {"scheme": "overheid:Gemeente"} if regeling.gemeente else {}),
        (MANTEL, "dcterms:alternative", regeling.citeertitel, {}),
        (MANTEL, "dcterms:issued", datums.ondertekend, {}),
        (IPM, "overheidrg:inwerkingtredingDatum", datums.inwerking, {}),
        (IPM, "overheidrg:uitwerkingtredingDatum", einde, {}),
        (IPM, "overheidrg:redactioneleToevoeging", " ".join(regeling.redactie), {}),
    )
    for groep, naam, waarde, kenmerken in rijen:
        if waarde:
            yield Eigenschap(naam=naam, groep=groep, tekst=str(waarde), kenmerken=kenmerken)
