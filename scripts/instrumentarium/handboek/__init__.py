"""The handbook: sources of a project in, the files of the docs folder out; writes nothing and knows no clock."""

from __future__ import annotations

from instrumentarium.handboek.genereren import genereer, genereer_uit, papieren

__all__ = ["genereer", "genereer_uit", "papieren"]
