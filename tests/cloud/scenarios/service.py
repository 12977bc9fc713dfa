"""The service to copy, from an empty account: its template creates what it stands on, and keeps it when it changes."""

import subprocess
import time

from cloud import BUCKET, BUILT, Different

STACK = "shop"
# The program has dependencies of its own to build.
SLOW = True
FUNCTIONS = [
    "shop-dev-order_job-take",
    "shop-dev-change_job-tell",
    "shop-dev-thank_job-write",
    "shop-dev-report_job-report",
]
FAILURES = [
    "orders-dev-dlq",
    "thanks-dev-dlq",
    "shop-dev-change_job-tell-failures",
    "shop-dev-report_job-report-failures",
]
WATCHED = {(metric, name) for metric in ("Errors", "DroppedItems") for name in FUNCTIONS} | {
    ("ApproximateNumberOfMessagesVisible", name) for name in FAILURES
}


def prepare(cloud):
    pass


def url(cloud, name):
    return cloud.client("sqs").get_queue_url(QueueName=name)["QueueUrl"]


def printed(cloud, function, text, seconds=60):
    """Waits until a line of the function has this text."""
    deadline = time.monotonic() + seconds
    while True:
        lines = [line for invocation in cloud.invocations(function) for line in invocation]
        for line in lines:
            if text in line:
                return f"{function} printed {line}"
        if time.monotonic() > deadline:
            raise Different(f"{function} printed {lines}, and not {text}")
        time.sleep(0.3)


def received(cloud, queue, seconds=60):
    """Waits for a message of the queue. It stays there."""
    deadline = time.monotonic() + seconds
    while True:
        answer = cloud.client("sqs").receive_message(QueueUrl=url(cloud, queue), VisibilityTimeout=0)
        for message in answer.get("Messages", []):
            return message["Body"]
        if time.monotonic() > deadline:
            raise Different(f"{queue} is empty")
        time.sleep(0.3)


def template():
    """Returns what the service's own program prints, with its alarms."""
    printer = [BUILT / "template", BUILT / "service", STACK, "dev"]
    return subprocess.run(printer, check=True, capture_output=True, text=True).stdout


def deploy(cloud, **parameters):
    parameters |= {"CodeBucket": BUCKET, "CodeKey": cloud.upload(STACK, BUILT / "service")}
    return cloud.deploy_template(STACK, template(), parameters)


def watching(cloud, name):
    """Returns the alarm on what has this name."""
    alarms = cloud.client("cloudwatch").describe_alarms()["MetricAlarms"]
    return next(alarm for alarm in alarms if any(entry["Value"] == name for entry in alarm["Dimensions"]))


def same(what, actual, expected):
    if actual != expected:
        raise Different(f"{what}: {actual}, and not {expected}")


def check(cloud):
    deploy(cloud)
    before = cloud.resources(STACK)
    yield f"created from nothing: {', '.join(sorted(before))}"
    alarms = cloud.client("cloudwatch").describe_alarms()["MetricAlarms"]
    watched = {(alarm["MetricName"], *(entry["Value"] for entry in alarm["Dimensions"])) for alarm in alarms}
    same("the alarms", watched, WATCHED)
    yield f"alarms: {sorted(watched)}"
    sqs = cloud.client("sqs")
    orders = url(cloud, "orders-dev")
    attributes = sqs.get_queue_attributes(QueueUrl=orders, AttributeNames=["All"])["Attributes"]
    same("VisibilityTimeout", attributes["VisibilityTimeout"], "180")
    # Three minutes between the attempts are too long for a test.
    sqs.set_queue_attributes(QueueUrl=orders, Attributes={"VisibilityTimeout": "1"})

    sqs.send_message(QueueUrl=orders, MessageBody='{"id": "1", "total": 5}')
    yield printed(cloud, "shop-dev-order_job-take", '"order":"1"')
    item = {"id": {"S": "1"}, "total": {"N": "5"}}
    cloud.client("dynamodb").put_item(TableName="orders-dev", Item=item)
    yield printed(cloud, "shop-dev-change_job-tell", "an order changed")
    yield printed(cloud, "shop-dev-thank_job-write", '"order":"1"')
    sqs.send_message(QueueUrl=orders, MessageBody="poison")
    same("the dead-letter queue", received(cloud, "orders-dev-dlq"), "poison")
    yield "a message that always fails is in the dead-letter queue that the template created"
    cloud.client("dynamodb").put_item(TableName="orders-dev", Item={"id": {"S": "2"}, "total": {"S": "poison"}})
    given_up = received(cloud, "shop-dev-change_job-tell-failures", seconds=90)
    if "DDBStreamBatchInfo" not in given_up:
        raise Different(f"the queue for failures has {given_up}")
    yield f"a change that always fails is in the queue for failures: {given_up}"

    same("changed by the same again", deploy(cloud), False)
    same("changed by another value", deploy(cloud, OrderBatchSize="5"), True)
    same("replaced", cloud.resources(STACK), before)
    same("the dead-letter queue", received(cloud, "orders-dev-dlq"), "poison")
    items = cloud.client("dynamodb").scan(TableName="orders-dev")["Items"]
    same("the items", len(items), 2)
    same("the item", [entry for entry in items if entry["id"] == item["id"]], [item])
    yield "another value of a parameter replaces nothing, and the message and the item are still there"
    cloud.until(lambda: watching(cloud, "orders-dev-dlq"), "StateValue", "ALARM", seconds=150)
    yield "the alarm on the dead-letter queue goes off"
