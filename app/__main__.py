"""`python -m app` is the command `heliograph`."""

import sys

from app.command_line import main

if __name__ == "__main__":
    sys.exit(main())
