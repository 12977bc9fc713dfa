"""AWS on this machine, without containers: LocalEmu, whose Lambda runs a function's `bootstrap` as a process.

    python3.13 -m venv cloud
    cloud/bin/pip install localemu==1.3.2
    cloud/bin/python serve.py 4566

Any AWS client with the endpoint http://127.0.0.1:4566 can deploy to it. The access key can be any text. If it has twelve
digits, it is the id of the account. Streams, queues, event source mappings and logs are LocalEmu's own. The output of
functions appears here and in their log groups. No data is kept. This file needs no other file of its project.
"""

import functools
import http.server
import json
import os
import pathlib
import queue
import subprocess
import sys
import tempfile
import threading
import time

if __name__ == "__main__":
    if sys.version_info[:2] != (3, 13):
        sys.exit("serve.py: LocalEmu needs Python 3.13, and this is " + sys.version.split()[0])
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal():
        sys.exit("usage: serve.py PORT")
    # LocalEmu reads its settings when it is imported.
    os.environ["GATEWAY_LISTEN"] = "127.0.0.1:" + sys.argv[1]
    home = tempfile.TemporaryDirectory(prefix="localemu-")
    os.environ["FILESYSTEM_ROOT"] = tempfile.tempdir = os.environ["TMPDIR"] = home.name
    for setting, value in {
        "LAMBDA_IGNORE_ARCHITECTURE": "1",
        # The maximum seconds that a mapping waits after it found nothing, or could not read its source.
        "LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC": "1",
        "LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_ERROR_SEC": "2",
        # By default, it fetches a certificate and news from the internet.
        "SKIP_SSL_CERT_DOWNLOAD": "1",
        "DISABLE_EVENTS": "1",
    }.items():
        os.environ.setdefault(setting, value)

from localemu import config
from localemu.services.lambda_.invocation import runtime_executor

# All later imports get this executor in place of the one that starts containers.
runtime_executor.get_runtime_executor = lambda: Environment

from localemu.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localemu.services.lambda_.invocation.lambda_models import InvocationResult

# The environment in which Lambda starts a program: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
INIT_SECONDS = 10


def failure(error_type, message):
    """Returns the answer for a program that cannot give one."""
    return json.dumps({"errorType": error_type, "errorMessage": message}).encode()


class RuntimeApi(http.server.BaseHTTPRequestHandler):
    """The Runtime API, which a program asks for work: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html"""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        program = self.server.program
        program.said.put(("next", b""))
        invocation = program.work.get()
        if invocation is None:
            self.close_connection = True
            return
        self.answer(
            200,
            invocation["payload"].encode(),
            {
                "Content-Type": "application/json",
                "Lambda-Runtime-Aws-Request-Id": invocation["invoke-id"],
                "Lambda-Runtime-Deadline-Ms": str(int(1000 * (time.time() + program.timeout))),
                "Lambda-Runtime-Invoked-Function-Arn": invocation["invoked-function-arn"],
                "Lambda-Runtime-Trace-Id": invocation["trace-id"],
            },
        )

    def do_POST(self):
        length = self.headers.get("Content-Length")
        if length is None:
            self.answer(411)
            return
        body = self.rfile.read(int(length))
        self.answer(202)
        kind = "init" if self.path.endswith("/init/error") else self.path.rpartition("/")[2]
        self.server.program.said.put((kind, body))

    def answer(self, status, body=b"", headers={}):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Program:
    """A process with its own Runtime API."""

    def __init__(self, folder, environment, timeout, output):
        self.timeout, self.work, self.said = timeout, queue.Queue(), queue.Queue()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), RuntimeApi)
        self.server.daemon_threads = True
        self.server.program = self
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        bootstrap = folder / "bootstrap"
        bootstrap.chmod(0o755)
        environment["AWS_LAMBDA_RUNTIME_API"] = f"127.0.0.1:{self.server.server_port}"
        self.process = subprocess.Popen([bootstrap], cwd=folder, env=environment, stdout=output, stderr=output)
        threading.Thread(target=self.wait, daemon=True).start()

    def wait(self):
        status = self.process.wait()
        self.said.put(("exit", failure("Runtime.ExitError", f"the program ended with status {status}")))

    def hears(self, kinds, seconds, otherwise):
        """Returns the program's next message of these kinds, or that it ended, or `otherwise` after this many seconds."""
        until = time.monotonic() + seconds
        while True:
            try:
                kind, body = self.said.get(timeout=max(0, until - time.monotonic()))
            except queue.Empty:
                return "late", otherwise
            if kind in kinds or kind == "exit":
                return kind, body

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.work.put(None)
        self.server.shutdown()
        self.server.server_close()


