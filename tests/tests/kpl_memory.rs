//! Tests that the memory for an aggregate is bounded by its size.
//!
//! It has a file of its own, because other tests would allocate at the same time.

use std::{alloc::System, error::Error};

use jets::{
    KinesisData,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};
use md5::{Digest as _, Md5};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Returns the bytes that are allocated while an aggregate with this message is unpacked, and the number of its user
/// records.
fn allocated(message: &[u8]) -> Result<(usize, usize), Box<dyn Error>> {
    let magic = [0xF3, 0x89, 0x9A, 0xC2].as_slice();
    let data = [magic, message, &Md5::digest(message)].concat();
    let event = KinesisEvent::new()
        .record(KinesisEventRecord::bytes(&data))
        .to_json();
    let region = Region::new(ALLOCATOR);
    let decoded = Decoded::aggregated(&event)?;
    let records = decoded.batch::<KinesisData<'_>>()?.len();
    Ok((region.change().bytes_allocated, records))
}

#[test]
fn the_smallest_keys_and_user_records_take_a_few_times_their_bytes() -> Result<(), Box<dyn Error>> {
    // The tables that are created once.
    allocated(b"\x0A\0\x1A\x04\x08\0\x1A\0")?;
    let records = [
        b"\x0A\0".as_slice(),
        &b"\x1A\x04\x08\0\x1A\0".repeat(500_000),
    ]
    .concat();
    let (bytes, found) = allocated(&records)?;
    assert_eq!(found, 500_000);
    assert!(bytes < 16 * records.len(), "{bytes} of {}", records.len());
    let keys = [
        b"\x0A\0".repeat(1_500_000),
        b"\x1A\x04\x08\0\x1A\0".to_vec(),
    ]
    .concat();
    let (bytes, found) = allocated(&keys)?;
    assert_eq!(found, 1);
    assert!(bytes < 16 * keys.len(), "{bytes} of {}", keys.len());
    Ok(())
}
