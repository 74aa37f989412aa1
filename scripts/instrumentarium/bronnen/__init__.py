"""Sources: strict YAML with line and column, typed values, the whole collection, cross checks; never writes."""
