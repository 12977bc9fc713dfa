"""Writes docs/coverage.md: the properties of the resources that a template makes, which no declaration expresses."""

import json
import tomllib
from pathlib import Path

import models
from crate import ROOT
from words import table

PAGE = ROOT / "docs" / "coverage.md"
REASONS = Path(__file__).resolve().parent / "coverage.toml"
NOT_YET = "not yet"

HEAD = """\
# What a declaration cannot express

A template has these resources. For each of them, this page lists the properties of CloudFormation that neither a declaration nor
the template sets, with the reason, or "not yet" for what is new. To set one, change the resource with
[`Template::resource_mut`](deployment.md#what-is-not-in-the-declaration).

This page is made by `.ci/aws-models` from the CloudFormation schemas of {date}.
"""


def write(names, check):
    """Writes the page, or returns how it differs from the file."""
    reasons = {
        path: entry["reason"]
        for entry in tomllib.loads(REASONS.read_text(encoding="utf-8"))["reasons"]
        for path in entry["properties"]
    }
    used = set_by_templates() | {word.property for word in table(names)}
    parts = [HEAD.format(date=models.date())]
    unused = set(reasons)
    for resource in sorted({path.split("/", 1)[0] for path in used if path.startswith("AWS::")} & resources()):
        rows = []
        for path in missing(resource, "", models.schema(resource), used):
            unused.discard(f"{resource}/{path}")
            rows.append(f"| `{path.replace('/*', '[]').replace('/', '.')}` | {reasons.get(f'{resource}/{path}', NOT_YET)} |")
        if rows:
            parts.append("\n".join([f"## {resource}\n", "| property | reason |", "| --- | --- |", *rows, ""]))
    if unused:
        return f"{REASONS.name} has reasons for what is no property, or can be expressed: {', '.join(sorted(unused))}"
    text = "\n".join(parts)
    if not check:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        return "docs/coverage.md is out of date: run .ci/aws-models"
    return None


def templates():
    for path in sorted(ROOT.glob("*/tests/golden/*.template.json")):
        yield from json.loads(path.read_text(encoding="utf-8"))["Resources"].values()


def resources():
    return {resource["Type"] for resource in templates()}


def set_by_templates():
    """Returns the paths of all properties that the golden templates set."""
    found = set()
    for resource in templates():
        found |= set(paths(resource["Type"], resource.get("Properties", {})))
    return found


def paths(path, value):
    yield path
    if isinstance(value, dict):
        for name, item in value.items():
            yield from paths(f"{path}/{name}", item)
    elif isinstance(value, list):
        for item in value:
            yield from paths(f"{path}/*", item)


def missing(resource, path, node, used):
    """Yields the properties of `node` that are not set. Of one that is set in part, those of it that are not."""
    for name, inner in sorted(models.resolved(resource, node).get("properties", {}).items()):
        whole = f"{path}/{name}" if path else name
        if f"/properties/{whole}" in models.schema(resource).get("readOnlyProperties", ()):
            continue
        inner = models.resolved(resource, inner)
        if "items" in inner:
            whole, inner = f"{whole}/*", models.resolved(resource, inner["items"])
        full = f"{resource}/{whole}"
        if not any(other == full or other.startswith(f"{full}/") or other == full.removesuffix("/*") for other in used):
            yield whole.removesuffix("/*")
        elif "properties" in inner:
            yield from missing(resource, whole, inner, used)
