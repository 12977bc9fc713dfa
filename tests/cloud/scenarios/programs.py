"""Two programs in one stack: each function runs the program that contains it."""

import subprocess

from cloud import BUCKET, BUILT

STACK = "programs"
# For each queue: the program, the parameter for its key, and its function.
PROGRAMS = {
    "programs-orders": ("programs_orders", "ProgramsOrdersCodeKey", "order_job-take"),
    "programs-reports": ("programs_reports", "ProgramsReportsCodeKey", "report_job-write"),
}


def prepare(cloud):
    for name in PROGRAMS:
        cloud.client("sqs").create_queue(QueueName=name)


def check(cloud):
    programs = [BUILT / program for program, _, _ in PROGRAMS.values()]
    reader = [BUILT / "examples" / "programs", *programs]
    template = subprocess.run(reader, check=True, capture_output=True, text=True).stdout
    keys = {key: cloud.upload(STACK, BUILT / program) for program, key, _ in PROGRAMS.values()}
    cloud.deploy_template(STACK, template, {"CodeBucket": BUCKET} | keys)
    sqs = cloud.client("sqs")
    for name in PROGRAMS:
        sqs.send_message(QueueUrl=sqs.get_queue_url(QueueName=name)["QueueUrl"], MessageBody="a message")
    for name, (_, _, function) in PROGRAMS.items():
        program = name.removeprefix("programs-")
        yield from cloud.expect(f"{STACK}-dev-{function}", [[f"a message in {program}"]])
