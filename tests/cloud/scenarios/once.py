"""Work that is done once: a batch that is delivered again, and the cases of the idempotency tests, on a table."""

import subprocess
from collections import Counter

from cloud import BUILT, Different

# The AWS SDK takes long to build.
SLOW = True
MESSAGES = ["a", "b", "c"]
TABLE, CASES = "cloud-once", "cloud-once-cases"


def prepare(cloud):
    sqs = cloud.client("sqs")
    queue = sqs.create_queue(QueueName="cloud-once", Attributes={"VisibilityTimeout": "2"})["QueueUrl"]
    # Sent before the deployment, so that they become one batch.
    entries = [{"Id": body, "MessageBody": body} for body in MESSAGES]
    sqs.send_message_batch(QueueUrl=queue, Entries=entries)


def check(cloud):
    yield "a batch whose first answer is lost is delivered again, and its work is not done again:"
    cloud.deploy("once", "once")
    expected = Counter(MESSAGES) + Counter(f"{body}, which was done before" for body in MESSAGES)
    tried = lambda saw: Counter(line for lines in saw for line in lines)
    yield from cloud.expect("once-dev-once_job-charge", expected, tried)
    database = cloud.client("dynamodb")
    records = database.scan(TableName=TABLE)["Items"]
    done = sorted(record["key"]["S"] for record in records if record["done"]["BOOL"])
    if done != [f"once_job.charge/{body}" for body in MESSAGES]:
        raise Different(f"the table has {records}")
    yield f"the table has {', '.join(done)}"
    database.create_table(
        TableName=CASES,
        AttributeDefinitions=[{"AttributeName": "key", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "key", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    answer = subprocess.run(
        [BUILT / "cases", CASES], env=cloud.emulator.environment, capture_output=True, text=True, timeout=120
    )
    if answer.returncode:
        raise Different(answer.stderr)
    yield "every case of the idempotency tests ends as in memory"
