#!/usr/bin/env python3
"""Measures how plain the English of the project is, and fails if a group of texts is above the limit.

usage: scripts/plain-english.py [--all]

Counts phrases that make a reader translate, per 1,000 words of four groups: comments, strings of the product,
texts of the bot and its pages (Fluent), and documentation. The limit is 1.5. With --all it prints every place,
otherwise only those of groups above the limit. CONTRIBUTING.md has the rules behind it.
"""
import re
import subprocess
import sys
from pathlib import Path

LIMIT = 1.5

# A phrase, as a regular expression, and what to write instead.
PHRASES = {
    r"no ?body|nobody": "name who is meant: no member, no replica",
    r"some ?body|somebody": "name who is meant: a member, another worker",
    r"who(?:so)?ever|who may": "say which people: members who can approve",
    r"of (?:ours|theirs)": "our …, their …",
    r"meanwhile": "say during what",
    r"anew": "again",
    r"the whole|whole": "entire, all, complete",
    r"what (?:came|comes|became|becomes) of": "the result of",
    r"(?:it|is|was|are|were) told": "notify, receive, return",
    r"as it (?:then )?(?:is|was)": "current, unchanged",
    r"by (?:itself|themselves)": "automatically",
    r"shall": "must, will",
    r"whose": "with …, that has …",
    r"(?:is|are) read(?! by)": "say who reads what",
    r"lets? (?:me|him|her|us|them) in": "accepts",
    r"go(?:es)? on": "continues",
    r"look(?:s|ed)? (?:after|upon)": "checks",
    r"lest|thereof|hence|thus": "a shorter word",
    r"in vain": "without result",
    r"where(?:upon|by|in)": "and then, by which, in which",
}
WORD = re.compile("|".join(rf"\b(?:{phrase})\b" for phrase in PHRASES), re.IGNORECASE)


def comments(text, marks):
    """The comments of a source file: whole lines, as (line, text)."""
    pattern = re.compile(rf"\s*(?:{marks})\s?(.*)")
    for number, line in enumerate(text.splitlines(), 1):
        if found := pattern.match(line):
            yield number, found[1]


def strings(text):
    """String literals of more than three words. Doc comments and SQL are not among them."""
    code = re.sub(r"(?m)^[ \t]*//.*$", "", text)
    for found in re.finditer(r'"((?:[^"\\]|\\.)*)"', code):
        words = found[1]
        if words.count(" ") > 2 and not re.match(r"\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|FROM|AND)\b", words):
            yield code.count("\n", 0, found.start()) + 1, words


def fluent(text):
    """Texts without their ids and comments."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            yield number, re.sub(r"^[a-z][a-z0-9-]* =|^\s+\.[a-z-]+ =", "", line)


def prose(text):
    """Markdown without blocks of code."""
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        fenced ^= line.lstrip().startswith("```")
        if not fenced:
            yield number, re.sub(r"`[^`]*`", "", line)


def texts(path):
    """The groups that a file contributes to."""
    text = path.read_text(encoding="utf-8", errors="ignore")
    if path.suffix == ".rs":
        yield "comments", comments(text, "//[/!]?")
        if "tests" not in path.parts and path.name != "tests.rs":
            yield "strings", strings(text)
    elif path.suffix == ".sql":
        yield "comments", comments(text, "--")
    elif path.suffix in {".sh", ".py", ".yml", ".toml"} or path.name in {"Makefile", "Dockerfile"}:
        yield "comments", comments(text, "#")
    elif path.suffix == ".ftl":
        yield "texts", fluent(text)
    elif path.suffix == ".md":
        yield "documentation", prose(text)


def measure():
    """Words and places of each group."""
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True, text=True).stdout
    groups = {}
    for name in filter(None, listed.split("\0")):
        path = Path(name)
        if not path.is_file() or path.name == Path(__file__).name:
            continue
        for group, lines in texts(path):
            counted = groups.setdefault(group, [0, []])
            for number, line in lines:
                counted[0] += len(line.split())
                counted[1] += [(name, number, found[0]) for found in WORD.finditer(line)]
    return groups


def advice(phrase):
    return next(better for pattern, better in PHRASES.items() if re.fullmatch(pattern, phrase, re.IGNORECASE))


def main():
    above = False
    for group, (words, places) in measure().items():
        rate = 1000 * len(places) / max(words, 1)
        print(f"{group}: {rate:.1f} in 1,000 of {words} words (limit {LIMIT})")
        if rate > LIMIT or "--all" in sys.argv[1:]:
            for name, line, phrase in places:
                print(f"  {name}:{line}: {phrase!r}; better: {advice(phrase)}")
        above |= rate > LIMIT
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
