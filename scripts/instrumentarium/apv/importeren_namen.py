"""The names of elements in CVDR and BWB files, and what kind of thing each one is; tables only, no behaviour.

What is in none of the tables is kept under its own name: unknown elements lose their meaning here, never their text.
"""

from __future__ import annotations

# Never text: what the publisher recorded about an element.
METADATA = frozenset({"meta-data"})

# Wrappers without a meaning of their own: their content counts as standing where the wrapper stood.
OMSLAGEN = frozenset(
    {
        "body",
        "regeling",
        "regeling-tekst",
        "wetgeving",
        "wet-besluit",
        "wettekst",
        "ministeriele-regeling",
        "zbo-regeling",
        "circulaire",
        "circulaire-tekst",
        "verdrag",
        "verdragtekst",
        "beleidsregel",
        "specificatie",
    }
)

# Elements that mark words inside a sentence.
INLINE = frozenset(
    {
        *("nadruk", "vet", "cur", "cursief", "romein", "ondlijn", "onderstreept", "onderlijn", "sup", "sub", "super"),
        *("inf", "extref", "intref", "extlink", "intlink", "verwijzing", "kleinkapitaal", "klein-kapitaal", "rood"),
        *("doorhaling", "i", "b", "u", "em", "strong", "a", "span", "font", "tekstregel", "inline"),
    }
)

# Notes by the publisher or by the author: their words are no words of the law.
NOTEN = frozenset({"redactie", "noot", "voetnoot", "eindnoot", "redactionele-noot"})
NOOT_NUMMER = frozenset({"noot.nr"})

# Things that stand in a sentence without words of their own; kept even when empty.
LEEG_BEWAREN = frozenset({"plaatje", "illustratie", "afbeelding", "br", "figuur", "formule", "inlineafbeelding"})

# Paragraphs: an element whose words are simply the next paragraph.
ALINEAS = frozenset({"al", "noot.al", "lijst.al"})

LIJSTEN = frozenset({"lijst", "definitielijst", "specificatielijst"})
ITEMS = frozenset({"li", "definitie-item", "specificatie-item"})

# Number of the thing it stands first in.
NUMMERS = frozenset({"lidnr", "li.nr", "lid.nr"})

# What carries its number in an attribute `nr` when it has no element for it.
NUMMERDRAGERS = frozenset({"li", "definitie-item", "specificatie-item", "lid", "wijzig-lid"}) | NOTEN

TABELLEN = frozenset({"table", "tabel"})
KOLOMMEN = frozenset({"colspec", "spanspec"})
TABELDELEN = frozenset({"tgroup", "thead", "tbody", "tfoot", "row", "entry", *KOLOMMEN})

# The name of an element, kept where our own name for the thing does not say it.
XML_NAAM = "xml-naam"

ARTIKELEN = frozenset({"artikel", "wijzig-artikel", "enig-artikel"})
LEDEN = frozenset({"lid", "wijzig-lid"})

STRUCTUUR = frozenset(
    {
        *("boek", "deel", "titeldeel", "hoofdstuk", "afdeling", "paragraaf", "sub-paragraaf", "subparagraaf"),
        *("sub-sub-paragraaf", "wijzig-divisie", "wat", "structuurtekst", "bijlage", "toelichting"),
        *("nota-toelichting", "artikelsgewijs", "algemeen", "divisie", "circulaire.divisie", "verdrag.divisie"),
        *("aanhef", "preambule", "considerans", "considerans.al", "afkondiging", "regeling-sluiting", "wetsluiting"),
        *("slotformulering", "ondertekening", "ondertekenaar", "tussenkop", "officiele-inhoudsopgave", "groep"),
        *("citaat", "citaat-artikel", "tekst", "intitule", "citeertitel", "bijlage-sluiting", "regeling-bijlage"),
        *("model", "adres", "uitgifte", "gegeven", "wijziging", "artikel.toelichting"),
    }
)

# What can never stand inside a sentence; met there, it ends the paragraph and the words go on in the next.
BLOK = frozenset({*ALINEAS, *LIJSTEN, *ITEMS, *TABELLEN, *TABELDELEN, *ARTIKELEN, *LEDEN, *STRUCTUUR, "kop"})

# Attributes that are kept in `herkomst`, or that only serve the publisher's own administration.
HERKOMST = frozenset(
    {
        *("bwb-ng-variabel-deel", "bwb-ng-vast-deel", "stam-id", "versie-id", "id", "label-id", "inwerking"),
        *("bron", "effect", "ondertekening_bron", "publicatie_bron", "publicatie_iwt", "label", "verwijzing-id"),
        *("terugwerking", "dtdversie"),
    }
)
# Attributes with the value that goes without saying.
VANZELF = frozenset(
    {
        *(("status", "goed"), ("status", "officieel"), ("morerows", "0"), ("rotate", "0"), ("level", "single")),
        *(
            ("nr-sluiting", "."),
            ("nr-sluiting", ""),
            ("plaatsing", "inline"),
            ("code", ""),
            ("start", "1"),
            ("type", "expliciet"),
            ("type", "ongemarkeerd"),
        ),
    }
)
