"""Checks that the CDK changes neither resources nor their logical ids: same_resources.py TEMPLATES CDK_OUT"""

import json
import pathlib
import sys

WITHIN = ("Type", "Properties", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy")


def resources(path):
    """Returns the resources of a template, without the CDK's metadata."""
    found = json.loads(path.read_text())["Resources"]
    return {
        name: {key: value for key, value in resource.items() if key in WITHIN}
        for name, resource in found.items()
        if resource["Type"] != "AWS::CDK::Metadata"
    }


def main(templates, synthesized):
    count = 0
    for template in sorted(pathlib.Path(templates).glob("*.json")):
        stack = template.stem.replace("_", "-")
        expected, actual = resources(template), resources(pathlib.Path(synthesized) / f"{stack}.template.json")
        if actual != expected:
            names = [name for name in expected | actual if expected.get(name) != actual.get(name)]
            changed = [f"{name}: {actual.get(name)}, not {expected.get(name)}" for name in names]
            sys.exit("\n".join([f"the CDK changes {template.name}", *changed]))
        count += len(actual)
    if not count:
        sys.exit("there is no resource")
    print(f"cdk synth gives back {count} resources as they were")


main(*sys.argv[1:])
