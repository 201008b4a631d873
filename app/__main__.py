"""`python -m app` is `friction`."""

import sys

from app.cli import main

if __name__ == "__main__":  # a reloading server imports this module again
    sys.exit(main())
