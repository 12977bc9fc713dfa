//! Tests of which data is an aggregate, and of its user records.

use jets::{
    Kinesis,
    testing::{Decoded, KinesisEvent, KinesisEventRecord, KplUserRecord},
};
use md5::{Digest as _, Md5};

use crate::protobuf::{
    MAGIC, Seen, aggregate, bytes, integer, packed, plain, record, seen, seen_in, varint,
};

fn user_records(count: u64) -> Vec<(KplUserRecord, Seen)> {
    let record = |index: u64| {
        let (key, data) = (format!("key-{}", index % 7), format!("user record {index}"));
        let record = KplUserRecord::text(&data).partition_key(&key);
        let hash_key = index.is_multiple_of(3).then(|| (index % 2).to_string());
        let seen = packed(index, &key, hash_key.as_deref(), &data);
        match hash_key {
            Some(hash_key) => (record.explicit_hash_key(hash_key), seen),
            None => (record, seen),
        }
    };
    (0..count).map(record).collect()
}

/// Returns the data of a record with fifty user records, and what a function sees of it.
fn fifty() -> (Vec<u8>, Vec<Seen>) {
    let (records, seen): (Vec<_>, Vec<_>) = user_records(50).into_iter().unzip();
    (packed_data(records), seen)
}

fn packed_data(records: impl IntoIterator<Item = KplUserRecord>) -> Vec<u8> {
    let record = KinesisEventRecord::aggregated(records);
    let event = KinesisEvent::new().record(record).to_json();
    let decoded = Decoded::<Kinesis>::new(&event).expect("a Kinesis event");
    decoded.item(0).expect("bytes")
}

#[test]
fn fifty_user_records_arrive_one_by_one_with_their_keys() {
    let (data, expected) = fifty();
    assert_eq!(seen(&data).expect("user records"), expected);
}

#[test]
fn a_user_record_of_any_length_arrives_whole() {
    let texts = [0, 1, 126, 127, 128, 300, 20_000].map(|length| "x".repeat(length));
    let data = packed_data(texts.iter().map(|text| KplUserRecord::text(text)));
    let records = seen(&data).expect("user records");
    let expected = texts
        .iter()
        .enumerate()
        .map(|(index, text)| packed(index as u64, "1", None, text));
    assert_eq!(records, expected.collect::<Vec<_>>());
    // The field's number and type, the length in as few bytes as possible, and the text.
    for text in &texts {
        let field = [&[0x1A], &*varint(text.len() as u64), text.as_bytes()].concat();
        assert!(data.windows(field.len()).any(|part| part == field));
    }
}

#[test]
fn an_aggregate_that_is_cut_off_anywhere_is_a_plain_record_of_what_is_left() {
    let (data, _) = fifty();
    for end in 0..data.len() {
        let cut = &data[..end];
        assert_eq!(seen(cut).expect("a plain record"), [plain(cut)], "{end}");
    }
}

#[test]
fn a_message_that_is_cut_off_anywhere_loses_no_user_record_in_silence() {
    let (data, expected) = fifty();
    let message = &data[4..data.len() - 16];
    let mut whole = 0;
    for end in 1..message.len() {
        match seen_in(&message[..end]) {
            // Cut off after a user record, it is an aggregate with fewer of them.
            Ok(found) => {
                assert_eq!(found, expected[..found.len()], "{end}");
                assert_eq!(found.len(), whole + 1, "{end}");
                whole = found.len();
            }
            Err(error) => assert!(
                error.contains("is an aggregate that cannot be unpacked: "),
                "{end}: {error}"
            ),
        }
    }
    assert_eq!(whole, 49);
}

#[test]
fn data_that_does_not_begin_and_end_as_an_aggregate_is_a_plain_record() {
    let (sound, _) = fifty();
    let without_message = aggregate(&[]);
    let mut other_magic = sound.clone();
    other_magic[0] ^= 1;
    let mut other_digest = sound.clone();
    *other_digest.last_mut().expect("a byte") ^= 1;
    let mut other_data = sound.clone();
    other_data[1000] ^= 1;
    let behind_a_byte = [&[0], sound.as_slice()].concat();
    let before_a_byte = [sound.as_slice(), &[0]].concat();
    for data in [
        b"".as_slice(),
        b"No",
        &MAGIC,
        &without_message,
        &other_magic,
        &other_digest,
        &other_data,
        &behind_a_byte,
        &before_a_byte,
    ] {
        assert_eq!(seen(data).expect("a plain record"), [plain(data)]);
    }
}

