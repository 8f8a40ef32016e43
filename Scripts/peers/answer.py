"""The answer of a trivial fold, printed alike by every peer: of each last type the number of subjects, of
their events, and the sum of their last times in whole seconds since 1970."""

import json


def show(rows):
    print(json.dumps(sorted([kind, *map(int, numbers)] for kind, *numbers in rows)))
