//! Checks that the library accepts the same JSON as `serde_json::Value`, with texts that it generates and damages.
//!
//! `cargo run --release -p benchmarks --bin differential -- 10000000` does this many runs. It stops at the first
//! difference and prints the text.

#![allow(clippy::print_stdout, reason = "it prints what it did")]

use std::{
    fmt::Write as _,
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use jets::{
    __private::Payload,
    Event, FromEvent as _, Kinesis, KinesisRecord,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};
use serde_json::Value;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(|word| word.parse::<u64>());
    let (Some(Ok(runs)), seed) = (arguments.next(), arguments.next()) else {
        println!("usage: differential RUNS [SEED]");
        return ExitCode::FAILURE;
    };
    let seed = seed.and_then(Result::ok).unwrap_or(1);
    let mut random = Random(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed | 1));
    let (mut taken, mut events) = (0_u64, 0_u64);
    for run in 0..runs {
        let text = if run % 4 == 0 {
            event(&mut random)
        } else {
            let mut text = String::new();
            json(&mut random, &mut text, 0);
            text
        };
        let mut bytes = text.into_bytes();
        for _ in 0..random.below(4) {
            change(&mut random, &mut bytes);
        }
        match compare(&bytes) {
            Ok((is_json, is_event)) => {
                taken += u64::from(is_json);
                events += u64::from(is_event);
            }
            Err(difference) => {
                println!("run {run}: {difference}\n{}", bytes.escape_ascii());
                return ExitCode::FAILURE;
            }
        }
    }
    println!("{runs} runs without a difference: {taken} texts were JSON, {events} a Kinesis event");
    ExitCode::SUCCESS
}

/// Returns whether the text is JSON, and whether it is a Kinesis event.
fn compare(bytes: &[u8]) -> Result<(bool, bool), String> {
    let value = serde_json::from_slice::<Value>(bytes);
    let ours = is_event_text(bytes);
    if ours != value.is_ok() {
        return Err(format!("ours {ours}, but {value:?}"));
    }
    let Ok(decoded) = Decoded::<Kinesis>::new(bytes) else {
        return Ok((ours, false));
    };
    let value = value.map_err(|error| format!("decoded what is not JSON: {error}"))?;
    let records = decoded
        .batch::<Vec<KinesisRecord<'_>>>()
        .map_err(|error| error.to_string())?;
    for record in records {
        let item = value.pointer(&format!("/Records/{}", record.index()));
        let field = |path: &str| {
            item.and_then(|item| item.pointer(path))
                .and_then(Value::as_str)
        };
        for (ours, path, is_required) in [
            (record.id(), "/kinesis/sequenceNumber", true),
            (record.event_id(), "/eventID", true),
            (record.stream_arn(), "/eventSourceARN", true),
            (record.partition_key(), "/kinesis/partitionKey", false),
            (record.region(), "/awsRegion", false),
            (record.invoke_identity_arn(), "/invokeIdentityArn", false),
        ] {
            let found = field(path).or((!is_required).then_some(""));
            if Some(ours) != found {
                return Err(format!("{path} is {ours:?}, but {found:?}"));
            }
        }
        let data = field("/kinesis/data").and_then(|data| BASE64_STANDARD.decode(data).ok());
        if record.data().ok() != data.as_deref() {
            return Err(format!("the data is {:?}, but {data:?}", record.data()));
        }
        let arrival = item.and_then(|item| item.pointer("/kinesis/approximateArrivalTimestamp"));
        let arrival = arrival.and_then(Value::as_f64).unwrap_or(f64::NAN);
        let ours = SystemTime::from(record.approximate_arrival_timestamp());
        let ours = ours.duration_since(UNIX_EPOCH);
        let ours = ours.map_or(f64::NAN, |since| since.as_secs_f64());
        if (ours - arrival).abs() > 1e-3 {
            return Err(format!("the arrival is {ours}, but {arrival}"));
        }
    }
    Ok((ours, true))
}

/// Returns `true` if the text is accepted as an `event`.
fn is_event_text(bytes: &[u8]) -> bool {
    let payload = Payload::new(bytes);
    Event::from_event(&payload).is_ok()
}

fn event(random: &mut Random) -> String {
    let records = random.below(4);
    let event = (0..records).fold(KinesisEvent::new(), |event, _| {
        let data: Vec<u8> = (0..random.below(40)).map(|_| random.byte()).collect();
        let mut key = String::new();
        string(random, &mut key);
        event.record(KinesisEventRecord::bytes(&data).partition_key(key))
    });
    event.to_json()
}

fn json(random: &mut Random, text: &mut String, depth: u32) {
    match random.below(if depth > 5 { 6 } else { 10 }) {
        0 => text.push_str("null"),
        1 => text.push_str(if random.below(2) == 0 {
            "true"
        } else {
            "false"
        }),
        2 => text.push_str(
            &(i64::from_le_bytes(random.next().to_le_bytes()) >> random.below(60)).to_string(),
        ),
        3 => _ = write!(text, "{:e}", f64::from_bits(random.next())),
        4 | 5 => {
            let mut inside = String::new();
            string(random, &mut inside);
            text.push_str(&Value::String(inside).to_string());
        }
        6 | 7 => {
            text.push('[');
            for index in 0..random.below(5) {
                text.push_str(if index == 0 { "" } else { ", " });
                json(random, text, depth + 1);
            }
            text.push(']');
        }
        _ => {
            text.push('{');
            for index in 0..random.below(5) {
                text.push_str(if index == 0 { "" } else { "," });
                let mut key = String::new();
                string(random, &mut key);
                text.push_str(&Value::String(key).to_string());
                text.push_str(if random.below(2) == 0 { ":" } else { " : " });
                json(random, text, depth + 1);
            }
            text.push('}');
        }
    }
}

fn string(random: &mut Random, text: &mut String) {
    for _ in 0..random.below(20) {
        let letter = match random.below(8) {
            0 => '"',
            1 => '\\',
            2 => char::from_u32(u32::from(random.byte() % 32)).unwrap_or_default(),
            3 => char::from_u32(u32::try_from(random.below(0x11_0000)).unwrap_or_default())
                .unwrap_or_default(),
            _ => char::from(random.byte() % 95 + 32),
        };
        text.push(letter);
    }
}

/// Changes, removes or doubles a part.
fn change(random: &mut Random, bytes: &mut Vec<u8>) {
    const PIECES: [&[u8]; 24] = [
        b"\"",
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"0",
        b"-",
        b".",
        b"e",
        b"1e999",
        b"\\u",
        b"\\ud800",
        b"\\udc00",
        b"\\u0041",
        b"\x01",
        b"\xff",
        b" ",
        b"null",
        b"\n",
        b"\xc3\xa9",
        b"99999999999999999999",
    ];
    if bytes.is_empty() {
        return;
    }
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let at = usize::try_from(random.below(length)).unwrap_or_default();
    let end = (at + usize::try_from(random.below(4)).unwrap_or_default()).min(bytes.len());
    let piece = usize::try_from(random.below(24)).unwrap_or_default();
    let piece = PIECES.get(piece).copied().unwrap_or_default();
    match random.below(3) {
        0 => drop(bytes.splice(at..end, piece.iter().copied())),
        1 => drop(bytes.drain(at..end)),
        _ => drop(bytes.splice(at..at, piece.iter().copied())),
    }
}

/// A [xorshift generator of Marsaglia's](https://www.jstatsoft.org/article/view/v008i14).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: u64) -> u64 {
        (self.next() >> 11) % end
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[3]
    }
}
