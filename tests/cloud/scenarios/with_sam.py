"""The command of docs/deployment-tools.md with `sam deploy`, for one of our programs."""

from cloud import BUCKET, BUILT, read, zipped
from pages import block, execute

SLOW = True
PROGRAM = BUILT / "with_sam"


def prepare(cloud):
    cloud.client("sqs").create_queue(QueueName="with-sam")


def check(cloud):
    folder = cloud.folder / "with_sam"
    folder.mkdir()
    zipped(PROGRAM, folder / "data_job.zip")
    (folder / "template.json").write_text(read(PROGRAM, "template"))
    page = "docs/deployment-tools.md"
    # On the page, `sam deploy` follows the commands that put the path of the zip file into the template.
    local = block(page, "cloudformation package").partition("aws cloudformation package")[0]
    commands = local + block(page, "sam deploy")
    execute(cloud, commands.replace("demo-dev-code", BUCKET).replace("demo-dev", "with-sam-dev"), folder)
    sqs = cloud.client("sqs")
    sqs.send_message(QueueUrl=sqs.get_queue_url(QueueName="with-sam")["QueueUrl"], MessageBody="a message")
    yield from cloud.expect("demo-dev-sam_job-take", [["a message"]])
