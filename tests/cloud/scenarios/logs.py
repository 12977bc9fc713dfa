"""Log events of a group: those that match the filter pattern."""

import time

GROUP = {"logGroupName": "cloud-web"}


def prepare(cloud):
    logs = cloud.client("logs")
    logs.create_log_group(**GROUP)
    logs.create_log_stream(**GROUP, logStreamName="1")


def check(cloud):
    def send(*messages):
        now = int(time.time() * 1000)
        events = [{"timestamp": now, "message": message} for message in messages]
        cloud.client("logs").put_log_events(**GROUP, logStreamName="1", logEvents=events)

    # LocalEmu, unlike Lambda, does not retry failed invocations here, so nothing is poisoned.
    send("ERROR a", "INFO b", "ERROR c")
    yield "the log events that the pattern lets through:"
    yield from cloud.expect("jobs-dev-logs_job-one", [["ERROR a", "ERROR c"]])
