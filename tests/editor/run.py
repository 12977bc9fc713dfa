"""Sends rust-analyzer an editor's requests about a declaration: hover, completion, go to definition.

    python3 tests/editor/run.py [path of rust-analyzer]

It needs no packages. rust-analyzer comes with `rustup component add rust-analyzer`. `|` marks the cursor.
"""

import os
import sys

from client import Server

HERE = os.path.dirname(os.path.abspath(__file__))

WHOLE = """\
use jets::jobs;

pub struct Client;

jobs! {
    /// Stores orders.
    pub OrderJob {
        client: Client,

        class_timeout 30;

        kinesis_event "orders", batch_size: 10;
        iam_policy "s3:GetObject", resource: "arn:aws:s3:::bucket/*";
        fn store(&self, event, kinesis_data: Vec<String>) {
            let count = kinesis_data.len();
            println!("{count} {event}");
        }
    }
}

pub fn by_hand(job: &OrderJob) {
    let _client = &job.client;
    println!("{}", OrderJob::MANIFEST);
    println!("{}", OrderJob::STORE);
}
"""

failures = []


def check(what, sound, seen):
    print(("ok    " if sound else "FAILED"), what)
    if not sound:
        failures.append(what)
        print("       saw:", str(seen)[:400])


def position(text):
    before = text[: text.index("|")]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def at(text, needle, offset=1):
    before = text[: text.index(needle) + offset]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def half_typed(line):
    """Returns the declaration with `line` before its function, and the position of the `|` in it."""
    text = WHOLE.replace("        iam_policy", f"        {line}\n        iam_policy", 1)
    return text.replace("|", ""), position(text)


def hovers(server):
    for word, expected in [
        ("class_timeout", "stops an invocation: 1 to"),
        ("kinesis_event", "records of a Kinesis data stream"),
        ("batch_size", "1 to 10,000"),
        ("iam_policy", "what the function may do"),
        ("resource", "that the actions apply to"),
        ("event, kinesis_data", "Event"),
    ]:
        seen = server.hover(at(WHOLE, word))
        check(f"hover on `{word}` says what it means", expected in seen, seen)
    seen = server.hover(at(WHOLE, "OrderJob {"))
    check("hover on the job shows its handlers", "order_job.store" in seen and "Stores orders." in seen, seen)
    seen = server.hover(at(WHOLE, "STORE"))
    check("hover on a constant says what it is", "handler of Lambda function" in seen and "jets::Kinesis" in seen, seen)
    seen = server.hover(at(WHOLE, "store(&self"))
    check("hover on a function shows its trigger", "BatchSize" in seen and "orders" in seen, seen)


def definitions(server):
    line = lambda needle: WHOLE[: WHOLE.index(needle)].count("\n")
    for what, place, target in [
        ("the job", at(WHOLE, "OrderJob)"), line("pub OrderJob")),
        ("a field", at(WHOLE, "client;\n"), line("client: Client")),
    ]:
        seen = server.definitions(place)
        check(f"go to definition of {what}", seen == [target], seen)
    seen = server.definitions(at(WHOLE, "STORE"))
    check("go to definition of a constant offers its function first", seen[:1] == [line("fn store")], seen)
    text = WHOLE + "\npub fn call(job: &OrderJob) { job.store(todo!(), vec![]) }\n"
    server.change(text)
    seen = server.definitions(at(text, "job.store", 5))
    check("go to definition of a function", seen == [line("fn store")], seen)


def completions(server):
    for line, expected in [
        ("kinesis_ev|", "kinesis_event"),
        ('kinesis_event "s", bat|', "batch_size"),
        ('kinesis_event "s", batch_size: 1, on_f|', "on_failure"),
        ("time|", "timeout"),
    ]:
        text, cursor = half_typed(line)
        server.change(text)
        seen = server.completions(cursor)
        check(f"completion of `{line}` offers `{expected}`", expected in seen, seen)
        seen = server.hover(at(text, "OrderJob {"))
        check(f"`{line}` keeps the job", "order_job.store" in seen, seen)
    # rust-analyzer does not expand a macro while one of its braces is missing. Parentheses and brackets may be missing.
    for body, expected in [
        ("kinesis_data.le|", "len"),
        ("self.cl|", "client"),
        ("if kinesis_data.is_e|", "is_empty"),
        ("drop(kinesis_data.le|", "len"),
        ("let sizes = [kinesis_data.le|", "len"),
    ]:
        text = WHOLE.replace("let count = kinesis_data.len();", body, 1)
        server.change(text.replace("|", ""))
        seen = server.completions(position(text))
        check(f"completion of `{body}` in a body offers `{expected}`", any(label.startswith(expected) for label in seen), seen)
        seen = server.hover(at(WHOLE, "OrderJob {"))
        check(f"`{body}` keeps the job", "order_job.store" in seen, seen)


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "rust-analyzer"
    server = Server(program, os.path.join(HERE, "crate"))
    try:
        server.open("src/lib.rs", WHOLE)
        server.wait_until_ready()
        hovers(server)
        definitions(server)
        completions(server)
    finally:
        server.stop()
    print(f"{len(failures)} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
