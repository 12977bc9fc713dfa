"""Measures `cargo check` of a crate with one job and of the same handler by hand, each from nothing, in turns.

Jets is built as a crate of crates.io, like all others: not incrementally, and without lints.
"""

import shutil

from crates import EVENTS, JETS, LAMBDA_RUNTIME, TOKIO, Crate, ratio, scratch
from timings import critical_path

JOB = """\
jets::jobs! {
    pub DataJob {
        kinesis_event "my-stream";

        fn file(kinesis_data: Vec<Vec<u8>>) -> usize {
            kinesis_data.iter().map(Vec::len).sum()
        }
    }
}
"""

BY_HAND = """\
use aws_lambda_events::event::kinesis::KinesisEvent;

pub fn file(event: KinesisEvent) -> usize {
    event.records.iter().map(|record| record.kinesis.data.len()).sum()
}
"""

SERVED_JOB = f"""\
{JOB}
#[tokio::main]
async fn main() -> Result<(), jets::lambda::RunError> {{
    jets::lambda::run(jets::App::new().job(DataJob)).await
}}
"""

SERVED_BY_HAND = f"""\
use lambda_runtime::{{Error, LambdaEvent, run, service_fn}};

{BY_HAND}
#[tokio::main]
async fn main() -> Result<(), Error> {{
    run(service_fn(async |event: LambdaEvent<KinesisEvent>| Ok::<_, Error>(file(event.payload)))).await
}}
"""


# What cargo does for crates of crates.io. A crate in a folder would cost more.
AS_FROM_CRATES_IO = {"CARGO_INCREMENTAL": "0", "RUSTFLAGS": "--cap-lints=allow"}


def pair(folder, serves):
    """Returns the two crates. With `serves`, they are programs that Lambda can run."""
    if serves:
        ours = Crate(folder, "ours", [JETS + ', features = ["lambda"] }', TOKIO], SERVED_JOB, is_program=True)
        dependencies = [EVENTS, LAMBDA_RUNTIME, TOKIO]
        return ours, Crate(folder, "theirs", dependencies, SERVED_BY_HAND, is_program=True)
    return Crate(folder, "ours", [JETS + " }"], JOB), Crate(folder, "theirs", [EVENTS], BY_HAND)


def run(serves, rounds):
    with scratch() as folder:
        both = pair(folder, serves)
        times = {crate.name: [] for crate in both}
        paths = {}
        for _ in range(rounds):
            for crate in both:
                target = crate.folder / "cold"
                time = crate.cargo("check", "--offline", "--quiet", "--timings", target=target, **AS_FROM_CRATES_IO)
                if time < min(times[crate.name], default=(float("inf"),)):
                    paths[crate.name] = critical_path(target)
                times[crate.name].append(time)
                shutil.rmtree(target)
        print("| | Jets | by hand | ratio |\n| --- | --- | --- | --- |")
        for index, what in enumerate(["seconds", "seconds of all processors"]):
            ours, theirs = ([time[index] for time in times[crate.name]] for crate in both)
            print(f"| {what} | {min(ours):.1f} | {min(theirs):.1f} | {ratio(ours, theirs):.2f} |")
        print("| crates | {} | {} | |".format(*(crate.units() for crate in both)))
        for crate in both:
            print(f"\nCritical path of {crate.name}:")
            for name, start, seconds in paths[crate.name]:
                print(f"  {start:5.1f} s  {name} for {seconds:.1f} s")
