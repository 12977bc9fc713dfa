"""Jobs that send to one another with the AWS SDK, with the rights that the template gives them and no others."""

from collections import Counter

STACK = "sends"
# The program has dependencies of its own to build.
SLOW = True
LETTER = "thank you for order-1"


def prepare(cloud):
    pass


def tried(saw):
    return Counter(item for items in saw for item in items)


def check(cloud):
    cloud.deploy(STACK, "sends")
    sqs = cloud.client("sqs")
    queue = sqs.get_queue_url(QueueName="sends-orders")["QueueUrl"]
    sqs.send_message(QueueUrl=queue, MessageBody='{"id": "order-1", "cents": 700}')
    expect = lambda function, *items: cloud.expect(f"{STACK}-dev-{function}", Counter(items), tried)
    yield "from a queue by a table and a topic to a function, each job by the one before it:"
    yield from expect("take_job-take", "order-1")
    yield from expect("tell_job-tell", "order-1")
    yield from expect("thank_job-decide", "order-1")
    yield from expect("letter_job-write", LETTER)
    yield "from there, several records, events and messages at once:"
    each = [f"{LETTER} {cents}" for cents in (1, 2, 3)]
    yield from expect("archive_job-stream", *each)
    yield from expect("archive_job-bus", *each)
    yield from expect("archive_job-fifo", "a", "b")
