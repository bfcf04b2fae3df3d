"""`python -m eventgraph` is the command `eventgraph`."""

from __future__ import annotations

import sys

from eventgraph.cli import main

if __name__ == "__main__":
    sys.exit(main())
