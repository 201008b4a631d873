"""`python -m app` is `friction`."""

import sys

from app.cli import main

sys.exit(main())
