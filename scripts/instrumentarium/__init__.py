"""Turns versioned YAML and Markdown into a handbook, decision letters and campaign kits."""

__version__ = "0.1.0"
