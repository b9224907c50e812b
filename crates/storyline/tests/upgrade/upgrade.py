#!/usr/bin/env python3
"""Keeps what an older version stored, and holds a newer one against it. See docs/upgrades.md.

    storyline with-postgres -- upgrade.py make   --binary OLD   writes dump.sql by journeys through that version
    storyline with-postgres -- upgrade.py record --binary OLD   writes golden.txt: what that version does with the dump
    storyline with-postgres -- upgrade.py check  --binary NEW   fails where another version does something else

OLD and NEW are `storyline` programs. `--sandbox` names the one that emulates the providers; it is NEW unless given."""

import argparse
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["make", "record", "check"])
    parser.add_argument("--binary", required=True, help="the program whose behaviour is looked at")
    parser.add_argument("--sandbox", help="the program that emulates the providers")
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent, help="where dump.sql and golden.txt are")
    return parser.parse_args()


def main():
    given = arguments()
    # What was started is stopped, also when this is.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    given.sandbox = given.sandbox or given.binary
    if given.what == "make":
        import make
        return make.run(given)
    import replay
    return replay.run(given)


if __name__ == "__main__":
    sys.exit(main())
