//! Tests of the values and operators in the list of a key.

use serde_json::json;

use crate::{assert_list, pattern};

#[test]
fn values_are_equal_by_text_or_by_number() {
    assert_list(
        &json!(["a", "b"]),
        &[json!("a"), json!("b")],
        &[json!("A"), json!("ab"), json!("")],
    );
    assert_list(
        &json!([""]),
        &[json!("")],
        &[json!(" "), json!(null), json!([])],
    );
    assert_list(
        &json!([null]),
        &[json!(null)],
        &[json!("null"), json!(""), json!(0), json!({})],
    );
    assert_list(
        &json!([true]),
        &[json!(true)],
        &[json!(false), json!("true"), json!(1)],
    );
    assert_list(
        &json!([300]),
        &[json!(300), json!(300.0), json!(3.0e2)],
        &[json!("300"), json!(301)],
    );
    assert_list(
        &json!([9_007_199_254_740_993_i64]),
        &[json!(9_007_199_254_740_993_i64)],
        &[json!(9_007_199_254_740_992_i64)],
    );
    assert_list(
        &json!([u64::MAX]),
        &[json!(u64::MAX)],
        &[json!(u64::MAX - 1)],
    );
    assert_list(&json!(["5"]), &[json!("5")], &[json!(5)]);
    assert_list(
        &json!(["2001:db8::1"]),
        &[json!("2001:0DB8:0:0:0:0:0:1")],
        &[json!("2001:db8::2")],
    );
}

#[test]
fn strings_are_compared_in_part_and_in_any_case() {
    assert_list(
        &json!([{ "prefix": "us-" }]),
        &[json!("us-east-1"), json!("us-")],
        &[json!("US-east-1"), json!("eu-us-"), json!(5)],
    );
    assert_list(
        &json!([{ "suffix": ".png" }]),
        &[json!("a.png"), json!(".png")],
        &[json!("a.PNG"), json!("a.png.zip")],
    );
    assert_list(
        &json!([{ "prefix": "" }]),
        &[json!(""), json!("a")],
        &[json!(5), json!(null)],
    );
    assert_list(
        &json!([{ "prefix": { "equals-ignore-case": "eventb" } }]),
        &[json!("EventBridge"), json!("EVENTB")],
        &[json!("event"), json!("Xeventb")],
    );
    assert_list(
        &json!([{ "suffix": { "equals-ignore-case": "tbridge" } }]),
        &[json!("EventBridge"), json!("TBRIDGE")],
        &[json!("tbridges"), json!("bridge")],
    );
    assert_list(
        &json!([{ "equals-ignore-case": "alice" }]),
        &[json!("Alice"), json!("ALICE")],
        &[json!("Alice "), json!("alic"), json!("")],
    );
    assert_list(
        &json!([{ "equals-ignore-case": "ÄRGER" }]),
        &[json!("ärger")],
        &[json!("arger")],
    );
    // The kelvin sign has only its lower case in common with `K`, the long `ſ` only its upper case with `s`.
    assert_list(
        &json!([{ "equals-ignore-case": "Ks" }]),
        &[json!("\u{212a}S"), json!("k\u{17f}")],
        &[json!("kk"), json!("ss")],
    );
}

#[test]
fn a_wildcard_stands_for_any_characters() {
    assert_list(
        &json!([{ "wildcard": "dir/*.png" }]),
        &[
            json!("dir/a.png"),
            json!("dir/.png"),
            json!("dir/sub/b.png"),
            json!("dir/a.png.png"),
        ],
        &[
            json!("dir/a.jpg"),
            json!("a.png"),
            json!("dir/a.png "),
            json!(5),
        ],
    );
    assert_list(
        &json!([{ "wildcard": "*" }]),
        &[json!(""), json!("a")],
        &[json!(1)],
    );
    assert_list(
        &json!([{ "wildcard": "a*b*c" }]),
        &[json!("abc"), json!("aXbbYbc"), json!("abcc")],
        &[json!("ac"), json!("acb"), json!("abcd")],
    );
    assert_list(
        &json!([{ "wildcard": "*ab" }]),
        &[json!("aab"), json!("abab")],
        &[json!("aba")],
    );
    assert_list(
        &json!([{ "wildcard": "a\\*b\\\\" }]),
        &[json!("a*b\\")],
        &[json!("axb\\"), json!("a*b")],
    );
    assert_list(&json!([{ "wildcard": "" }]), &[json!("")], &[json!("a")]);
    let hard = format!("{}b", "a*".repeat(50));
    assert_list(
        &json!([{ "wildcard": hard }]),
        &[],
        &[json!("a".repeat(10_000))],
    );
}

