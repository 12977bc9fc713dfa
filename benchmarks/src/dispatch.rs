//! Measures the cost of wraps, and of dispatch without wraps.

use std::hint::black_box;

use jets::{App, DecodeError, Kinesis, KinesisData, Wrap, testing::Decoded};

use crate::{
    invoke::{BenchJob, Jets},
    measure::{Meter, Row},
    payloads::{self, Shape},
};

/// A wrap that only awaits the call.
struct Nothing;

impl Wrap for Nothing {}

/// Returns how many times as long each way takes as calling the function directly with what [`Decoded`] returns.
pub(crate) fn rows(meter: &mut Meter) -> Vec<Row> {
    let app = App::new().job(BenchJob);
    let with_one = app.clone().wrap(Nothing);
    let with_three = with_one.clone().wrap(Nothing).wrap(Nothing);
    vec![
        row(meter, "`App::invoke`", &app),
        row(meter, "`App::invoke` with a `Wrap`", &with_one),
        row(meter, "`App::invoke` with three", &with_three),
    ]
}

fn row(meter: &mut Meter, name: &'static str, app: &App) -> Row {
    let one = payloads::bytes(Shape::new(1, 11));
    let thousand = payloads::bytes(Shape::new(1_000, 11));
    let data = Jets::of(app, "bench_job.data");
    let record = Jets::of(app, "bench_job.record");
    let all_by_hand = |payload: &str| _ = black_box(all_by_hand(payload));
    let each_by_hand = |payload: &str| _ = black_box(each_by_hand(payload));
    // What is created once is not measured.
    all_by_hand(&one);
    each_by_hand(&one);
    _ = (data.invoke(&one), record.invoke(&one));
    let cells = [
        meter.cell(&one, all_by_hand, |payload| _ = data.invoke(payload)),
        meter.cell(&thousand, each_by_hand, |payload| {
            _ = record.invoke(payload);
        }),
    ];
    Row::new(name, cells)
}

fn all_by_hand(payload: &str) -> Result<usize, DecodeError> {
    let decoded = Decoded::<Kinesis>::new(payload)?;
    Ok(BenchJob::data(decoded.batch()?))
}

fn each_by_hand(payload: &str) -> Result<(), DecodeError> {
    let decoded = Decoded::<Kinesis>::new(payload)?;
    for record in decoded.batch::<KinesisData<'_>>()? {
        BenchJob::record(record);
    }
    Ok(())
}
