"""Compares what `jobs!` accepts with AWS's models, and writes what is made from the models.

Arguments: `--check` compares the files in place of writing them; `--all` prints also the accepted differences."""

import sys

import actions
import coverage
import crate
import differences
import models
import probes


def main():
    unknown = set(sys.argv[1:]) - {"--check", "--all"}
    if unknown:
        sys.exit(f"aws-models: unknown arguments: {' '.join(unknown)}")
    print(models.versions())
    names = crate.words()
    tried = probes.probes(names)
    messages = crate.messages_of([probe.declaration for probe in tried])
    found = [differences.Difference.of(probe, message) for probe, message in zip(tried, messages, strict=True) if probe.is_inside == bool(message)]
    faults = differences.judge(found, shows_all="--all" in sys.argv)
    print(f"{len(names)} words, {len(tried)} declarations, {len(found)} differences")
    check = "--check" in sys.argv
    faults += [fault for fault in (coverage.write(names, check), actions.write(check)) if fault]
    if faults:
        sys.exit("\n".join(f"aws-models: {fault}" for fault in faults))


main()
