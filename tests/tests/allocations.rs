//! Tests that the number of allocations for a batch does not grow with its records, but only with its data.
//!
//! It has a file of its own, because other tests would allocate at the same time.

use std::alloc::System;

use jets::{
    DecodeError, Kinesis, KinesisData,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Returns how often memory is allocated or moved while an event of `records` is decoded and every field of it is read.
fn allocations(records: usize, partition_key: &str) -> Result<usize, DecodeError> {
    let event = (0..records).fold(KinesisEvent::new(), |event, index| {
        let record = KinesisEventRecord::bytes(&[7; 32]).partition_key(partition_key);
        event.record(record.encryption_type(format!("KMS{index}")))
    });
    let json = event.to_json();
    let region = Region::new(ALLOCATOR);
    let decoded = Decoded::<Kinesis>::new(&json)?;
    let mut seen = 0;
    for record in decoded.batch::<KinesisData<'_>>()? {
        seen += record.data()?.len();
        seen += record.partition_key().len() + record.sequence_number().len();
        seen += record.shard_id().len() + record.stream_arn().len();
        seen += record.encryption_type().map_or(0, str::len);
    }
    let change = region.change();
    assert!(seen > records * 32);
    Ok(change.allocations + change.reallocations)
}

#[test]
fn allocations_do_not_grow_with_the_records() -> Result<(), DecodeError> {
    // The tables that are created once.
    allocations(1, "1")?;
    // One for the fields, one for the data.
    assert_eq!(allocations(1, "1")?, 2);
    let ten = allocations(10, "1")?;
    // The table grows once, when the length of a record is known.
    assert_eq!(ten, 3);
    assert_eq!(allocations(1_000, "1")?, ten);
    // 320 kB of data are in five pieces of 64 KiB. The list of the full ones grows to four.
    assert_eq!(allocations(10_000, "1")?, ten + 4 + 1);

    let escaped = "a\"b\\c\u{7}";
    let ten = allocations(10, escaped)?;
    let many = allocations(10_000, escaped)?;
    // One buffer for unescaped texts: it doubles from 8 bytes to 128 KiB. The rest is for data.
    assert!(many - ten <= 12 + 5, "{ten} {many}");
    Ok(())
}
