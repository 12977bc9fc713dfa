"""The limits of AWS's own models: the API models in botocore, and the CloudFormation schemas in cfn-lint."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import botocore.session
import cfnlint
import regex

SCHEMAS = Path(cfnlint.__file__).parent / "data" / "schemas"

# The operations of the API that CloudFormation calls to make a resource, as far as their properties are ours.
OPERATIONS = {
    "AWS::Events::Rule": ["events:PutRule", "events:PutTargets"],
    "AWS::IAM::Role": ["iam:CreateRole"],
    "AWS::IoT::TopicRule": ["iot:CreateTopicRule"],
    "AWS::Lambda::EventInvokeConfig": ["lambda:PutFunctionEventInvokeConfig"],
    "AWS::Lambda::EventSourceMapping": ["lambda:CreateEventSourceMapping"],
    "AWS::Lambda::Function": ["lambda:CreateFunction", "lambda:PutFunctionRecursionConfig"],
    "AWS::Lambda::Permission": ["lambda:AddPermission"],
    "AWS::Logs::LogGroup": ["logs:CreateLogGroup", "logs:PutRetentionPolicy"],
    "AWS::Logs::SubscriptionFilter": ["logs:PutSubscriptionFilter"],
    "AWS::Scheduler::Schedule": ["scheduler:CreateSchedule"],
    "AWS::SNS::Subscription": ["sns:Subscribe"],
}


@dataclass(frozen=True)
class Limit:
    """What one source says of a value. What it does not limit is `None`."""

    source: str
    kind: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    values: tuple = ()
    pattern: str | None = None
    shortest: int | None = None
    longest: int | None = None

    def accepts(self, value):
        if self.values and value not in self.values:
            return False
        if isinstance(value, str):
            if self.kind in ("boolean", "integer", "number"):
                return False
            if self.pattern is not None and not matches(self.pattern, value):
                return False
        size = value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
        length = len(value) if isinstance(value, (str, list, dict)) else None
        return all(
            number is None or limit is None or within(number, limit)
            for number, limit, within in [
                (size, self.minimum, lambda number, limit: number >= limit),
                (size, self.maximum, lambda number, limit: number <= limit),
                (length, self.shortest, lambda number, limit: number >= limit),
                (length, self.longest, lambda number, limit: number <= limit),
            ]
        )


def matches(pattern, value):
    """Matches as AWS does: `\\w` and `\\d` are ASCII, `\\p{L}` is a letter of any language."""
    return regex.fullmatch(pattern, value, flags=0 if "\\p{" in pattern else regex.ASCII)


def limits_of(path):
    """Returns the limits of a property, such as `AWS::Lambda::Function/VpcConfig/SubnetIds/*`, by all models that have it."""
    resource, *names = path.split("/")
    found = [schema_limit(path, node) for node in [in_schema(resource, names)] if node]
    for operation in OPERATIONS.get(resource, []):
        shape = in_shape(input_of(operation), names)
        if shape:
            found.append(shape_limit(f"{operation}/{'/'.join(names)}", shape))
    return found


@cache
def schema(resource):
    """Returns the CloudFormation schema of a resource."""
    index = json.loads((SCHEMAS / "providers" / "us-east-1.json").read_text(encoding="utf-8"))
    return json.loads((SCHEMAS / "resources" / f"{index[resource]}.json").read_text(encoding="utf-8"))


def resolved(resource, node):
    while "$ref" in node:
        node = schema(resource)["definitions"][node["$ref"].rsplit("/", 1)[-1]]
    return node


def in_schema(resource, names):
    node = schema(resource)
    for name in names:
        node = node.get("items") if name == "*" else node.get("properties", {}).get(name)
        if node is None:
            return None
        node = resolved(resource, node)
    return node


def schema_limit(path, node):
    kind = node.get("type")
    return Limit(
        source=path,
        kind=kind if isinstance(kind, str) else None,
        minimum=node.get("minimum"),
        maximum=node.get("maximum"),
        values=tuple(node.get("enum", ())),
        pattern=node.get("pattern"),
        shortest=node.get("minLength", node.get("minItems")),
        longest=node.get("maxLength", node.get("maxItems")),
    )


@cache
def input_of(operation):
    service, name = operation.split(":")
    return botocore.session.get_session().get_service_model(service).operation_model(name).input_shape


def in_shape(shape, names):
    for name in names:
        if name == "*":
            # The keys and values of a map are named on it, as are those of a list of pairs in CloudFormation.
            shape = shape.member if shape.type_name == "list" else shape
        elif shape.type_name == "map":
            shape = {"Key": shape.key, "Value": shape.value}.get(name)
        else:
            # CloudFormation writes `KmsKeyArn` where the API writes `KMSKeyArn`.
            members = {member.lower(): member for member in getattr(shape, "members", {})}
            known = members.get(name.lower())
            shape = shape.members[known] if known else None
        if shape is None:
            return None
    return shape


def shape_limit(path, shape):
    is_number = shape.type_name in ("integer", "long", "double", "float")
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    return Limit(
        source=path,
        kind="integer" if is_number else shape.type_name,
        minimum=low if is_number else None,
        maximum=high if is_number else None,
        values=tuple(shape.metadata.get("enum", ())),
        pattern=shape.metadata.get("pattern"),
        shortest=None if is_number else low,
        longest=None if is_number else high,
    )


def date():
    """Returns the date of the CloudFormation schemas, and of the list of actions beside them."""
    return json.loads((SCHEMAS / "version.json").read_text(encoding="utf-8"))["schema_date"][:10]


def versions():
    """Returns what the limits come from, in words."""
    return f"botocore {version('botocore')}, cfn-lint {version('cfn-lint')} with the schemas of {date()}, policy_sentry {version('policy_sentry')}"
