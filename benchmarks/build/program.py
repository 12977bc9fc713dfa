"""Measures the size and the start of a program for Lambda against the same by hand, both built for release and stripped."""

import contextlib
import os
import signal
import socket
import statistics
import time
from pathlib import Path

from cold import pair
from crates import ratio, scratch

NEXT = b"GET /2018-06-01/runtime/invocation/next "


@contextlib.contextmanager
def programs():
    """Returns the two files, ours first."""
    with scratch() as folder:
        files = []
        for crate in pair(folder, serves=True):
            target = crate.folder / "target"
            crate.cargo("build", "--offline", "--quiet", "--release", target=target)
            files.append(target / "release" / crate.name)
        yield files


def size():
    with programs() as files:
        ours, theirs = (file.stat().st_size for file in files)
    print("| | Jets | by hand | ratio |\n| --- | --- | --- | --- |")
    print(f"| bytes | {ours:,} | {theirs:,} | {ours / theirs:.3f} |")


def start(rounds):
    """Starts both in turns, and waits until each asks for its first event."""
    with programs() as files, socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)
        times, memory = [[], []], [[], []]
        # The first start of each reads the files from disk, and does not count.
        for turn in range(-1, rounds):
            for side, file in enumerate(files):
                milliseconds, kilobytes = first_request(file, listener)
                if turn >= 0:
                    times[side].append(milliseconds)
                    memory[side].append(kilobytes)
    print(f"{rounds} starts of each, until the program asks for its first event:\n")
    print("| | Jets | by hand | ratio |\n| --- | --- | --- | --- |")
    ours, theirs = times
    print(f"| shortest, ms | {min(ours):.2f} | {min(theirs):.2f} | {ratio(ours, theirs):.2f} |")
    row("median, ms", *map(statistics.median, times))
    row("most memory, median, MB", *(statistics.median(side) / 1000 for side in memory))


def row(what, ours, theirs):
    print(f"| {what} | {ours:.2f} | {theirs:.2f} | {ours / theirs:.2f} |")


def first_request(file, listener):
    """Returns the milliseconds from the start of a program to its first request for work, and its peak memory in kB."""
    environment = {
        "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:{}".format(listener.getsockname()[1]),
        "AWS_LAMBDA_FUNCTION_NAME": "demo-dev-data_job-file",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
        "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/demo-dev-data_job-file",
        "AWS_LAMBDA_LOG_STREAM_NAME": "2026/01/01/[$LATEST]0",
        "_HANDLER": "data_job.file",
    }
    began = time.monotonic_ns()
    process = os.posix_spawn(file, [file.name], environment)
    try:
        connection, _ = listener.accept()
        with connection:
            request = connection.recv(4096)
            ended = time.monotonic_ns()
            if not request.startswith(NEXT):
                raise RuntimeError(f"{file.name} does not ask for an event first: {request!r}")
            return (ended - began) / 1e6, most_memory(process)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def most_memory(process):
    status = Path(f"/proc/{process}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))
