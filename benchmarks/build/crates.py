"""Temporary crates, built offline with the versions of this repository's Cargo.lock."""

import contextlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

JETS = f'jets = {{ package = "jets-rs", path = "{ROOT}"'
EVENTS = 'aws_lambda_events = { version = "1.2.1", default-features = false, features = ["kinesis"] }'
LAMBDA_RUNTIME = 'lambda_runtime = "1.5"'
TOKIO = 'tokio = { version = "1.46", features = ["macros", "rt-multi-thread"] }'


class Crate:
    """A crate of one file in its own folder."""

    def __init__(self, folder, name, dependencies, source, is_program=False):
        self.name = name
        self.folder = folder / name
        self.file = self.folder / "src" / ("main.rs" if is_program else "lib.rs")
        self.file.parent.mkdir(parents=True)
        self.file.write_text(source)
        lines = [f'[package]\nname = "{name}"\nversion = "0.0.0"\nedition = "2024"\n', "[dependencies]", *dependencies]
        lines += ["", "[profile.release]", "strip = true", "", "[workspace]", ""]
        (self.folder / "Cargo.toml").write_text("\n".join(lines))
        shutil.copy(ROOT / "Cargo.lock", self.folder)
        self.cargo("fetch", "--quiet")

    def cargo(self, *arguments, target=None, **environment):
        """Runs cargo, and returns the seconds of wall time and of processor time."""
        variables = {**os.environ, **environment, "CARGO_TARGET_DIR": str(target or self.folder / "target")}
        command = ["cargo", *arguments]
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        result = subprocess.run(command, cwd=self.folder, env=variables, capture_output=True, text=True)
        passed, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        if result.returncode != 0:
            sys.exit(f"{' '.join(command)} in {self.folder}:\n{result.stderr}")
        worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return passed, worked

    def units(self):
        """Returns the number of its dependencies, including indirect ones."""
        command = ["cargo", "tree", "--offline", "--prefix=none", "--edges=normal,build", "--format={p}"]
        tree = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True).stdout
        return len({line.removesuffix(" (*)") for line in tree.splitlines() if line}) - 1


@contextlib.contextmanager
def scratch():
    """A temporary folder on the same disk as the repository."""
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).absolute()
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="build-", dir=target) as folder:
        yield Path(folder)


def ratio(ours, theirs):
    """Returns the quotient of the shortest times."""
    return min(ours) / min(theirs)
