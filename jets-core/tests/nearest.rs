//! Tests of the suggestions for misspelt words.

use jets_core::nearest::nearest;

const KNOWN: [&str; 5] = ["timeout", "tags", "kinesis_event", "tracing", "ID"];

#[test]
fn a_word_is_near_when_a_third_of_it_changes_or_it_begins_a_known_one() {
    for (word, expected) in [
        ("timout", Some("timeout")),
        ("tmeot", Some("timeout")),
        ("TIMEOUT", Some("timeout")),
        ("imeo", None),
        ("tag", Some("tags")),
        ("gta", None),
        ("kin", Some("kinesis_event")),
        ("ki", None),
        ("ix", Some("ID")),
        ("ox", None),
        ("", None),
    ] {
        assert_eq!(nearest(word, KNOWN), expected, "{word}");
    }
}
