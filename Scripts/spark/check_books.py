#!/usr/bin/env python3
"""Folds several books in one Spark session, which takes longer to begin than any of them.

    check_books.py OPTIONS… -- NAME OPTIONS… -- NAME OPTIONS… …

The first options are those of `reproject.py` that all books have in common; in --out each book has a
directory of its name. One whose name ends in `!` must fail, and what it says goes to NAME.err there.
"""

import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import reproject  # noqa: E402


def calls(words):
    """The options in common, then those of each book."""
    parts = [[]]
    for word in words:
        if word == "--":
            parts.append([])
        else:
            parts[-1].append(word)
    return parts[0], parts[1:]


def folded(spark, name, options):
    """What a book came to, or what was said where it could not be folded."""
    out, options.out = options.out, os.path.join(options.out, name)
    try:
        return reproject.reproject(spark, options), None
    except Exception as failure:
        said = reproject.reason(failure)
        with open(os.path.join(out, f"{name}.err"), "w") as file:
            file.write(said + "\n")
        return None, said


def main():
    common, books = calls(sys.argv[1:])
    books = [(name, reproject.parse(common + words)) for name, *words in books]
    spark = reproject.session(books[0][1])
    spark.sparkContext.addPyFile(os.path.abspath(reproject.__file__))
    try:
        for name, options in books:
            began = time.monotonic()
            digest, said = folded(spark, name.removesuffix("!"), options)
            if (digest is None) != name.endswith("!"):
                sys.exit(f"{name}: {said or digest}")
            print(f"{name} took {time.monotonic() - began:.1f} s", flush=True)
    finally:
        spark.stop()


main()
