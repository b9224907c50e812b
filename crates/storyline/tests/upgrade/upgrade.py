#!/usr/bin/env python3
"""Records the stored data of an older version, and checks a newer version against it. See docs/upgrades.md.

    storyline with-postgres -- upgrade.py make   --binary OLD   writes dump.sql by running journeys with that version
    storyline with-postgres -- upgrade.py record --binary OLD   writes golden.txt: the effects of that version on the dump
    storyline with-postgres -- upgrade.py check  --binary NEW   fails if that version has other effects

OLD and NEW are `storyline` programs. `--sandbox` names the one that emulates the providers; by
default it is the program given as `--binary`."""

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
    # Exit normally on SIGTERM, so that all started processes are stopped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    given.sandbox = given.sandbox or given.binary
    if given.what == "make":
        import make
        return make.run(given)
    import replay
    return replay.run(given)


if __name__ == "__main__":
    sys.exit(main())
