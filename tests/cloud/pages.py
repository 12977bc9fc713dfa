"""Runs commands exactly as they are on a page."""

import pathlib
import re
import subprocess
import sys

from cloud import ROOT, Different


def block(page, word):
    """Returns the first block of commands on a page that contains this word."""
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / page).read_text(), re.MULTILINE | re.DOTALL)
    return next(block for block in blocks if word in block)


def execute(cloud, block, folder, seconds=120):
    """Runs commands in a folder, with the AWS command line of the emulator."""
    script = f'aws() {{ "{sys.executable}" "{pathlib.Path(__file__).parent / "aws.py"}" "$@"; }}\n{block}'
    environment = cloud.emulator.environment | {"AWS_DEFAULT_REGION": cloud.region}
    shell = ["bash", "-euo", "pipefail", "-c", script]
    run = subprocess.run(
        shell, cwd=folder, env=environment, capture_output=True, text=True, timeout=seconds
    )
    if run.returncode:
        raise Different(f"these commands fail:\n{block}{run.stdout}{run.stderr}")
