"""Case data: decoding, checks, choice of clauses, letters and their account; imported by the command line alone."""