#[test]
fn numbers_are_compared_by_value() {
    assert_list(
        &json!([{ "numeric": [">", 0, "<=", 5] }]),
        &[json!(5), json!(0.1)],
        &[json!(0), json!(5.01), json!("3"), json!(null)],
    );
    assert_list(
        &json!([{ "numeric": ["<", 10] }]),
        &[json!(-1), json!(9.9)],
        &[json!(10)],
    );
    assert_list(
        &json!([{ "numeric": ["=", 3.018e2] }]),
        &[json!(301.8)],
        &[json!(301), json!("301.8")],
    );
    assert_list(
        &json!([{ "numeric": [">=", -5] }]),
        &[json!(-5)],
        &[json!(-5.5)],
    );
}

#[test]
fn addresses_are_of_a_network() {
    assert_list(
        &json!([{ "cidr": "10.0.0.0/24" }]),
        &[json!("10.0.0.0"), json!("10.0.0.255")],
        &[
            json!("10.0.1.0"),
            json!("::1"),
            json!("x"),
            json!("10.0.0.1/24"),
        ],
    );
    assert_list(
        &json!([{ "cidr": "10.0.0.77/8" }]),
        &[json!("10.255.0.1")],
        &[json!("11.0.0.0")],
    );
    assert_list(
        &json!([{ "cidr": "0.0.0.0/0" }]),
        &[json!("255.255.255.255")],
        &[json!("::")],
    );
    assert_list(
        &json!([{ "cidr": "2001:db8::/32" }]),
        &[json!("2001:db8:ffff::1")],
        &[json!("2001:db9::"), json!("10.0.0.1")],
    );
    assert_list(
        &json!([{ "cidr": "::/0" }]),
        &[json!("ffff::")],
        &[json!("1.2.3.4")],
    );
}

#[test]
fn anything_but_takes_what_is_there_and_is_not_named() {
    assert_list(
        &json!([{ "anything-but": "initializing" }]),
        &[json!("running"), json!(""), json!(5), json!(null)],
        &[json!("initializing"), json!({}), json!([])],
    );
    assert_list(
        &json!([{ "anything-but": [100, 200] }]),
        &[json!(300), json!("100")],
        &[json!(100), json!(200.0)],
    );
    assert_list(
        &json!([{ "anything-but": ["stopped", "overloaded"] }]),
        &[json!("x")],
        &[json!("stopped"), json!("overloaded")],
    );
    assert_list(
        &json!([{ "anything-but": { "prefix": ["init", "error"] } }]),
        &[json!("running")],
        &[json!("initial"), json!("errors")],
    );
    assert_list(
        &json!([{ "anything-but": { "suffix": ".png" } }]),
        &[json!("a.jpg")],
        &[json!("a.png")],
    );
    assert_list(
        &json!([{ "anything-but": { "equals-ignore-case": "Stopped" } }]),
        &[json!("stop")],
        &[json!("STOPPED")],
    );
    assert_list(
        &json!([{ "anything-but": { "wildcard": ["*/lib/*", "*/bin/*"] } }]),
        &[json!("/src/a")],
        &[json!("/x/lib/a"), json!("/bin/a")],
    );
    assert!(
        !pattern(&json!({ "state": [{ "anything-but": "x" }] })).matches(&json!({ "other": 1 }))
    );
}

#[test]
fn exists_asks_for_a_leaf() {
    let there = pattern(&json!({ "detail": { "c-count": [{ "exists": true }] } }));
    let absent = pattern(&json!({ "detail": { "c-count": [{ "exists": false }] } }));
    for (event, exists) in [
        (json!({ "detail": { "c-count": 5 } }), true),
        (json!({ "detail": { "c-count": null } }), true),
        (json!({ "detail": { "c-count": ["a"] } }), true),
        (json!({ "detail": { "c-count": { "c1": 100 } } }), false),
        (json!({ "detail": { "c-count": [] } }), false),
        (json!({ "detail": {} }), false),
        (json!({ "detail": "text" }), false),
        (json!({}), false),
    ] {
        assert_eq!(there.matches(&event), exists, "{event}");
        assert_eq!(absent.matches(&event), !exists, "{event}");
    }
    let either = pattern(&json!({ "a": [{ "exists": false }, "x"] }));
    assert!(either.matches(&json!({ "a": "x" })) && either.matches(&json!({ "b": "y" })));
    assert!(!either.matches(&json!({ "a": "y" })));
}
