//! Tests that the memory of a program does not grow over many invocations with the largest payload.

use std::fs;

use hyper::body::Bytes;
use jets::testing::KinesisEvent;

use crate::{answer, runtime_api::RuntimeApi, serve};

/// The size of the payload: Lambda's limit is 6 MB.
const LARGEST: usize = 6_000_000;

/// Returns the peak memory of a process, in bytes.
///
/// <https://docs.kernel.org/filesystems/proc.html>
pub(crate) fn peak(process: u32) -> usize {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("it runs");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("a size");
    let kibibytes: usize = line
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .expect("a number");
    kibibytes * 1024
}

fn largest_event() -> Bytes {
    let records = LARGEST / 6_000;
    let event = (0..records).fold(KinesisEvent::new(), |event, _| event.bytes(&[7; 4_000]));
    let json = event.to_json();
    assert!(
        (LARGEST - 200_000..LARGEST).contains(&json.len()),
        "{}",
        json.len()
    );
    json.into()
}

/// Panics if the peak memory grows after the first invocations, a quarter of them, when buffers have their final size.
async fn assert_flat(invocations: usize) {
    let mut api = RuntimeApi::start().await;
    let program = serve("count", &api);
    let event = largest_event();
    let mut after_warming_up = 0;
    for number in 1..=invocations {
        let request_id = number.to_string();
        api.invoke(&request_id, event.clone());
        assert_eq!(answer(&mut api, &request_id).await[2], 4_000_000);
        if number == invocations / 4 {
            after_warming_up = peak(program.id());
        }
    }
    // Not the current memory: between two invocations, some may just have been freed. The peak may still grow by a buffer, as
    // the allocator fits large ones into what is free.
    let at_the_end = peak(program.id());
    assert!(
        at_the_end <= after_warming_up + LARGEST,
        "{after_warming_up} {at_the_end}"
    );
    assert!(at_the_end <= 8 * LARGEST, "{at_the_end}");
}

#[tokio::test]
async fn memory_stays_flat_over_large_invocations() {
    assert_flat(100).await;
}

#[tokio::test]
#[ignore = "takes most of a minute"]
async fn memory_stays_flat_over_a_thousand_large_invocations() {
    assert_flat(1_000).await;
}
