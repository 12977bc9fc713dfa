//! Tests that the cursor accepts what `serde_json` accepts.

use proptest::prelude::*;
use serde_json::Value;

use super::{super::check, Cursor};

/// Asserts that the cursor and `serde_json` read `text` alike.
fn assert_same(text: &str) {
    let value = serde_json::from_str::<Value>(text);
    match (check(text), value) {
        (Ok(true), _) => {}
        (Ok(false), Ok(value)) => assert_eq!(rebuilt(text), value, "{text}"),
        (Err(error), Err(expected)) => {
            let error = error.located(text.as_bytes()).to_string();
            let expected = expected.to_string();
            // For some numbers, `serde_json` reports the digit at which it stops and the cursor the last digit.
            let problem = |error: &str| error.split(" at ").next().map(str::to_owned);
            if expected.starts_with("number out of range") {
                assert_eq!(problem(&error), problem(&expected), "{text:?}");
            } else {
                assert_eq!(error, expected, "{text:?}");
            }
        }
        (ours, theirs) => panic!("{text:?}: {ours:?}, but {theirs:?}"),
    }
}

/// Reads a value with the cursor.
fn rebuilt(text: &str) -> Value {
    let mut cursor = Cursor::new(text);
    let value = value(&mut cursor);
    cursor.end().expect("read to its end");
    value
}

fn value(cursor: &mut Cursor<'_>) -> Value {
    use super::Kind;
    match cursor.kind().expect("checked") {
        Kind::Object => {
            let mut members = cursor.object().expect("checked");
            let mut object = serde_json::Map::new();
            while let Some(key) = cursor.key(&mut members).expect("checked") {
                object.insert(key.into_owned(), value(cursor));
            }
            object.into()
        }
        Kind::List => {
            let mut members = cursor.list().expect("checked");
            let mut list = Vec::new();
            while cursor.element(&mut members).expect("checked") {
                list.push(value(cursor));
            }
            list.into()
        }
        Kind::String => {
            let mut appended = "before ".to_owned();
            let is_string = cursor.clone().optional_string(&mut appended);
            assert_eq!(is_string, Ok(true));
            let text = cursor.string().expect("checked").into_owned();
            assert_eq!(appended.strip_prefix("before "), Some(text.as_str()));
            text.into()
        }
        Kind::Number => {
            let raw = cursor.clone().raw().expect("checked");
            let number = cursor.number().expect("checked");
            let expected: Value = serde_json::from_str(raw).expect("checked");
            assert_eq!(Some(number), expected.as_f64(), "{raw}");
            expected
        }
        _ => serde_json::from_str(cursor.raw().expect("checked")).expect("checked"),
    }
}

#[test]
fn text_is_read_as_serde_json_reads_it() {
    for text in [
        "",
        " ",
        "null",
        "nul",
        "nulx",
        "tru",
        "true",
        "false",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,]",
        "{",
        "{}",
        // Integers with more digits than an `f64` can hold exactly.
        "9.243589052319255",
        "92435890523192.55",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\" 1}",
        "[1 2]",
        "{\"a\":1 \"b\":2}",
        "\"",
        "\"a",
        "\"\\",
        "\"\\q\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\ud800\"",
        "\"\\ud800\\n\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"",
        "\"\\ud83d\\ude80\"",
        "\"\\u00e9\\/\\b\\f\\n\\r\\t\\\"\\\\\"",
        "\"\u{1}\"",
        "\"é🚀\"",
        "0",
        "-0",
        "00",
        "01",
        "-",
        "-a",
        "1.",
        "1.a",
        ".5",
        "1e",
        "1e+",
        "1e5",
        "1E-5",
        "1e999",
        "-1e999",
        "1e-999",
        "1.5",
        "-1.5e300",
        "123456789012345678901234567890",
        "0.1",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1550289189.474",
        " [ 1 , \"a\" , { \"b\" : [ ] } ] ",
        "{} {}",
        "[]]",
        "\n\n  x",
        "[1,\n2,\n x]",
        "{\"a\":1,\"a\":2}",
        "[[[[]]]]",
        "1 ",
        "\u{feff}1",
        "[1}",
        "{]",
        "{\"a\":]",
        "-01",
        "+1",
        "1.5.5",
    ] {
        assert_same(text);
    }
    for depth in [126, 127, 128, 129, 1_000] {
        assert_same(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        assert_same(&format!(
            "{}1{}",
            "{\"a\":".repeat(depth),
            "}".repeat(depth)
        ));
    }
    for digits in [15, 16, 17, 299, 300, 301, 308, 309, 310, 400] {
        assert_same(&"9".repeat(digits));
        assert_same(&format!("0.{}", "9".repeat(digits)));
        assert_same(&format!("{}e-300", "9".repeat(digits)));
    }
}

#[test]
fn data_is_found_as_far_as_its_quote() {
    let mut cursor = Cursor::new(r#""aGVsbG8=","#);
    assert_eq!(cursor.plain_data(), Some(1..9));
    assert_eq!(cursor.index(), 10);
    let mut cursor = Cursor::new(r#""a\/b""#);
    assert_eq!(cursor.plain_data(), None);
    let mut text = String::new();
    assert_eq!(cursor.optional_string(&mut text), Ok(true));
    assert_eq!(text, "a/b");
    assert_eq!(Cursor::new("\"abc").plain_data(), None);
    assert_eq!(Cursor::new("null").plain_data(), None);
    assert_eq!(Cursor::new("null").optional_string(&mut text), Ok(false));
}

#[test]
fn what_a_string_must_not_contain_is_found_at_any_place() {
    for length in [0, 1, 15, 16, 17, 63, 64, 65, 79, 80, 81, 95, 96, 130, 300] {
        for place in 0..=length {
            for letter in [
                "\u{1f}", "\"", "\\", "\\n", "\\ud800", "\u{7f}", "é", "\u{1f}\"", "\"\u{1f}",
            ] {
                let (before, after) = ("a".repeat(place), "b".repeat(length - place));
                assert_same(&format!("\"{before}{letter}{after}\""));
                assert_same(&format!(
                    "{{\"{before}{letter}{after}\":[\"{before}{letter}\"]}}"
                ));
            }
        }
    }
}

fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i64>().prop_map(|value| value.to_string()),
        any::<f64>().prop_map(|value| format!("{value:e}")),
        "-?[0-9]{1,25}(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?",
        any::<String>().prop_map(|text| Value::String(text).to_string()),
        "\"(\\\\(u[0-9a-fA-F]{4}|[\"\\\\/bfnrt])|[ -~]){0,12}\"",
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6)
                .prop_map(|values| format!("[{}]", values.join(", "))),
            prop::collection::vec(("[a-z\\\\\"]{0,4}", inner), 0..6).prop_map(|members| {
                let members = members
                    .into_iter()
                    .map(|(key, value)| format!("{} :{value}", Value::String(key)));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_as_serde_json_reads_it(text in any::<String>()) {
        assert_same(&text);
    }

    #[test]
    fn json_is_read_as_serde_json_reads_it(text in json()) {
        assert_same(&text);
    }

    #[test]
    fn changed_json_is_read_as_serde_json_reads_it(
        text in json(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[\\[\\]{}:,\"\\\\ 0-9eE.ntfu\u{1}\u{e9}-]{0,2}"), 1..4),
    ) {
        let mut letters: Vec<String> = text.chars().map(String::from).collect();
        for (index, with) in changes {
            if !letters.is_empty() {
                let at = index.index(letters.len());
                letters[at] = with;
            }
        }
        assert_same(&letters.concat());
    }
}
