"""Starts LocalEmu with the executor of serve.py, and ends it together with everything that it started."""

import os
import pathlib
import signal
import socket
import subprocess
import sys
import time

import boto3

HERE = pathlib.Path(__file__).parent
# The account and the region in the documented answers.
ACCOUNT, REGION = "112233445566", "us-west-2"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Emulator:
    def __init__(self, log, folder):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        # Ignore all settings for a real AWS account.
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        self.environment = kept | {
            "AWS_ACCESS_KEY_ID": ACCOUNT,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ENDPOINT_URL": self.url,
            "AWS_PAGER": "",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            # Whatever polls a source has only the rights of the function's role.
            "IAM_ENFORCEMENT": "1",
            # The seconds before the first retry of a failed event. The second retry waits twice as long.
            "LAMBDA_RETRY_BASE_DELAY": "1",
            "ROOT_ACCESS_KEYS": ACCOUNT,
            # The seconds between metrics of queues. The period of an alarm is at least a minute.
            "SQS_CLOUDWATCH_METRICS_REPORT_INTERVAL": "5",
            "TMPDIR": str(folder),
        }
        with log.open("wb") as output:
            # Its own session, so that its functions end with it.
            self.process = subprocess.Popen(
                [sys.executable, HERE / "serve.py", str(port)],
                env=self.environment,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def wait(self, seconds=60):
        """Waits until it accepts requests."""
        until = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", int(self.url.rpartition(":")[2]))) == 0:
                    return
            time.sleep(0.1)
        raise RuntimeError("LocalEmu did not start")

    def client(self, service, region):
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=region,
            aws_access_key_id=ACCOUNT,
            aws_secret_access_key="test",
        )

    def stop(self):
        """Kills it and its functions. It keeps no data."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
