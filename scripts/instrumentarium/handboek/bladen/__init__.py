"""The page makers: each module makes the pages of one kind from the sources; none reads a file or knows the clock."""
