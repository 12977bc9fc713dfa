"""Reads the output of `cargo --timings` for one build."""

import json
import re


def critical_path(target):
    """Returns the units on the critical path of the build, in order: `(name, start, seconds)`."""
    page = (target / "cargo-timings" / "cargo-timing.html").read_text()
    units = {unit["i"]: unit for unit in json.loads(re.search(r"UNIT_DATA = (\[.*?\]);", page, re.DOTALL).group(1))}
    unlocked_by = {}
    for unit in units.values():
        for other in [*unit.get("unblocked_units", []), *unit.get("unblocked_rmeta_units", [])]:
            unlocked_by[other] = unit
    unit = max(units.values(), key=lambda unit: unit["start"] + unit["duration"])
    path = []
    while unit:
        path.append((f"{unit['name']}{unit['target']}", unit["start"], unit["duration"]))
        unit = unlocked_by.get(unit["i"])
    return path[::-1]
