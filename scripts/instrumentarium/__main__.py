"""`python -m instrumentarium` is the same as `instrumentarium`."""

from instrumentarium.cli import main

if __name__ == "__main__":
    main()
