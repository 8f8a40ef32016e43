"""The trivial fold by the Python package eventsourcing: an aggregate a subject, rebuilt event by event.

    fold_eventsourcing.py SEGMENT...
"""

import json
import sys
from collections import defaultdict
from datetime import datetime, timezone
from uuid import NAMESPACE_URL, uuid5

from eventsourcing.domain import Aggregate, event

import answer


class Case(Aggregate):
    @event("Opened")
    def __init__(self, kind, time):
        self.kind, self.time, self.events = kind, time, 1

    @event("Followed")
    def follow(self, kind, time):
        self.kind, self.time, self.events = kind, time, self.events + 1


def read(segments):
    """The stored events of each subject, as domain events of its aggregate."""
    events = defaultdict(list)
    for segment in segments:
        with open(segment, encoding="utf-8") as lines:
            for line in lines:
                line = json.loads(line)
                own = events[line["subject"]]
                facts = {
                    "originator_id": uuid5(NAMESPACE_URL, line["subject"]),
                    "originator_version": len(own) + 1,
                    "timestamp": datetime.fromisoformat(line["recordedtime"]),
                    "kind": line["type"],
                    "time": line["time"],
                }
                if own:
                    own.append(Case.Followed(**facts))
                else:
                    own.append(Case.Opened(**facts, originator_topic=TOPIC))
    return events


TOPIC = f"{Case.__module__}:{Case.__qualname__}"
rows = defaultdict(lambda: [0, 0, 0])
epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
for own in read(sys.argv[1:]).values():
    case = None
    for one in own:
        case = one.mutate(case)
    row = rows[case.kind]
    since = datetime.fromisoformat(case.time) - epoch
    row[0] += 1
    row[1] += case.events
    row[2] += since.days * 86_400 + since.seconds
answer.show((kind, *numbers) for kind, numbers in rows.items())