#[test]
fn no_explicit_hash_key_is_not_the_first_one() {
    let message = [
        bytes(1, b"key"),
        bytes(2, b"0"),
        bytes(2, b""),
        record(0, None, "none"),
        record(0, Some(0), "zero"),
        record(0, Some(1), "empty"),
    ];
    assert_eq!(
        seen_in(&message.concat()).expect("user records"),
        [
            packed(0, "key", None, "none"),
            packed(1, "key", Some("0"), "zero"),
            packed(2, "key", Some(""), "empty"),
        ]
    );
}

#[test]
fn an_aggregate_in_an_aggregate_is_data() {
    let inner = aggregate(&[bytes(1, b"inner"), record(0, None, "a")].concat());
    let user_record = [integer(1, 0), bytes(3, &inner)].concat();
    let message = [bytes(1, b"key"), bytes(3, &user_record)].concat();
    let expected = (Some(0), "key".to_owned(), None, inner);
    assert_eq!(seen_in(&message).expect("a user record"), [expected]);
}

#[test]
fn tables_may_stand_behind_the_records_and_between_them() {
    let message = [
        record(1, Some(0), "a"),
        bytes(1, b"first"),
        record(0, None, ""),
        bytes(2, b"7"),
        bytes(1, "zweiter Schlüssel".as_bytes()),
    ];
    assert_eq!(
        seen_in(&message.concat()).expect("user records"),
        [
            packed(0, "zweiter Schlüssel", Some("7"), "a"),
            packed(1, "first", None, "")
        ]
    );
}

/// Returns an unknown field of each type, and a known field of another type.
fn unknown_fields() -> Vec<u8> {
    let nested = [
        varint(9 << 3 | 3),
        bytes(9, b"in two groups"),
        varint(9 << 3 | 4),
    ];
    let group = [
        varint(8 << 3 | 3),
        integer(1, 5),
        nested.concat(),
        varint(8 << 3 | 4),
    ];
    [
        integer(4000, u64::MAX),
        bytes(15, b"\xFFnot text"),
        [varint(16 << 3 | 1), vec![0xFF; 8]].concat(),
        [varint(17 << 3 | 5), vec![0xFF; 4]].concat(),
        group.concat(),
        [varint(3 << 3 | 1), vec![0; 8]].concat(),
        [varint(1 << 3 | 5), vec![0; 4]].concat(),
    ]
    .concat()
}

#[test]
fn fields_that_are_not_known_are_skipped_and_the_last_of_one_counts() {
    let tag = [bytes(1, b"name"), unknown_fields(), bytes(2, b"value")].concat();
    let user_record = [
        integer(1, 7),
        bytes(3, b"early"),
        unknown_fields(),
        integer(2, 0),
        bytes(4, &tag),
        bytes(4, &bytes(1, b"")),
        integer(1, 0),
        bytes(3, b"late"),
    ];
    let message = [
        unknown_fields(),
        bytes(1, b"key"),
        bytes(2, b"hash"),
        integer(3, 1),
        bytes(3, &user_record.concat()),
        unknown_fields(),
    ];
    assert_eq!(
        seen_in(&message.concat()).expect("a user record"),
        [packed(0, "key", Some("hash"), "late")]
    );
}

