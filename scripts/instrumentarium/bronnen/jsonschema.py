"""Makes a JSON Schema from an attrs class: the same class that decodes the source describes it to an editor.

In: a class. Out: a schema (draft 2020-12) as a dict. Reads and writes nothing.
"""

from __future__ import annotations

import types
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

_SCALARS: dict[Any, dict[str, Any]] = {
    # A plain scalar such as 0534 or 2026-11-23 is a number or a date to an editor and text to the schema.
    str: {"type": ["string", "number", "boolean"]},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    date: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    datetime: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$"},
}


def json_schema(klasse: type, soort: str) -> dict[str, Any]:
    """Return the schema of one kind of source, with every class below it under `$defs`."""
    delen: dict[str, Any] = {}
    wortel = _schema(klasse, delen)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": soort,
        **wortel,
        "$defs": delen,
    }


def _schema(soort: Any, delen: dict[str, Any]) -> dict[str, Any]:
    if soort in _SCALARS:
        return dict(_SCALARS[soort])
    oorsprong, argumenten = get_origin(soort), get_args(soort)
    if oorsprong is Literal:
        return {"enum": list(argumenten)}
    if oorsprong in (Union, types.UnionType):
        return {"anyOf": [_schema(deel, delen) for deel in argumenten]}
    if oorsprong in (list, tuple):
        return {"type": "array", "items": _schema(argumenten[0], delen)}
    if oorsprong is dict:
        return {"type": "object", "additionalProperties": _schema(argumenten[1], delen)}
    if soort is type(None):
        return {"type": "null"}
    return _class(soort, delen) if attrs.has(soort) else {}


def _class(klasse: Any, delen: dict[str, Any]) -> dict[str, Any]:
    naam = klasse.__name__
    if naam not in delen:
        delen[naam] = {}
        hints = get_type_hints(klasse)
        velden = attrs.fields(klasse)
        delen[naam] = {
            "type": "object",
            "description": (klasse.__doc__ or "").split("\n")[0],
            "properties": {_key(veld): _field(veld, hints[veld.name], delen) for veld in velden},
            "required": [_key(veld) for veld in velden if veld.default is attrs.NOTHING],
            "additionalProperties": False,
        }
    verwijzing = {"$ref": f"#/$defs/{naam}"}
    return {"anyOf": [verwijzing, dict(_SCALARS[str])]} if getattr(klasse, "VAN_TEKST", False) else verwijzing


def _field(veld: Any, hint: Any, delen: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field; null means unknown, so a field with a value of its own takes it too."""
    schema = _schema(hint, delen)
    if veld.default in (attrs.NOTHING, None) or {"type": "null"} in schema.get("anyOf", []):
        return schema
    return {"anyOf": [schema, {"type": "null"}]}


def _key(veld: Any) -> str:
    """Return the key in the source, which may hold a hyphen that a name in Python cannot."""
    return str(veld.metadata.get("sleutel", veld.name))
