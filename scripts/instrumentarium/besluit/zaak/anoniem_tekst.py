"""Takes names, addresses and numbers out of free text: words go in, the same words with roles and gaps come out.

Knows what the case itself names, and what looks like a name, an address or a number. It takes out too much rather
than too little; what it cannot see (a nickname, a story that only one person has) a person must read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

NAAM, ADRES, NUMMER, DATUM = "[naam]", "[adres]", "[nummer]", "[datum]"

_HOOFD = "A-ZÀ-ÖØ-Þ"
_TUSSEN = "van|de|der|den|het|ten|ter|te|el|al|bin|ben|von|da|di|la|le|'t"
_RIJ = re.compile(rf"(?<![\w\[])[{_HOOFD}][\w'’-]+(?:\s+(?:(?:{_TUSSEN})\s+){{0,3}}[{_HOOFD}][\w'’-]*)*")
_BEGIN = re.compile(r"(?:^|[.!?:;\n]|[.!?]['\"”’)])\s*['\"“‘(]*$")
_PATRONEN = (
    (re.compile(r"\S+@\S+"), NUMMER),
    (re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE), NUMMER),
    (re.compile(rf"\b\d{{4}}\s?[{_HOOFD}]{{2}}\b(?:\s+[{_HOOFD}][\w'’-]+)?"), ADRES),
    (re.compile(r"\bgeboren\b(?:\s+(?:op|te|in))?[^.,;\n]{0,40}?\b(?:19|20)\d\d\b", re.IGNORECASE), f"geboren {DATUM}"),
    (
        re.compile(
            rf"\b[{_HOOFD}][\w'’-]*(?:straat|laan|weg|plein|kade|singel|gracht|hof|dijk|pad|steeg|plantsoen|dreef|markt)"
            r"\b(?:\s+\d+\s?-?\w{0,4}\b)?"
        ),
        ADRES,
    ),
    (re.compile(r"\b[A-Z]{3}\d{0,2}\s[A-Z]{1,2}\s\d{1,5}\b"), NUMMER),  # Kadaster
    (re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}(?:\s?\d){6,}\b"), NUMMER),  # IBAN
    (re.compile(r"(?<![\w,.])(?:\+|00)?\d(?:[ -]?\d){7,}(?![\w,])"), NUMMER),  # telephone, bsn, kvk, BAG
    (re.compile(r"\b\d{6,}\b"), NUMMER),
    (re.compile(r"\b(?=[\w./-]*[A-Za-z])(?=(?:[\w./-]*\d){2})[A-Za-z][\w./-]*\w\b"), NUMMER),  # a kenmerk
    (re.compile(r"\b(?=[\w-]*[A-Z])(?=[\w-]*\d)[A-Z0-9]{1,3}-[A-Z0-9]{1,3}-[A-Z0-9]{1,3}\b"), NUMMER),  # a number plate
)
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{4}")


def words_of(regel: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(regel.split())


# Words with a capital that name nobody: law, institutions, and what often opens a sentence before another capital.
_BEKEND = words_of(
    "Opiumwet Awb BW EVRM Gemeentewet Wkpb Wpg AVG UAVG APV WVW Grondwet Wetboek Algemene Plaatselijke Verordening "
    "Raad Afdeling Staten State Generaal Hoge Rechtbank Gerechtshof Kadaster Nederland Nederlands Nederlandse Europa "
    "Europees Europese Verdrag Protocol Eerste Burgerlijk Burgerlijke Damocles Meld Misdaad Anoniem MMA BRP BIBOB Bibob "
    "Sociaal Team GGD GGZ Jeugdzorg Veilig Thuis NFI OM Openbaar Ministerie XTC MDMA GHB LSD THC CONCEPT ONTBREEKT "
    "De Het Een Er In Op Na Bij Voor Van Aan Als Dat Dit Deze Die Dan Daarom Daar Ook Uit Met Door Over Tot Wie Wat "
    "Zij Hij Ik Wij Uw Hun Haar Zijn Volgens Tegen Om Tijdens Omdat Toen Nu Maar En Of Te Onder Tussen Hier"
)
_ROLWOORDEN = words_of(
    "bewoner huurder eigenaar verhuurder exploitant overtreder gemachtigde behandelaar onderneming kind zoon dochter "
    "vader moeder partner stichting vereniging woningcorporatie makelaar advocaat tolk bewindvoerder curator voogd "
    "gemeente burgemeester"
)


class Schrobber:
    """Scrubs text with what one case names: aliases for people, words for places that may stay, numbers to take out."""

    def __init__(self, bijnamen: Mapping[str, str], adressen: Mapping[str, str], mag_blijven: Iterable[str]) -> None:
        self._mag = _BEKEND | {woord for tekst in mag_blijven for woord in re.findall(r"[\w'’-]+", tekst)}
        bekend = dict(adressen) | dict(bijnamen) | _parts(bijnamen, self._mag)
        self._bekend = {_key(naam): alias for naam, alias in bekend.items() if naam.strip()}
        langste = sorted(self._bekend, key=lambda naam: (-len(naam), naam))
        keuze = "|".join(re.escape(naam).replace(r"\ ", r"\s+") for naam in langste)
        self._zoek = re.compile(rf"(?<!\w)(?:{keuze})(?!\w)", re.IGNORECASE) if keuze else None

    def scrub(self, tekst: str) -> str:
        """Return the text without what points at a person, a house or a file."""
        # The private-use characters keep what was put in out of the reach of the patterns that follow.
        vast: list[str] = []

        def hold(nieuw: str) -> str:
            vast.append(nieuw)
            return chr(0xE000 + len(vast) - 1) if len(vast) < 6000 else nieuw

        tekst = re.sub("[\ue000-\uf8ff]", "", tekst)
        tekst = _DAG.sub(lambda dag: hold(dag[0]), tekst)
        if self._zoek:
            tekst = self._zoek.sub(lambda naam: hold(self._bekend[_key(naam[0])]), tekst)
        for patroon, woord in _PATRONEN:
            tekst = patroon.sub(lambda _, woord=woord: hold(woord), tekst)  # type: ignore[misc]  # mypy cannot type a default in a lambda
        tekst = _RIJ.sub(lambda rij: self._capitals(rij, hold), tekst)
        return re.sub("[\ue000-\uf8ff]", lambda teken: vast[ord(teken[0]) - 0xE000], tekst)

    def _capitals(self, rij: re.Match[str], hold: object) -> str:
        """Return a row of words with capitals, or a gap when it may name somebody."""
        woorden = re.findall(rf"[{_HOOFD}][\w'’-]*", rij[0])
        vreemd = [woord for woord in woorden if woord not in self._mag]
        begin = bool(_BEGIN.search(rij.string[: rij.start()]))
        if not vreemd or (begin and len(woorden) == 1 and not rij[0].isupper()):
            return rij[0]
        eerste = woorden[0]
        if begin and eerste in self._mag:
            return f"{eerste} {NAAM}"
        return NAAM


def _parts(bijnamen: Mapping[str, str], mag: frozenset[str]) -> dict[str, str]:
    """Return the parts of the names that point at somebody on their own: a surname, a first name."""
    delen: dict[str, set[str]] = {}
    for naam, alias in bijnamen.items():
        for deel in re.findall(r"[\w'’-]+", naam):
            if len(deel) > 2 and deel[0].isupper() and deel not in mag and deel.lower() not in _ROLWOORDEN:
                delen.setdefault(deel, set()).add(alias)
    return {deel: next(iter(aliassen)) if len(aliassen) == 1 else NAAM for deel, aliassen in delen.items()}


def _key(naam: str) -> str:
    return " ".join(naam.split()).lower()
