"""Packs kits in a zip with fixed times. In: files by name. Out: the bytes of a zip, the same for the same files."""

from __future__ import annotations

import io
import zipfile

_TIJD = (2000, 1, 1, 0, 0, 0)
_AL_KLEIN = (".png", ".docx", ".odt", ".pptx", ".jpg", ".jpeg")


def pack(bestanden: dict[str, bytes]) -> bytes:
    """Return a zip of the files, sorted by name."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam, inhoud in sorted(bestanden.items()):
            info = zipfile.ZipInfo(naam, _TIJD)
            info.external_attr = 0o644 << 16
            klein = naam.endswith(_AL_KLEIN)
            zip_.writestr(info, inhoud, zipfile.ZIP_STORED if klein else zipfile.ZIP_DEFLATED)
    return uit.getvalue()
