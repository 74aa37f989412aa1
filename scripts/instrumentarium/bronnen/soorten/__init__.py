"""The kinds of source as typed values, one module per part of the house; the class is the schema of the file."""
