"""The named styles that a letterhead holds and that the mark-up uses; only names, no looks (`huisstijl_stijlen`)."""

from __future__ import annotations

ONDERWERP, HOOFDKOP, KOP, TUSSENKOP = "Onderwerp", "Hoofdkop", "Kop", "Tussenkop"
BRIEFTEKST, STIL, KLEIN, EIGEN_TEKST = "Brieftekst", "Stil", "Klein", "Eigentekst"
OPSOMMING, OVERWEGING, LETTERLIJST = "Opsomming", "Overweging", "Letterlijst"
GROET, ONDERTEKENING = "Groet", "Ondertekening"
TABELKOP, TABELTEKST, TABELRUIMTE, BRIEFTABEL = "Tabelkop", "Tabeltekst", "Tabelruimte", "Brieftabel"
KOPWOORD = "Kopwoord"  # a character style: the quiet word of lawyers behind a heading
# The notice on the door (kennisgeving)
K_KOP, K_KOP_MIDDEL, K_KOP_SMAL = "Kennisgevingkop", "Kennisgevingkopmiddel", "Kennisgevingkopsmal"
DEUR_KOPPEN = (78, 56, 40)  # points of the three headings, from the shortest words to the longest
K_TUSSENKOP, K_TEKST, K_VET, K_AFZENDER = (
    "Kennisgevingtussenkop",
    "Kennisgevingtekst",
    "Kennisgevingvet",
    "Kennisgevingafzender",
)
K_KOLOM, K_TABEL = "Kennisgevingkolom", "Kennisgevingtabel"

KOPPEN = {"#": HOOFDKOP, "##": KOP, "###": TUSSENKOP}
LIJSTEN = {"-": OPSOMMING, "1.": OVERWEGING, "a.": LETTERLIJST}
MET_OPTIE = {"klein": KLEIN, "stil": STIL, "groet": GROET, "handtekening": ONDERTEKENING, "afzender": K_AFZENDER}

VERPLICHT = (
    *(ONDERWERP, HOOFDKOP, KOP, TUSSENKOP, BRIEFTEKST, STIL, KLEIN, EIGEN_TEKST, OPSOMMING, OVERWEGING, LETTERLIJST),
    *(GROET, ONDERTEKENING, TABELKOP, TABELTEKST, TABELRUIMTE, BRIEFTABEL, KOPWOORD, K_KOP, K_KOP_MIDDEL, K_KOP_SMAL),
    *(K_TUSSENKOP, K_TEKST, K_VET, K_AFZENDER, K_KOLOM, K_TABEL),
)


def heading(hekjes: str, groot: bool) -> str:
    """Return the style of a heading with one, two or three hashes."""
    if groot:
        return K_KOP if hekjes == "#" else K_TUSSENKOP
    return KOPPEN[hekjes]


def paragraph(lijst: str, optie: str, groot: bool) -> str:
    """Return the style of a paragraph with the mark of a list, or with the name of an option, or with neither."""
    if lijst:
        return LIJSTEN[lijst]
    return MET_OPTIE.get(optie) or (K_TEKST if groot else BRIEFTEKST)
