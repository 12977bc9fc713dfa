//! How fast a Kinesis event decodes, beside what else there is.
//!
//! `cargo bench -p jets-core --features runtime`. Compare the ratios of one run, not the times of two.
//!
//! Payloads are `n` records of `s` random bytes, with every field that Lambda sends.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark stops at what it did not expect"
)]

use std::fmt;

use aws_lambda_events::event::kinesis::KinesisEvent as AwsKinesisEvent;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use divan::{Bencher, black_box};
use jets_core::{
    __private::{Payload, all},
    Kinesis, KinesisData, Source,
    testing::KinesisEvent,
};
use serde_json::Value;

fn main() {
    divan::main();
}

#[derive(Clone, Copy)]
struct Size {
    records: usize,
    bytes: usize,
}

impl fmt::Display for Size {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} x {} B", self.records, self.bytes)
    }
}

/// Up to Lambda's limit of 6 MB.
const SIZES: [Size; 6] = [
    size(1, 11),
    size(100, 256),
    size(100, 1024),
    size(10_000, 32),
    size(6_000, 256),
    size(1_000, 4096),
];

const fn size(records: usize, bytes: usize) -> Size {
    Size { records, bytes }
}

impl Size {
    fn payload(self) -> String {
        let mut random = 0x9e37_79b9_7f4a_7c15_u64;
        let mut data = vec![0; self.bytes];
        let events = (0..self.records).fold(KinesisEvent::new(), |event, _| {
            for byte in &mut data {
                // Marsaglia's xorshift.
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                *byte = random.to_le_bytes()[0];
            }
            event.bytes(&data)
        });
        events.to_json()
    }
}

/// Every field of every record.
#[divan::bench(args = SIZES)]
fn jets(bencher: Bencher<'_, '_>, size: Size) {
    run(bencher, size, true);
}

/// The data alone, which is what `Vec<String>`, `Vec<Json<T>>` and the like ask for.
#[divan::bench(args = SIZES)]
fn jets_data_only(bencher: Bencher<'_, '_>, size: Size) {
    run(bencher, size, false);
}

fn run(bencher: Bencher<'_, '_>, size: Size, metadata: bool) {
    let payload = size.payload();
    bencher.bench_local(|| {
        let payload = Payload::new(black_box(payload.as_bytes()));
        let items = Kinesis::parse(&payload, metadata).unwrap();
        let data: KinesisData<'_> = all(&items).unwrap();
        assert_eq!(black_box(data).len(), size.records);
    });
}

#[divan::bench(args = SIZES)]
fn aws_lambda_events(bencher: Bencher<'_, '_>, size: Size) {
    let payload = size.payload();
    bencher.bench_local(|| {
        let event: AwsKinesisEvent = serde_json::from_slice(black_box(payload.as_bytes())).unwrap();
        assert_eq!(black_box(event).records.len(), size.records);
    });
}

#[divan::bench(args = SIZES)]
fn value_then_base64(bencher: Bencher<'_, '_>, size: Size) {
    let payload = size.payload();
    bencher.bench_local(|| {
        let event: Value = serde_json::from_slice(black_box(payload.as_bytes())).unwrap();
        let records = event["Records"].as_array().unwrap().iter();
        let data: Vec<Vec<u8>> = records
            .map(|record| {
                BASE64_STANDARD
                    .decode(record["kinesis"]["data"].as_str().unwrap())
                    .unwrap()
            })
            .collect();
        assert_eq!(black_box(data).len(), size.records);
    });
}
