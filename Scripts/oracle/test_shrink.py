#!/usr/bin/env python3
"""That a failing book is cut down to what is at fault, with faults that were planted."""
import random
import unittest

from shrink import smallest


class Shrink(unittest.TestCase):
    def test_what_is_at_fault_is_left_alone(self):
        for seed in range(40):
            dice = random.Random(seed)
            count = dice.randint(1, 150)
            guilty = {dice.randrange(count) for _ in range(dice.randint(1, 4))}
            left = smallest(list(range(count)), lambda n: n % 7, lambda part: guilty <= set(part))
            self.assertEqual(left, sorted(guilty))

    def test_two_kinds_of_events_that_must_both_be_there(self):
        kinds = [("a", "registered"), ("b", "registered"), ("a", "urged"), ("b", "urged"), ("a", "closed")] * 9
        left = smallest(kinds, lambda line: line[0], lambda part: {"urged", "closed"} <= {kind for _, kind in part})
        self.assertEqual(sorted(left), [("a", "closed"), ("a", "urged")])

    def test_what_stands_only_on_something_earlier_goes_with_it(self):
        def fails(part):        # a line needs the one before it, and the last is at fault
            return 20 in part and all(n - 1 in part or n == min(part) for n in part)
        self.assertEqual(smallest(list(range(21)), lambda n: n, fails), [20])

    def test_few_attempts_find_one_line_among_many(self):
        asked = []
        smallest(list(range(1024)), lambda n: 0, lambda part: asked.append(1) or 700 in part)
        self.assertLess(len(asked), 100)


if __name__ == "__main__":
    unittest.main()
