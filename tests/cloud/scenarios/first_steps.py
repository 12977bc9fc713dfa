"""The first pages of the guide, typed from an empty folder: a job, its deployment, a second job, a changed stack."""

import os
import re
import shutil

from cloud import BUILT, ROOT, Different
from pages import execute
from scenarios.service import printed

PAGES = ["first-job", "first-deployment", "second-job"]
# A crate of its own is built twice.
SLOW = True
LIMIT_SECONDS = 1200

BLOCK = re.compile(r"^(?P<before>[^\n]*)\n\n```(?P<language>\w+)[^\n]*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`([\w./]+\.(?:rs|toml))`:$")
# Cargo's own folder, and a build that is as fast as one without optimizations.
SHELL = "unset CARGO_TARGET_DIR\nexport CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_INCREMENTAL=0\n"
# Commands of version 2 of the AWS command line, which the emulator's is not.
NEWER = [(" --cli-binary-format raw-in-base64-out", ""), (re.compile(r"^aws logs tail .*\n", re.MULTILINE), "")]


def prepare(cloud):
    pass


class Typist:
    """Does what pages say, block by block."""

    def __init__(self, cloud, folder):
        self.cloud, self.folder, self.file = cloud, folder, None

    def type(self, block):
        named = FILE.search(block["before"])
        if named:
            self.file = named[1]
        getattr(self, block["language"])(block["text"])

    def sh(self, text):
        # These take an account, or are the copy of the repository.
        if "cargo lambda" in text:
            return
        text = re.sub(r"^git clone .*\n", "", text, flags=re.MULTILINE)
        for newer, older in NEWER:
            text = newer.sub(older, text) if isinstance(newer, re.Pattern) else text.replace(newer, older)
        commands, cd, crate = text.partition("cd orders\n")
        execute(self.cloud, SHELL + commands, self.folder, seconds=600)
        if cd:
            self.folder /= "orders"
            if crate.strip():
                raise Different(f"there are commands after `cd orders`: {crate}")
            self.prepare_crate()

    def prepare_crate(self):
        """Lets the crate build with the tested versions of its dependencies, in a folder that stays."""
        shutil.copy(ROOT / "Cargo.lock", self.folder)
        target = BUILT.parent / "first-steps"
        target.mkdir(exist_ok=True)
        os.symlink(target, self.folder / "target")

    def toml(self, text):
        with (self.folder / "Cargo.toml").open("a") as manifest:
            manifest.write(text)

    def rust(self, text):
        (self.folder / self.file).write_text(text)

    def diff(self, text):
        old, new = (
            "".join(line[1:] for line in text.splitlines(keepends=True) if line[0] in signs) for signs in ("- ", "+ ")
        )
        path = self.folder / self.file
        source = path.read_text()
        if source.count(old) != 1:
            raise Different(f"{self.file} does not have once:\n{old}")
        path.write_text(source.replace(old, new))


def check(cloud):
    folder = cloud.folder / "first-steps"
    folder.mkdir()
    os.symlink(ROOT, folder / "jets-rs")
    typist = Typist(cloud, folder)
    for page in PAGES:
        text = (ROOT / "docs" / f"{page}.md").read_text()
        blocks = list(BLOCK.finditer(text))
        if len(blocks) != text.count("\n```") // 2:
            raise Different(f"docs/{page}.md has blocks without a line above them")
        for block in blocks:
            typist.type(block)
        yield f"typed the {len(blocks)} blocks of docs/{page}.md"
        if page == "first-deployment":
            yield printed(cloud, "orders-dev-order_job-take", "order 1: 1250 cents")
            before = cloud.resources("orders-dev")
    yield printed(cloud, "orders-dev-report_job-write", "the daily report")
    after = cloud.resources("orders-dev")
    replaced = [name for name in before if after.get(name) != before[name]]
    if replaced:
        raise Different(f"replaced or removed: {replaced}")
    yield f"the change added {', '.join(sorted(after.keys() - before.keys()))}"
    changes = (typist.folder / "changes.md").read_text()
    for line in ("| added | report_job.write |", "sqs:SendMessage", "| order_job.take |"):
        if line not in changes:
            raise Different(f"changes.md lacks {line}:\n{changes}")
