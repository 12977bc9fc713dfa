"""Checks what the server answers after a deployment of examples/lambda.

Usage: check_deployment.py MANIFEST MAPPINGS ATTACHED_POLICIES ROLE_POLICY...

The files hold the manifest, and the answers of `aws lambda list-event-source-mappings`,
`aws iam list-attached-role-policies` and `aws iam get-role-policy`.
"""

import ast
import json
import re
import sys

DEPLOYMENT = {
    "AWS::Partition": "aws",
    "AWS::Region": "us-west-2",
    "AWS::AccountId": "112233445566",
    "Project": "demo",
    "Environment": "dev",
}


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def resolved(value):
    """A value of the manifest, as this deployment has it."""
    if isinstance(value, str):
        return re.sub(r"\$\{([^}]*)\}", lambda name: DEPLOYMENT[name[1]], value)
    if isinstance(value, list):
        return [resolved(item) for item in value]
    if isinstance(value, dict):
        return {name: resolved(entry) for name, entry in value.items()}
    return value


def document(answer):
    """The policy document in an answer: moto gives one that a stack made as Python writes it."""
    policy = answer["PolicyDocument"]
    return ast.literal_eval(policy) if isinstance(policy, str) else policy


def check(name, actual, expected):
    if actual != expected:
        sys.exit(f"{name} is {actual}, not {expected}")
    print(f"{name} is {json.dumps(actual)}")


def main(manifest, mappings, attached, *policies):
    (job,) = load(manifest)["jobs"]
    (function,) = job["functions"]
    (mapping,) = load(mappings)["EventSourceMappings"]
    stream = "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream"
    lambda_function = "arn:aws:lambda:us-west-2:112233445566:function:demo-dev-data_job-file"
    check("FunctionArn", mapping["FunctionArn"], lambda_function)
    check("BatchSize", mapping["BatchSize"], 100)
    check("EventSourceArn", mapping["EventSourceArn"], stream)
    check("State", mapping["State"], "Enabled")
    check("AttachedPolicies", load(attached)["AttachedPolicies"], [])
    documents = [document(load(policy)) for policy in policies]
    check("the role's policy", documents, [resolved(function["policy"])])


if __name__ == "__main__":
    main(*sys.argv[1:])
