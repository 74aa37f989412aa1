"""Campaigns: texts and data in; findings, and the files of communication kits as bytes, out. Never writes."""
