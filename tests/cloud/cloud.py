"""Functions for scenarios: deploy a program, inspect its stack, and read what its functions printed."""

import os
import pathlib
import subprocess
import threading
import time
import zipfile

from botocore.exceptions import ClientError
from emulator import REGION

ROOT = pathlib.Path(__file__).parents[2]
BUILT = pathlib.Path(os.environ["CARGO_TARGET_DIR"]) / "debug"
BUCKET = "cloud-test-code"


class Different(Exception):
    """Something is not as expected. The message shows both."""


def read(program, form):
    """Returns the manifest of a program, or the template made from it."""
    reader = [BUILT / "examples" / "template", program, form]
    return subprocess.run(reader, check=True, capture_output=True, text=True).stdout


def zipped(program, package):
    """Makes the zip file of a program for Lambda."""
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.write(program, "bootstrap")


class Cloud:
    def __init__(self, emulator, folder, region=REGION):
        self.emulator, self.folder, self.region = emulator, folder, region
        self.clients, self.lock = {}, threading.Lock()

    def create_bucket(self):
        """Creates the bucket of all programs."""
        self.client("s3").create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "us-west-2"}
        )

    def client(self, service):
        with self.lock:
            if service not in self.clients:
                self.clients[service] = self.emulator.client(service, self.region)
            return self.clients[service]

    def elsewhere(self, region):
        """Returns the same cloud in another region."""
        return Cloud(self.emulator, self.folder, region)

    def deploy(self, stack, program, parameters={}):
        """Creates or changes the stack of one program. Returns whether anything changed."""
        program = BUILT / program
        parameters = {"CodeBucket": BUCKET, "CodeKey": self.upload(stack, program)} | parameters
        return self.deploy_template(stack, read(program, "template"), parameters)

    def upload(self, stack, program):
        """Uploads a program. Returns the key of its zip file, by which CloudFormation notices that the code is new."""
        key = f"{stack}-{program.name}.zip"
        zipped(program, self.folder / key)
        self.client("s3").upload_file(str(self.folder / key), BUCKET, key)
        return key

    def deploy_template(self, stack, template, parameters):
        """Creates or changes a stack, like `aws cloudformation deploy`. Returns whether anything changed."""
        formation = self.client("cloudformation")
        exists = stack in {entry["StackName"] for entry in formation.describe_stacks()["Stacks"]}
        parameters = {"Project": stack} | parameters
        change = {"StackName": stack, "ChangeSetName": f"change-{time.monotonic_ns()}"}
        formation.create_change_set(
            **change,
            ChangeSetType="UPDATE" if exists else "CREATE",
            TemplateBody=template,
            Capabilities=["CAPABILITY_IAM"],
            Parameters=[
                {"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()
            ],
        )
        answer = self.until(lambda: formation.describe_change_set(**change), "Status", "CREATE_COMPLETE", "FAILED")
        if answer["Status"] == "FAILED":
            if "didn't contain changes" in answer["StatusReason"] or "No updates" in answer["StatusReason"]:
                return False
            raise Different(f"{stack} does not deploy: {answer['StatusReason']}")
        formation.execute_change_set(**change)
        look = lambda: formation.describe_stacks(StackName=stack)["Stacks"][0]
        answer = self.until(look, "StackStatus", "COMPLETE", "FAILED")
        if answer["StackStatus"] not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            events = formation.describe_stack_events(StackName=stack)["StackEvents"]
            failed = [event for event in events if event["ResourceStatus"].endswith("FAILED")]
            reasons = [f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason')}" for event in failed]
            raise Different("\n".join([f"{stack} does not deploy: {answer['StackStatus']}", *reasons]))
        return True

    @staticmethod
    def until(look, field, *ends, seconds=60):
        """Polls until the value of the field ends in one of these."""
        deadline = time.monotonic() + seconds
        while True:
            answer = look()
            word = answer[field]
            if word.endswith(ends) and not word.endswith("IN_PROGRESS"):
                return answer
            if time.monotonic() > deadline:
                raise Different(f"after {seconds} seconds, {field} is {word}")
            time.sleep(0.2)

    def resources(self, stack):
        """Returns the physical ids of a stack's resources, by logical id."""
        answer = self.client("cloudformation").describe_stack_resources(StackName=stack)
        return {entry["LogicalResourceId"]: entry["PhysicalResourceId"] for entry in answer["StackResources"]}

    def mappings(self, function):
        """Returns a function's event source mappings."""
        return self.client("lambda").list_event_source_mappings(FunctionName=function)["EventSourceMappings"]

    def invocations(self, function):
        """Returns the lines that a function printed, as one list per invocation that ended."""
        logs, group = self.client("logs"), f"/aws/lambda/{function}"
        found = []
        try:
            streams = logs.describe_log_streams(logGroupName=group)["logStreams"]
        except ClientError as error:
            if error.response["Error"]["Code"] == "ResourceNotFoundException":
                return found
            raise
        for stream in sorted(streams, key=lambda entry: entry["creationTime"]):
            answer = logs.get_log_events(
                logGroupName=group, logStreamName=stream["logStreamName"], startFromHead=True
            )
            lines = []
            for message in (event["message"].rstrip("\n") for event in answer["events"]):
                if message.startswith("START RequestId: "):
                    lines = []
                elif message.startswith("END RequestId: "):
                    found.append(lines)
                else:
                    lines.append(message)
        return found

    def saw(self, function):
        """Returns what a function of the jobs saw: the rest of its lines that begin with `saw`, as one list per invocation."""
        return [
            [line.removeprefix("saw ") for line in lines if line.startswith("saw ")]
            for lines in self.invocations(function)
        ]

    def expect(self, function, expected, of=lambda saw: saw, seconds=45):
        """Waits until what a function saw, or the result of `of` on it, is as expected. Returns it as lines."""
        deadline = time.monotonic() + seconds
        while True:
            saw = self.saw(function)
            if of(saw) == expected:
                return [f"{function} saw {items}" for items in saw]
            if time.monotonic() > deadline:
                printed = "\n".join(f"  {lines}" for lines in self.invocations(function)) or "  nothing"
                raise Different(f"{function} saw {of(saw)}\nand not {expected}\nIts invocations printed:\n{printed}")
            time.sleep(0.3)
