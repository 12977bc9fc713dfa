//! Tests that an aggregate with the right digest that cannot be unpacked is an error of its own record.

use crate::protobuf::{aggregate, bytes, integer, record, seen, seen_in, varint};

/// Returns why the aggregate with this message cannot be unpacked.
fn fault(message: &[u8]) -> String {
    let error = seen_in(message).expect_err("an error");
    let (item, problem) = error
        .split_once("): data is an aggregate that cannot be unpacked: ")
        .expect("the record and the problem");
    assert!(item.starts_with("record 0 (sequence number "), "{error}");
    problem.to_owned()
}

#[test]
fn an_aggregate_that_cannot_be_unpacked_says_why() {
    let key = bytes(1, b"key");
    let sound = record(0, None, "sound");
    let with = |fields: &[Vec<u8>]| [key.as_slice(), &sound, &bytes(3, &fields.concat())].concat();
    let cases = [
        (key.clone(), "it has no user record"),
        (
            with(&[bytes(3, b"data")]),
            "user record 1 has no `partition_key_index`",
        ),
        (with(&[integer(1, 0)]), "user record 1 has no `data`"),
        (with(&[]), "user record 1 has no `partition_key_index`"),
        (
            with(&[integer(1, 0), integer(3, 5)]),
            "user record 1 has no `data`",
        ),
        (
            with(&[
                integer(1, 0),
                bytes(3, b"data"),
                bytes(4, &bytes(2, b"value")),
            ]),
            "user record 1 has no `tags.key`",
        ),
        (
            with(&[integer(1, 1), bytes(3, b"data")]),
            "user record 1 has partition key 1 of a table of 1",
        ),
        (
            with(&[integer(1, u64::MAX), bytes(3, b"data")]),
            "user record 1 has partition key 18446744073709551615 of a table of 1",
        ),
        (
            with(&[integer(1, 0), integer(2, 0), bytes(3, b"data")]),
            "user record 1 has explicit hash key 0 of a table of 0",
        ),
        (
            [key.clone(), bytes(1, b"\xFF"), sound.clone()].concat(),
            "partition key 1 is not UTF-8",
        ),
        (
            [key.clone(), bytes(2, b"\xFF"), sound.clone()].concat(),
            "explicit hash key 0 is not UTF-8",
        ),
    ];
    for (message, expected) in cases {
        assert_eq!(fault(&message), expected);
    }
}

#[test]
fn what_is_not_protobuf_says_where() {
    let sound = [bytes(1, b"key"), record(0, None, "sound")].concat();
    // After the magic bytes and a valid part.
    let at = 4 + sound.len();
    let cut_off = format!("the field at byte {at} is cut off");
    let no_field = format!("no field begins at byte {at}");
    let cases: [(&[u8], &str); 14] = [
        (&[0x80], &cut_off),
        (&[0x08], &cut_off),
        (&[0x08, 0xFF], &cut_off),
        (&[0x1A], &cut_off),
        (&[0x1A, 0x01], &cut_off),
        (
            &[
                0x1A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01,
            ],
            &cut_off,
        ),
        (&[0x31, 1, 2, 3, 4, 5, 6, 7], &cut_off),
        (&[0x35, 1, 2, 3], &cut_off),
        // Field 0.
        (&[0x02, 0x00], &no_field),
        // The end of a group that did not begin, and types that do not exist.
        (&[0x2C], &no_field),
        (&[0x2E], &no_field),
        (&[0x2F], &no_field),
        // A field number of more than 29 bits, and an integer of more than 64.
        (&[0x80, 0x80, 0x80, 0x80, 0x10], &no_field),
        (
            &[
                0x28, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02,
            ],
            &no_field,
        ),
    ];
    for (bytes, expected) in cases {
        assert_eq!(fault(&[&sound, bytes].concat()), expected, "{bytes:02x?}");
    }
    let other_end = [varint(5 << 3 | 3), varint(6 << 3 | 4)].concat();
    let expected = format!("no field begins at byte {}", at + 1);
    assert_eq!(fault(&[sound, other_end].concat()), expected);
}

#[test]
fn groups_in_groups_are_skipped_to_a_depth_of_a_hundred() {
    let sound = [bytes(1, b"key"), record(0, None, "sound")].concat();
    let groups = |depth| [sound.clone(), vec![0x2B; depth], vec![0x2C; depth]].concat();
    assert_eq!(seen_in(&groups(100)).expect("a user record").len(), 1);
    let expected = format!("no field begins at byte {}", 4 + sound.len() + 100);
    assert_eq!(fault(&groups(101)), expected);
    assert_eq!(fault(&groups(1_000_000)), expected);
}

#[test]
fn an_aggregate_with_one_byte_changed_is_an_error_or_has_user_records() {
    let message = [
        bytes(1, b"a"),
        bytes(2, b"7"),
        record(0, Some(0), "one"),
        record(0, None, "two"),
    ];
    let message = message.concat();
    for at in 0..message.len() {
        for byte in 0..=u8::MAX {
            let mut changed = message.clone();
            changed[at] = byte;
            let found = seen(&aggregate(&changed));
            assert!(found.is_err() || found.is_ok_and(|found| !found.is_empty()));
        }
    }
}
