"""Events of the default bus: those that match the pattern, and one that fails twice."""

import json


def prepare(cloud):
    pass


def check(cloud):
    def event(source, detail):
        return {"Source": source, "DetailType": "order", "Detail": json.dumps(detail)}

    matching = [event("cloud.shop", {"item": item}) for item in ("a", "poison")]
    others = [event("cloud.mail", {"item": "b"}), event("cloud.shop", {"other": "c"})]
    cloud.client("events").put_events(Entries=matching + others)
    yield "the event that fails is tried three times:"
    yield from cloud.expect("jobs-dev-rule_job-one", [["a"], ["poison"], ["poison"], ["poison"]], sorted)
