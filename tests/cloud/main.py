"""Runs scenarios on one emulator: prepares all, deploys their jobs once, then checks each."""

import importlib
import os
import pathlib
import queue
import signal
import sys
import tempfile
import threading
import time
import traceback

from cloud import Cloud, Different
from emulator import HERE, Emulator

# The time limit of the whole run in seconds, unless a scenario has a longer one. Whatever hangs is ended.
LIMIT_SECONDS = 300


def ended(number, _):
    sys.exit("ended after its time limit" if number == signal.SIGALRM else f"ended by signal {number}")


def check(name, scenario, cloud):
    """Runs a scenario, and returns its transcript and whether it passed."""
    start = time.monotonic()
    try:
        lines, well = list(scenario.check(cloud)), True
    except Different as different:
        lines, well = str(different).splitlines(), False
    except Exception:
        lines, well = traceback.format_exc().splitlines(), False
    verdict = "as expected" if well else "DIFFERENT"
    return [f"{name}: {verdict}, {time.monotonic() - start:.0f} s", *(f"  {line}" for line in lines)], well


def run(scenarios, chosen, cloud):
    # All jobs are in one program, so the sources of all of them must exist.
    parameters = {}
    for scenario in scenarios.values():
        parameters |= scenario.prepare(cloud) or {}
    cloud.deploy("jobs", "jobs", parameters)
    results = queue.Queue()
    for name in chosen:
        work = lambda name=name: results.put(check(name, scenarios[name], cloud))
        threading.Thread(target=work, daemon=True).start()
    all_well = True
    for _ in chosen:
        lines, well = results.get()
        print("\n".join(lines), flush=True)
        all_well &= well
    return all_well


def main(chosen):
    known = sorted(file.stem for file in (HERE / "scenarios").glob("*.py"))
    short = chosen == ["--short"]
    for name in [] if short else chosen:
        if name not in known:
            sys.exit(f"{name} is no scenario: there are {', '.join(known)}")
    scenarios = {name: importlib.import_module(f"scenarios.{name}") for name in known}
    if short:
        chosen = [name for name in known if not getattr(scenarios[name], "SLOW", False)]
    for number in (signal.SIGALRM, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ended)
    limits = [getattr(scenarios[name], "LIMIT_SECONDS", LIMIT_SECONDS) for name in chosen or known]
    signal.alarm(max(limits))
    log = pathlib.Path(os.environ["CARGO_TARGET_DIR"]) / "cloud.log"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        emulator = Emulator(log, folder)
        try:
            emulator.wait()
            cloud = Cloud(emulator, folder)
            cloud.create_bucket()
            well = run(scenarios, chosen or known, cloud)
        except (Different, RuntimeError) as different:
            sys.exit(f"{different}\nLocalEmu's log is {log}")
        finally:
            emulator.stop()
    if not well:
        sys.exit(f"LocalEmu's log is {log}")


if __name__ == "__main__":
    main(sys.argv[1:])