class Environment(runtime_executor.RuntimeExecutor):
    """An execution environment with the interface that LocalEmu expects, for one invocation at a time."""

    def start(self, env_vars):
        function = self.function_version
        folder = pathlib.Path(function.config.code.get_unzipped_code_location())
        environment = {name: str(value) for name, value in env_vars.items() if value is not None}
        environment |= {"PATH": os.environ["PATH"], "LAMBDA_TASK_ROOT": str(folder)}
        self.output, self.read = tempfile.TemporaryFile("a+b", buffering=0), 0
        self.launch = functools.partial(Program, folder, environment, function.config.timeout, self.output)
        self.program = None
        self.run()

    def run(self):
        """Starts the program, and waits until it asks for work."""
        self.program = self.launch()
        late = failure("Runtime.InitTimeout", f"the program did not ask for work in {INIT_SECONDS} seconds")
        kind, body = self.program.hears({"next", "init"}, INIT_SECONDS, late)
        if kind != "next":
            self.end()
            self.printed()
            raise StatusErrorException("the program did not start", payload=body)

    def end(self):
        if self.program:
            self.program.stop()
        self.program = None

    def invoke(self, payload, function_timeout=None):
        if self.program is None:
            self.run()
        request, seconds = payload["invoke-id"], self.program.timeout
        self.program.work.put(payload)
        late = failure("Sandbox.Timedout", f"RequestId: {request} Error: Task timed out after {seconds}.00 seconds")
        kind, body = self.program.hears({"response", "error"}, seconds, late)
        if kind in ("exit", "late"):
            self.end()
            self.output.write(body + b"\n")
        version = self.function_version.id.qualifier
        log = f"START RequestId: {request} Version: {version}\n{self.printed()}END RequestId: {request}\n"
        return InvocationResult(request, body, is_error=kind != "response", logs=log)

    def printed(self):
        """Returns what the program has printed since the last call, and prints it here."""
        written = os.fstat(self.output.fileno()).st_size
        text = os.pread(self.output.fileno(), written - self.read, self.read).decode(errors="replace")
        self.read = written
        name = self.function_version.id.function_name
        print("".join(f"{name}: {line}\n" for line in text.splitlines()), end="", flush=True)
        return text

    def stop(self):
        self.end()

    def get_logs(self):
        return ""

    def get_address(self):
        return "127.0.0.1"

    def get_endpoint_from_executor(self):
        return "127.0.0.1"

    def get_runtime_endpoint(self):
        return "http://" + os.environ["GATEWAY_LISTEN"]

    @classmethod
    def prepare_version(cls, function_version):
        function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version):
        pass


def enforce_roles():
    """Also checks the rights of a function's role when a source is polled. LocalEmu itself checks only those of clients."""
    from localemu.services.iam_enforcement import enforcer
    from localemu.services.iam_enforcement.enforcer import IAMEnforcementHandler

    # Clients reach AWS over TLS, without which created queues, topics and buckets refuse them.
    conditions = enforcer._build_conditions
    enforcer._build_conditions = lambda *request: conditions(*request) | {"aws:SecureTransport": "true"}
    exempt = IAMEnforcementHandler._is_internal_call

    def is_exempt(context, key):
        # LocalEmu's names for log streams and for actions on a table's stream differ from IAM's, so it would find no right.
        named = context.service.service_name not in ("dynamodbstreams", "logs")
        return exempt(context, key) and not (named and (key or "").startswith(("ASIA", "LSIA")))

    IAMEnforcementHandler._is_internal_call = staticmethod(is_exempt)


def main(home):
    # If LocalEmu believes that it runs in a container, it writes to /var and /etc.
    config.dirs = config.Directories.for_host()
    # LocalEmu uses only the port of the address, and would listen on all interfaces.
    from twisted.internet import endpoints

    endpoints.TCP4ServerEndpoint = functools.partial(endpoints.TCP4ServerEndpoint, interface="127.0.0.1")
    from localemu.services.lambda_ import provider as functions
    from localemu.services.s3 import provider as s3

    # It uses the service name `sqs-fifo` for a FIFO queue, and then does not find it.
    load_service = functions.load_service
    functions.load_service = lambda name: load_service(name.removesuffix("-fifo"))
    # Without this, two emulators on one machine would share the content of their buckets.
    s3.DEFAULT_S3_TMP_DIR = os.path.join(home, "s3")
    enforce_roles()
    from localemu.runtime.main import main as serve

    serve()


if __name__ == "__main__":
    main(home.name)
