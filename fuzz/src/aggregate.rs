//! Checks that a message with its digest is unpacked completely, or is an error of its record. Without a digest, it is
//! a plain record.

use jets::{
    DecodeError, KinesisData, KinesisRecord,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};
use md5::{Digest as _, Md5};

pub fn aggregate(message: &[u8]) {
    let magic = [0xF3, 0x89, 0x9A, 0xC2].as_slice();
    let mut data = [magic, message, &Md5::digest(message)].concat();
    let json = event(&data);
    let decoded = Decoded::aggregated(&json).expect("a Kinesis event");
    if let Ok(records) = decoded.batch::<KinesisData<'_>>() {
        assert!(!records.is_empty());
        check(records, message);
    } else {
        let items: Vec<Result<KinesisRecord<'_>, DecodeError>> =
            decoded.batch().expect("errors are handed over");
        assert!(matches!(items.as_slice(), [Err(_)]), "{items:?}");
    }
    if let Some(digit) = data.last_mut() {
        *digit ^= 1;
    }
    let json = event(&data);
    let decoded = Decoded::aggregated(&json).expect("a Kinesis event");
    let plain: Vec<&[u8]> = decoded.batch().expect("a plain record");
    assert_eq!(plain, [data.as_slice()]);
}

fn event(data: &[u8]) -> String {
    let record = KinesisEventRecord::bytes(data).partition_key("outer");
    KinesisEvent::new().record(record).to_json()
}

/// Checks that user records are counted from 0 without gaps, and do not have more data than the message.
fn check(records: KinesisData<'_>, message: &[u8]) {
    let mut bytes = 0;
    for (index, record) in (0..).zip(records) {
        match record.sub_sequence_number() {
            Some(position) => assert_eq!(position, index),
            None => assert!(message.is_empty()),
        }
        _ = (record.partition_key(), record.explicit_hash_key());
        bytes += record.data().expect("data").len();
    }
    assert!(message.is_empty() || bytes <= message.len());
}