/// The user records in the test data of `awslabs/kinesis-aggregation`, which the Kinesis Producer Library itself has
/// packed, by their keys, hash keys and data, and the digest of each aggregate.
#[test]
fn aggregates_are_packed_as_the_kinesis_producer_library_packs_them() {
    let of = |records: &[(&str, Option<&str>, &str)]| {
        let user_record = |(key, hash_key, data): &(&str, Option<&str>, &str)| {
            let record = KplUserRecord::text(data).partition_key(*key);
            match hash_key {
                Some(hash_key) => record.explicit_hash_key(*hash_key),
                None => record,
            }
        };
        let data = packed_data(records.iter().map(user_record));
        let expected: Vec<Seen> = (0..)
            .zip(records)
            .map(|(index, (key, hash_key, data))| packed(index, key, *hash_key, data))
            .collect();
        assert_eq!(seen(&data).expect("user records"), expected);
        let digest = data.last_chunk::<16>().expect("a digest");
        assert_eq!(Md5::digest(&data[4..data.len() - 16])[..], digest[..]);
        format!("{:032x}", u128::from_be_bytes(*digest))
    };
    #[rustfmt::skip]
    let with_hash_keys = [
        ("fc03dd88-3e79-448a-b01a-7cf1bd47b784", Some("38486495867508399078159723846051807020"), "RECORD 22 peeobhczbzdmskboupgyq\n"),
        ("cae41b1c-ea61-43f2-90be-b8755ebf88e2", Some("193787600037681706952143357071916352604"), "RECORD 23 uswkxftxroeusscxsjhno\n"),
        ("d490690c-e74d-4db2-a3c8-d8f2f184fd23", Some("266880436964932424265466916734068684439"), "RECORD 24 casehdgivfaxeustlyszy\n"),
        ("c924bc09-b85e-47f1-b32e-336522ee53c8", Some("339606600942967391854603552402021847292"), "RECORD 25 nvffvpmuogdopjhamevrk\n"),
    ];
    assert_eq!(of(&with_hash_keys), "51c153d0de0a34ca9e18ea4bccd2add5");
    let without_hash_keys = [
        (
            "78feb12a-dba0-45ca-a91e-bb1f2f1819b4",
            "18 iklrpsvyhxnerodfeheru",
        ),
        (
            "c2a75787-469b-4310-840d-d486dca7eb5e",
            "19 lnmnudyhvpvcgrokfmzdh",
        ),
        (
            "650e9362-572b-4427-b3fc-13549d7e5ae5",
            "20 pjqrcfbxafzdndzmbgane",
        ),
        (
            "1d8d9600-00b7-46f3-a983-de83477540c0",
            "21 aafreyrntwuwxliygkbhk",
        ),
        (
            "f2e718a0-389b-494a-b796-3355b07569cc",
            "22 qsaadhbsgmvqgdifguyou",
        ),
        (
            "965b8da4-a6bd-4755-81c9-e7181ab7dc9a",
            "23 wjokoiwvzzhlftlzhqfjk",
        ),
        (
            "d693c5f0-5772-46c9-8d86-08c7055bdb75",
            "24 zopcascrthbbpnjiwuhjb",
        ),
        (
            "8d92476b-eb89-4e81-99fb-c2ba63ad6d90",
            "25 txbbvnozrwsboxuomqboq",
        ),
    ];
    let texts = without_hash_keys.map(|(_, data)| format!("RECORD {data}\n"));
    let without_hash_keys: Vec<_> = without_hash_keys
        .iter()
        .zip(&texts)
        .map(|((key, _), text)| (*key, None, text.as_str()))
        .collect();
    assert_eq!(of(&without_hash_keys), "bd5d6bacb754f92cb6bfcc64819e5868");
    let texts = [2005, 2006, 2007, 2008].map(|n| format!("RECORD {n} pjqrcfbxafzdndzmbgane"));
    let hash_key = Some("339606600942967391854603552402021847292");
    let of_one_key = texts
        .each_ref()
        .map(|text| ("1562602074896", hash_key, text.as_str()));
    assert_eq!(of(&of_one_key), "07acba97020a49393f2fd65a7cd6033f");
    let alphabets = ["abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba"];
    let hash_key = Some("191415658344158766168031473277922803570");
    let hundred: Vec<_> = (0..100)
        .map(|index| ("abc", hash_key, alphabets[index % 2]))
        .collect();
    assert_eq!(of(&hundred), "d08f16bf0103262183e18b222887d43b");
}

#[test]
fn a_lone_user_record_is_not_packed() {
    let record = KplUserRecord::text("alone")
        .partition_key("outer")
        .explicit_hash_key("7");
    assert_eq!(packed_data([record]), b"alone");
    assert_eq!(packed_data([]), b"");
}
