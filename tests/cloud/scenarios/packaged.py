"""The commands of docs/deployment-tools.md with `aws cloudformation package`, for one of our programs."""

from cloud import BUCKET, BUILT, read, zipped
from pages import block, execute

PROGRAM = BUILT / "packaged"


def prepare(cloud):
    cloud.client("sqs").create_queue(QueueName="packaged")


def check(cloud):
    folder = cloud.folder / "packaged"
    folder.mkdir()
    zipped(PROGRAM, folder / "data_job.zip")
    (folder / "template.json").write_text(read(PROGRAM, "template"))
    commands = block("docs/deployment-tools.md", "cloudformation package")
    execute(cloud, commands.replace("demo-dev-code", BUCKET).replace("demo-dev", "packaged-dev"), folder)
    sqs = cloud.client("sqs")
    sqs.send_message(QueueUrl=sqs.get_queue_url(QueueName="packaged")["QueueUrl"], MessageBody="a message")
    yield from cloud.expect("demo-dev-packaged_job-take", [["a message"]])
