"""Messages of queues: one at a time, as a batch, and in groups, with some that fail twice."""

from collections import Counter

MESSAGES = ["a", "b", "c", "d", "poison 1", "e", "f", "poison 2", "g", "h"]
BATCH = ["a", "poison", "b"]
# The queues whose messages are all tried, and the function of each.
EACH = {"cloud-messages": "one", "cloud-at-once": "at_once", "cloud-reports": "report"}
GROUPS = {"letters": ["a", "poison", "b"], "numbers": ["1", "2", "3"]}


def create(cloud, name, **attributes):
    attributes |= {"VisibilityTimeout": "2"}
    return cloud.client("sqs").create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]


def send(cloud, queue, messages, **options):
    # Sent before the deployment, so that they become one batch.
    entries = [{"Id": str(index), "MessageBody": body, **options} for index, body in enumerate(messages)]
    cloud.client("sqs").send_message_batch(QueueUrl=queue, Entries=entries)


def prepare(cloud):
    for name in EACH:
        send(cloud, create(cloud, name), MESSAGES)
    send(cloud, create(cloud, "cloud-batches"), BATCH)
    groups = create(cloud, "cloud-groups.fifo", FifoQueue="true", ContentBasedDeduplication="true")
    for group, messages in GROUPS.items():
        send(cloud, groups, messages, MessageGroupId=group)


def tried(saw):
    """Returns how often each message was tried."""
    return Counter(message for messages in saw for message in messages)


def by_group(saw):
    """Returns the messages of each group, in the order in which they were tried."""
    tried = [message for messages in saw for message in messages]
    return {name: [message for message in tried if message in group] for name, group in GROUPS.items()}


def check(cloud):
    yield "one at a time, at once, or as a batch that is reported on, those that fail are received again:"
    expected = Counter(MESSAGES) + Counter({"poison 1": 2, "poison 2": 2})
    for function in EACH.values():
        yield from cloud.expect(f"jobs-dev-sqs_job-{function}", expected, tried)
    yield "as a batch, all of it is received again:"
    yield from cloud.expect("jobs-dev-sqs_job-batch", Counter(BATCH * 3), tried)
    yield "in a group, nothing overtakes the message that fails:"
    expected = GROUPS | {"letters": ["a", "poison", "poison", "poison", "b"]}
    yield from cloud.expect("jobs-dev-sqs_job-groups", expected, by_group)
    for name in (*EACH, "cloud-batches", "cloud-groups.fifo"):
        left(cloud, name)
    yield "nothing is left in the queues"


def left(cloud, name):
    """Checks that a queue is empty after handled messages were deleted."""
    sqs = cloud.client("sqs")
    url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
    counts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    look = lambda: {
        "messages": " ".join(sqs.get_queue_attributes(QueueUrl=url, AttributeNames=counts)["Attributes"].values())
    }
    cloud.until(look, "messages", "0 0", seconds=10)
