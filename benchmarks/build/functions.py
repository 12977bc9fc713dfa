"""Measures `cargo check` of a crate with many functions and of the same by hand, from nothing and after one body was changed.

Each function takes records of a stream one by one, as JSON, and reports the one that failed. Each is in the table of
handlers. Half of them are async. A job has ten functions, and each job is in its own file.
"""

from crates import EVENTS, JETS, Crate, ratio, scratch

SERDE = 'serde = { version = "1", features = ["derive"] }'
SERDE_JSON = 'serde_json = "1"'

ORDER = """\
#[derive(serde::Deserialize)]
pub struct Line {
    pub price: u64,
    pub count: u64,
}

#[derive(serde::Deserialize)]
pub struct Order {
    pub id: String,
    pub lines: Vec<Line>,
}

pub type Error = Box<dyn std::error::Error + Send + Sync>;
"""

BY_HAND = """\
use std::{future::Future, pin::Pin};

use aws_lambda_events::{
    event::{kinesis::{KinesisEvent, KinesisEventRecord}, streams::KinesisBatchItemFailure},
    streams::KinesisEventResponse,
};

pub type Handling = Pin<Box<dyn Future<Output = Result<KinesisEventResponse, Error>> + Send>>;

pub struct Handler {
    pub name: &'static str,
    pub call: fn(KinesisEvent) -> Handling,
}

pub fn failed(record: &KinesisEventRecord, error: &Error) -> KinesisEventResponse {
    eprintln!("{error}");
    let mut failure = KinesisBatchItemFailure::default();
    failure.item_identifier = Some(record.kinesis.sequence_number.clone());
    let mut response = KinesisEventResponse::default();
    response.batch_item_failures.push(failure);
    response
}
"""

PER_JOB = 10


def body(number):
    return f"""\
            let total: u64 = order.lines.iter().map(|line| line.price * line.count).sum();
            if total > {number} {{
                return Err(format!("order {{}} is too large: {{total}}", order.id).into());
            }}
            println!("order {{}}: {{total}}", order.id);
            Ok(())
"""


def asyncness(number):
    return "async " if number % 2 else ""


def ours(job, numbers):
    functions = "".join(
        f"""
        kinesis_event "orders-{number}", batch_size: 10;
        {asyncness(number)}fn store_{number}(kinesis_record: Json<Order>) -> Result<(), Error> {{
            let order = kinesis_record.into_inner();
{body(number)}        }}
"""
        for number in numbers
    )
    return f"""\
use jets::Json;

use crate::{{Error, Order}};

jets::jobs! {{
    /// Stores orders.
    pub Job{job} {{{functions}    }}
}}
"""


def theirs(job, numbers):
    functions = "".join(
        f"""
    pub {asyncness(number)}fn store_{number}(order: Order) -> Result<(), Error> {{
{body(number)}    }}

    async fn handle_{number}(event: KinesisEvent) -> Result<KinesisEventResponse, Error> {{
        for record in &event.records {{
            let outcome = match serde_json::from_slice(&record.kinesis.data) {{
                Ok(order) => Self::store_{number}(order){".await" if number % 2 else ""},
                Err(error) => Err(error.into()),
            }};
            if let Err(error) = outcome {{
                return Ok(failed(record, &error));
            }}
        }}
        Ok(KinesisEventResponse::default())
    }}
"""
        for number in numbers
    )
    handlers = "".join(
        f"""
        Handler {{ name: "job_{job}.store_{number}", call: |event| Box::pin(Self::handle_{number}(event)) }},"""
        for number in numbers
    )
    return f"""\
use aws_lambda_events::{{event::kinesis::KinesisEvent, streams::KinesisEventResponse}};

use crate::{{Error, Handler, Order, failed}};

/// Stores orders.
pub struct Job{job};

impl Job{job} {{
    pub const HANDLERS: &[Handler] = &[{handlers}
    ];
{functions}}}
"""


def crate(folder, name, dependencies, head, write, count):
    jobs = range(count // PER_JOB)
    modules = "".join(f"pub mod job_{job};\n" for job in jobs)
    made = Crate(folder, name, dependencies, head + modules)
    for job in jobs:
        numbers = range(job * PER_JOB, (job + 1) * PER_JOB)
        (made.file.parent / f"job_{job}.rs").write_text(write(job, numbers))
    return made


def change(made, number):
    """Changes a number in the body of the first function."""
    file = made.file.parent / "job_0.rs"
    lines = file.read_text().split("\n")
    place = next(index for index, line in enumerate(lines) if "if total >" in line)
    lines[place] = f"            if total > {number} {{"
    file.write_text("\n".join(lines))


def run(counts, rounds):
    events = EVENTS.replace('"kinesis"]', '"kinesis", "streams"]')
    print("| functions | | Jets | by hand | ratio |\n| --- | --- | --- | --- | --- |")
    for count in counts:
        with scratch() as folder:
            both = [
                crate(folder, "ours", [JETS + " }", SERDE], ORDER, ours, count),
                crate(folder, "theirs", [events, SERDE, SERDE_JSON], ORDER + BY_HAND, theirs, count),
            ]
            times = {(made.name, what): [] for made in both for what in ("all", "one")}
            for made in both:
                made.cargo("check", "--offline", "--quiet")
            for turn in range(rounds):
                for made in both:
                    made.cargo("clean", "--offline", "--quiet", "--package", made.name)
                    times[made.name, "all"].append(made.cargo("check", "--offline", "--quiet"))
                    change(made, 1_000_000 + turn)
                    times[made.name, "one"].append(made.cargo("check", "--offline", "--quiet"))
            for what, title in [("all", "all of it"), ("one", "after a change of one body")]:
                for index, unit in enumerate(["seconds", "seconds of all processors"]):
                    ours_, theirs_ = ([time[index] for time in times[made.name, what]] for made in both)
                    quotient = ratio(ours_, theirs_)
                    print(f"| {count} | {title}, {unit} | {min(ours_):.2f} | {min(theirs_):.2f} | {quotient:.2f} |")
