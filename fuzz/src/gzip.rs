//! Checks that compressed data is decompressed correctly, and that data that is not gzip, truncated or too large is an
//! error.

use flate2::Crc;
use jets::{
    Gzip, Kinesis,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};

/// The limit of the decompressed size in bytes.
const LIMIT: usize = 1 << 16;

pub fn gzip(bytes: &[u8]) {
    let event = event(bytes);
    let decoded = Decoded::<Kinesis>::new(&event).expect("an event");
    let once = decoded.item::<Gzip<Vec<u8>, LIMIT>>(0);
    if let Ok(Gzip(data)) = &once {
        assert!(data.len() <= LIMIT);
    }
    let twice = decoded.item::<Gzip<Gzip<String, LIMIT>, LIMIT>>(0);
    assert!(once.is_ok() || twice.is_err());

    let event = self::event(&compressed(bytes));
    let decoded = Decoded::<Kinesis>::new(&event).expect("an event");
    let whole: Result<Gzip<Vec<u8>, LIMIT>, _> = decoded.item(0);
    match whole {
        Ok(Gzip(data)) => assert_eq!(data, bytes),
        Err(error) => assert!(bytes.len() > LIMIT, "{error}"),
    }
}

fn event(data: &[u8]) -> String {
    KinesisEvent::new()
        .record(KinesisEventRecord::bytes(data))
        .to_json()
}

/// Returns the bytes as [gzip](https://www.rfc-editor.org/rfc/rfc1952) without compression, which takes no time.
pub(crate) fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\xff".to_vec();
    for block in bytes.chunks(usize::from(u16::MAX)) {
        let len = u16::try_from(block.len()).expect("a chunk").to_le_bytes();
        gzip.push(0);
        gzip.extend(len);
        gzip.extend(len.map(|byte| !byte));
        gzip.extend(block);
    }
    gzip.extend(b"\x01\0\0\xff\xff");
    let mut sum = Crc::new();
    sum.update(bytes);
    gzip.extend(sum.sum().to_le_bytes());
    gzip.extend(sum.amount().to_le_bytes());
    gzip
}
