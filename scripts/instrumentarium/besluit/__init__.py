"""Decisions: `instrument` holds documents, facts, policy and checks as data; `zaak` alone knows case data."""
