"""`python -m tweeluik`: load files and ask figures from a terminal."""

import sys

from tweeluik.terminal.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
