"""Compiles declarations in one crate, and reports what `jobs!` says of each."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CRATE = Path(os.environ["CARGO_TARGET_DIR"]) / "aws-models"

MANIFEST = f"""\
[package]
name = "declarations"
version = "0.0.0"
edition = "2024"

[dependencies]
jets-rs = {{ path = "{ROOT}", features = ["gzip", "kpl"] }}

[workspace]
"""

FUNCTION = "fn f(event) {}"


def messages_of(declarations):
    """Compiles each declaration above a function, and returns the messages about each, in order. None means accepted."""
    (CRATE / "src").mkdir(parents=True, exist_ok=True)
    (CRATE / "Cargo.toml").write_text(MANIFEST, encoding="utf-8")
    shutil.copy(ROOT / "Cargo.lock", CRATE)
    # One declaration a line, so that the line of a message tells which declaration it is about.
    lines = [
        f"mod m{index} {{ jets::jobs! {{ J {{ {text}{'' if ' fn ' in text else ' ' + FUNCTION} }} }} }}"
        for index, text in enumerate(declarations)
    ]
    (CRATE / "src" / "lib.rs").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = [[] for _ in declarations]
    for message in cargo_check():
        spans = [span for span in message["spans"] if span["is_primary"]]
        if message["level"] != "error" or not spans:
            continue
        if message["code"] and message["code"]["code"]:
            sys.exit(f"aws-models: the crate of declarations does not compile: {message['rendered']}")
        found[outermost(spans[0])["line_start"] - 1].append(message["message"])
    return found


def outermost(span):
    """Returns the place in the crate of declarations, also of a token that a macro made."""
    while span.get("expansion") and not span["file_name"].endswith("src/lib.rs"):
        span = span["expansion"]["span"]
    return span


def cargo_check():
    command = ["cargo", "check", "--quiet", "--message-format", "json", "--manifest-path", CRATE / "Cargo.toml"]
    output = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    lines = [json.loads(line) for line in output.stdout.splitlines() if line.startswith("{")]
    if not any(line["reason"] == "build-finished" for line in lines):
        sys.exit(f"aws-models: cargo check fails:\n{output.stderr}")
    return [line["message"] for line in lines if line["reason"] == "compiler-message" and line["target"]["name"] == "declarations"]


# A word that is near no other, so that a message lists all known ones.
UNKNOWN = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"


def words():
    """Returns every word of the language, as the messages of `jobs!` list them: declarations, and `declaration.option`."""
    [message] = messages_of([f"{UNKNOWN} 1;"])
    declarations = listed(message, "the declarations are ")
    if not declarations:
        sys.exit(f"aws-models: no message lists the declarations: {message}")
    messages = messages_of([f'{word} "orders", {UNKNOWN}: 1;' for word in declarations])
    found = set(declarations)
    for word, message in zip(declarations, messages, strict=True):
        found.update(f"{word}.{option}" for option in listed(message, "it has "))
    return found


def listed(messages, introduction):
    """Returns the words in backticks that follow `introduction` in a message about the unknown word."""
    for message in messages:
        if UNKNOWN in message and introduction in message:
            return re.findall(r"`(\w+)`", message.split(introduction, 1)[1])
    return []
