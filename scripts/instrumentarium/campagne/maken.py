"""Carries out one step of a kit's plan. In: `Onderdeel`. Out: the bytes of its files, the same every time."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from instrumentarium.bronnen.taal import plain
from instrumentarium.campagne import pandoc, vellen, web, zetten
from instrumentarium.campagne.huisstijl import Huisstijl, reference
from instrumentarium.campagne.plan import Onderdeel
from instrumentarium.campagne.vellen import Opmaak, Vel

_VELLEN: dict[str, Vel] = {vel.naam: vel for vel in (vellen.A3, vellen.A4, vellen.A5, *vellen.SCHERMEN)}


def make(onderdeel: Onderdeel) -> dict[str, bytes]:
    """Return the files of one step by name."""
    inhoud = _MAKERS[onderdeel.soort](onderdeel.invoer)
    return dict(zip(onderdeel.namen, inhoud, strict=True))


def _sheet(invoer: dict[str, Any]) -> list[bytes]:
    vel, opmaak = _VELLEN[invoer["formaat"]], invoer["opmaak"]
    return [zetten.set_pdf(vel, opmaak, afloop=invoer["afloop"]), zetten.set_svg(vel, opmaak)]


def _screen(invoer: dict[str, Any]) -> list[bytes]:
    return [zetten.set_png(_VELLEN[invoer["formaat"]], invoer["opmaak"])]


def _web(invoer: dict[str, Any]) -> list[bytes]:
    return [web.page(invoer | {"afzender": invoer["auteur"]}).encode()]


def _newsletter(invoer: dict[str, Any]) -> list[bytes]:
    eerste = next((regel for regel in invoer["markdown"].splitlines() if regel and not regel.startswith("#")), "")
    html = web.newsletter(invoer | {"afzender": invoer["auteur"], "voorproef": plain(eerste).strip()[:140]})
    return [html.encode()]


def _office(invoer: dict[str, Any]) -> list[bytes]:
    stempel = f'::: {{custom-style="Stempel"}}\n**{invoer["stempel"]}**\n:::\n\n' if invoer["stempel"] else ""
    return [_convert(stempel + invoer["markdown"], vorm, invoer) for vorm in ("docx", "odt")]


def _slides(invoer: dict[str, Any]) -> list[bytes]:
    delen = []
    for dia in invoer["dias"]:
        kop = f"# {dia['kop']}"
        punten = "\n".join(f"- {punt}" for punt in dia["punten"])
        if dia["beeld"]:
            png = dia["eigen"] or zetten.set_png(vellen.DIA, _picture(dia, invoer))
            bron = base64.b64encode(png).decode()
            beeld = f"![]({_data_type(png)};base64,{bron})"
            punten = _columns(punten, beeld)
        delen.append(f"{kop}\n\n{punten}")
    if invoer["stempel"]:
        delen.insert(0, f"# {invoer['stempel']}\n\n- {invoer['titel']}")
    pptx = _convert("\n\n".join(delen), "pptx", invoer)
    return [pandoc.describe_pictures(pptx, [dia["alt"] for dia in invoer["dias"] if dia["beeld"]])]


def _convert(markdown: str, vorm: str, invoer: dict[str, Any]) -> bytes:
    taal = invoer["land"]
    stijl = Huisstijl(invoer["kleur"], invoer["letter"], invoer["afzender"], invoer["onderregel"], taal)
    return pandoc.convert(
        markdown,
        vorm,
        referentie=reference(stijl, vorm),
        taal=taal,
        titel=invoer["titel"],
        auteur=invoer["auteur"],
    )


def _picture(dia: dict[str, Any], invoer: dict[str, Any]) -> Opmaak:
    leeg: dict[str, Any] = {"regel": "", "vraag": "", "actie": "", "lijnen": (), "afzender": None}
    return Opmaak(
        beeld=dia["beeld"],
        alt=dia["alt"],
        kleur=invoer["kleur"],
        taal=invoer["taal"],
        titel=dia["kop"],
        auteur=invoer["auteur"],
        **leeg,
    )


def _columns(links: str, rechts: str) -> str:
    return f":::: {{.columns}}\n\n::: {{.column width=50%}}\n{links}\n:::\n\n::: {{.column width=50%}}\n{rechts}\n:::\n\n::::"


def _data_type(beeld: bytes) -> str:
    return "data:image/png" if beeld.startswith(b"\x89PNG") else "data:image/jpeg"


_MAKERS: dict[str, Callable[[dict[str, Any]], list[bytes]]] = {
    "plaat": _sheet,
    "scherm": _screen,
    "web": _web,
    "nieuwsbrief": _newsletter,
    "kantoor": _office,
    "dias": _slides,
}
