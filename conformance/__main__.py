"""`python -m conformance` is `gladi`."""

import sys

from conformance.cli import main

sys.exit(main())
