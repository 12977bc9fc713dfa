"""The commands of docs/deployment.md: deploy the main job, send it something, and read its log."""

import json
import re
import time

from cloud import BUILT, ROOT, Different, read, zipped
from emulator import ACCOUNT, REGION
from pages import block, execute

PROGRAM = BUILT / "examples" / "lambda"
FUNCTION = "demo-dev-data_job-file"
RESOLVED = {
    "AWS::Partition": "aws",
    "AWS::Region": REGION,
    "AWS::AccountId": ACCOUNT,
    "Project": "demo",
    "Environment": "dev",
}


def commands(word):
    """Returns the page's first block of commands that contains this word."""
    return block("docs/deployment.md", word)


def prepare(cloud):
    zipped(PROGRAM, cloud.folder / "data_job.zip")
    (cloud.folder / "template.json").write_text(read(PROGRAM, "template"))


def check(cloud):
    page = (ROOT / "docs" / "try-it-without-an-account.md").read_text()
    for word in ("cloudformation deploy", "put-record"):
        if commands(word) not in page:
            raise Different(f"docs/try-it-without-an-account.md does not have the commands of docs/deployment.md\n{commands(word)}")
    execute(cloud, commands("cloudformation deploy"), cloud.folder)
    yield from mapping(cloud)
    yield from role(cloud)
    yield from log(cloud)


def equal(name, actual, expected):
    if actual != expected:
        raise Different(f"{name} is {actual}, not {expected}")
    return f"{name} is {json.dumps(actual)}"


def mapping(cloud):
    (answer,) = cloud.mappings(FUNCTION)
    yield equal("FunctionArn", answer["FunctionArn"], f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{FUNCTION}")
    yield equal("BatchSize", answer["BatchSize"], 100)
    yield equal("EventSourceArn", answer["EventSourceArn"], f"arn:aws:kinesis:{REGION}:{ACCOUNT}:stream/my-stream")


def role(cloud):
    """Checks that the role has the manifest's policy, and nothing else."""
    ((function,),) = (job["functions"] for job in json.loads(read(PROGRAM, "manifest"))["jobs"])
    policy = re.sub(r"\$\{([^}]*)\}", lambda name: RESOLVED[name[1]], json.dumps(function["policy"]))
    iam = cloud.client("iam")
    configuration = cloud.client("lambda").get_function_configuration(FunctionName=FUNCTION)
    name = configuration["Role"].rpartition("/")[2]
    attached = iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
    yield equal("AttachedPolicies", attached, [])
    inline = iam.list_role_policies(RoleName=name)["PolicyNames"]
    documents = [iam.get_role_policy(RoleName=name, PolicyName=entry)["PolicyDocument"] for entry in inline]
    yield equal("the role's policy", documents, [json.loads(policy)])


def log(cloud):
    # The second command, and an option of the first, need version 2 of the AWS command line.
    send = commands("put-record").splitlines()[0].replace(" --cli-binary-format raw-in-base64-out", "")
    expected = 'kinesis_data ["hello world"]'
    for _ in range(5):
        # The mapping starts at the latest record, and misses records that are sent before it polls.
        execute(cloud, send, cloud.folder)
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            lines = [line for invocation in cloud.invocations(FUNCTION) for line in invocation]
            if expected in lines:
                yield from (f"{FUNCTION} printed {line}" for line in lines)
                return
            time.sleep(0.3)
    raise Different(f"{FUNCTION} printed {lines}, and not {expected}")
