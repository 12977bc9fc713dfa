"""A change of a running stack: resources that need not be replaced stay, and still receive messages."""

from cloud import Different

STACK = "change"
QUEUES = ["change-kept", "change-removed", "change-added", "change-renamed"]
# By logical id: the resources that go with the removed trigger and the old name, and those that replace them.
REMOVED = {
    "ChangeJobKeepChangeRemovedEventSourceMapping",
    "ChangeJobOldNameChangeRenamedEventSourceMapping",
    "ChangeJobOldNameIamRole",
    "ChangeJobOldNameLambdaFunction",
}
ADDED = {
    "ChangeJobKeepChangeAddedEventSourceMapping",
    "ChangeJobNewNameChangeRenamedEventSourceMapping",
    "ChangeJobNewNameIamRole",
    "ChangeJobNewNameLambdaFunction",
}


def prepare(cloud):
    for name in QUEUES:
        cloud.client("sqs").create_queue(QueueName=name)


def send(cloud, *queues):
    sqs = cloud.client("sqs")
    for name in queues:
        sqs.send_message(QueueUrl=sqs.get_queue_url(QueueName=name)["QueueUrl"], MessageBody=name)


def unordered(saw):
    return sorted(message for messages in saw for message in messages)


def sources(cloud, function):
    """Returns the batch size of each source of a function."""
    return {entry["EventSourceArn"].rpartition(":")[2]: entry["BatchSize"] for entry in cloud.mappings(function)}


def same(what, actual, expected):
    if actual != expected:
        raise Different(f"{what}: {actual}, and not {expected}")


def check(cloud):
    cloud.deploy(STACK, "change_before")
    before = cloud.resources(STACK)
    send(cloud, "change-kept", "change-removed", "change-renamed")
    yield from cloud.expect("change-dev-change_job-keep", ["change-kept", "change-removed"], unordered)
    yield from cloud.expect("change-dev-change_job-old_name", ["change-renamed"], unordered)

    cloud.deploy(STACK, "change_after")
    after = cloud.resources(STACK)
    same("removed", before.keys() - after.keys(), REMOVED)
    same("added", after.keys() - before.keys(), ADDED)
    kept = before.keys() & after.keys()
    same("replaced", {name: before[name] for name in kept if before[name] != after[name]}, {})
    yield f"not replaced: {', '.join(sorted(kept))}"
    keep = sources(cloud, "change-dev-change_job-keep")
    same("batch sizes", keep, {"change-kept": 20, "change-added": 10})
    yield f"the function that stays has the batch sizes {keep}"

    send(cloud, "change-kept", "change-added", "change-renamed")
    seen = ["change-added", "change-kept", "change-kept", "change-removed"]
    yield from cloud.expect("change-dev-change_job-keep", seen, unordered)
    yield from cloud.expect("change-dev-change_job-new_name", ["change-renamed"], unordered)
    same("changed by the same again", cloud.deploy(STACK, "change_after"), False)
    yield "the same again changes nothing"

    cloud.deploy(STACK, "change_after", {"AddedBatchSize": "7"})
    keep = sources(cloud, "change-dev-change_job-keep")
    same("batch sizes", keep, {"change-kept": 20, "change-added": 7})
    same("replaced by another value", cloud.resources(STACK), after)
    yield f"another value of a parameter gives the batch sizes {keep}, and replaces nothing"
