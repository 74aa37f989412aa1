"""The page "Besluit opstellen": made when the site is built, from the same sources and program as the letters."""
