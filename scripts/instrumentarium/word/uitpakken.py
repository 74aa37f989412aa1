"""Opens a Word file from outside: bytes go in, the members come out; never inflates what it has not measured.

Everything that is refused here is refused before any XML is parsed: no zip, a bomb, path tricks, duplicate members,
encryption, a DOCTYPE. All faults are reported at once.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

from instrumentarium.fouten import Bevinding, BronFout, Plaats
from instrumentarium.word.strikt import XmlFout, check_xml

MAX_LEDEN = 500
MAX_BYTES = 50 * 1024 * 1024
MAX_VERHOUDING = 100
KLEIN = 1024 * 1024  # below this a high ratio says nothing: a long table of equal rows compresses well too

_OPSLAAN = "Open het bestand in Word en sla het opnieuw op als Word-document (.docx)."
_XML_NAAM = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)


def read_package(data: bytes, naam: str) -> dict[str, bytes]:
    """Return the members of a .docx by name, in the order of the zip, every XML member well-formed.

    `naam` is what messages call the file. Raises `BronFout` with everything that is wrong with the package.
    """
    zip_bestand = _open(data, naam)
    bevindingen = [Bevinding(Plaats(naam), *fout) for fout in _faults_of_directory(zip_bestand.infolist())]
    if bevindingen:
        raise BronFout(bevindingen)
    leden = {lid.filename: _inflate(zip_bestand, lid, naam) for lid in zip_bestand.infolist() if not lid.is_dir()}
    bevindingen = [*_faults_of_parts(leden, naam)]
    if bevindingen:
        raise BronFout(bevindingen)
    return leden


def _open(data: bytes, naam: str) -> zipfile.ZipFile:
    if len(data) > MAX_BYTES:
        tekst = f"het bestand is {len(data) // 2**20} MB; meer dan 50 MB wordt niet gelezen."
        raise BronFout([Bevinding(Plaats(naam), tekst, "Verklein de afbeeldingen.")])
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, LookupError):
        tekst = "dit is geen Word-document: het is geen zip-bestand, of het is beschadigd."
        raise BronFout([Bevinding(Plaats(naam), tekst, _OPSLAAN)]) from None


def _faults_of_directory(leden: list[zipfile.ZipInfo]) -> Iterator[tuple[str, str]]:
    if len(leden) > MAX_LEDEN:
        yield f"het bestand heeft {len(leden)} onderdelen; meer dan {MAX_LEDEN} wordt niet gelezen.", _OPSLAAN
    totaal = sum(lid.file_size for lid in leden)
    if totaal > MAX_BYTES:
        yield (
            f"uitgepakt is het bestand {totaal // 2**20} MB; meer dan 50 MB wordt niet gelezen.",
            "Verklein de afbeeldingen.",
        )
    for lid in leden:
        yield from _faults_of_member(lid)
    for dubbel, keer in Counter(lid.filename.casefold() for lid in leden).items():
        if keer > 1:
            yield f"onderdeel {dubbel!r} staat {keer} keer in het bestand.", _OPSLAAN


def _faults_of_member(lid: zipfile.ZipInfo) -> Iterator[tuple[str, str]]:
    if lid.file_size > KLEIN and lid.file_size > MAX_VERHOUDING * max(lid.compress_size, 1):
        yield (
            f"onderdeel {lid.filename!r} is uitgepakt meer dan {MAX_VERHOUDING} keer zo groot (een zip-bom?).",
            _OPSLAAN,
        )
    if _is_path_trick(lid.orig_filename) or _is_path_trick(lid.filename):
        yield f"onderdeel {lid.filename!r} heeft een pad dat buiten het bestand wijst.", _OPSLAAN
    if lid.flag_bits & 0x1:
        yield f"onderdeel {lid.filename!r} is versleuteld.", "Haal het wachtwoord van het document."
    elif lid.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield f"onderdeel {lid.filename!r} is ingepakt op een manier die Word niet gebruikt.", _OPSLAAN


def _is_path_trick(pad: str) -> bool:
    delen = pad.removesuffix("/").split("/")
    return "\\" in pad or ":" in delen[0] or "\0" in pad or any(deel in ("", ".", "..") for deel in delen)


def _inflate(zip_bestand: zipfile.ZipFile, lid: zipfile.ZipInfo, naam: str) -> bytes:
    # The directory names a size, which was measured above. Ask for one byte more and no further: `read` without a size
    # inflates a whole member before it looks at what was promised. At the end the checksum is compared.
    try:
        with zip_bestand.open(lid) as inhoud:
            return inhoud.read(lid.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError):
        tekst = f"onderdeel {lid.filename!r} is beschadigd."
        raise BronFout([Bevinding(Plaats(naam), tekst, _OPSLAAN)]) from None


def _faults_of_parts(leden: dict[str, bytes], naam: str) -> Iterator[Bevinding]:
    for verplicht in ("[Content_Types].xml", "_rels/.rels"):
        if verplicht not in leden:
            yield Bevinding(Plaats(naam), f"dit is geen Word-document: onderdeel {verplicht!r} ontbreekt.", _OPSLAAN)
    for deel, inhoud in leden.items():
        if _XML_NAAM.search(deel) or looks_like_xml(inhoud):
            try:
                check_xml(inhoud)
            except XmlFout as fout:
                yield Bevinding(Plaats(naam), f"{deel}: {fout}.", _OPSLAAN)


def looks_like_xml(inhoud: bytes) -> bool:
    """Say whether a member is XML whatever its name: a content type can call any name XML."""
    return inhoud[:64].lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n").startswith(b"<")
