"""The story of docs/what-a-job-owns.md, from an empty account: deploy, put a record, read the log. Then a rename in Rust."""

import time

from cloud import ROOT, Different
from pages import block, execute

PAGE = "docs/what-a-job-owns.md"
# Another region, where the account is empty: in the first one, the stream exists.
REGION = "eu-central-1"
STACK, FUNCTION = "demo", "demo-dev-data_job-file"


def prepare(cloud):
    source = (ROOT / "tests/cloud/jobs/src/bin/owned.rs").read_text()
    job = source[source.index("jobs! {") : source.index("#[tokio::main")]
    if job not in (ROOT / PAGE).read_text():
        raise Different(f"{PAGE} does not have the job that is deployed:\n{job}")


def same(what, actual, expected):
    if actual != expected:
        raise Different(f"{what}: {actual}, and not {expected}")


def put(cloud):
    # This option needs version 2 of the AWS command line.
    command = block(PAGE, "put-record").replace(" --cli-binary-format raw-in-base64-out", "")
    execute(cloud, command, cloud.folder)


def printed(cloud, expected, seconds=45):
    """Waits until an invocation has printed this line."""
    deadline = time.monotonic() + seconds
    while True:
        invocations = cloud.invocations(FUNCTION)
        if any(expected in lines for lines in invocations):
            return f"{FUNCTION} printed {expected}"
        if time.monotonic() > deadline:
            raise Different(f"{FUNCTION} printed {invocations}, and not {expected}")
        time.sleep(0.3)


def check(cloud):
    cloud = cloud.elsewhere(REGION)
    kinesis = cloud.client("kinesis")
    same("the streams before", kinesis.list_streams()["StreamNames"], [])
    cloud.deploy(STACK, "owned")
    before = cloud.resources(STACK)
    yield f"created from nothing: {', '.join(sorted(before))}"
    same("the streams", kinesis.list_streams()["StreamNames"], ["my-stream"])
    (mapping,) = cloud.mappings(FUNCTION)
    same("StartingPosition", mapping["StartingPosition"], "TRIM_HORIZON")
    put(cloud)
    yield printed(cloud, 'kinesis_data ["hello world"]')

    same("changed by the same again", cloud.deploy(STACK, "owned"), False)
    same("changed by the rename", cloud.deploy(STACK, "owned_renamed"), True)
    after = cloud.resources(STACK)
    same("the resources that were there", {name: after.get(name) for name in before}, before)
    yield f"created too: {', '.join(sorted(after.keys() - before.keys()))}"
    put(cloud)
    yield printed(cloud, 'printed ["hello world"]')
    yield "other names in Rust, and other options of the stream, replace nothing"
    cloud.client("s3").put_object(Bucket="owned-dev", Key="a", Body=b"x")
    yield from cloud.expect("demo-dev-data_job-see", [["a"]])

    cloud.client("cloudformation").delete_stack(StackName=STACK)
    functions = lambda: {"functions": str(len(cloud.client("lambda").list_functions()["Functions"]))}
    cloud.until(functions, "functions", "0")
    same("the streams", kinesis.list_streams()["StreamNames"], ["my-stream"])
    objects = cloud.client("s3").list_objects_v2(Bucket="owned-dev")["Contents"]
    same("the objects", [entry["Key"] for entry in objects], ["a"])
    yield "the stream and the bucket stay when the stack is deleted"
