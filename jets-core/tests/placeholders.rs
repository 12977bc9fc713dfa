//! Tests of placeholders and text in strings.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jets_core::placeholders::{
    Parameter, Piece, PlaceholderError, is_arn, pieces, whole, without_default,
};
use proptest::prelude::*;

fn one(text: &str) -> Piece<'_> {
    let all: Vec<_> = pieces(text).collect::<Result<_, _>>().unwrap();
    assert_eq!(all.len(), 1, "{text}");
    all.into_iter().next().unwrap()
}

fn problem(text: &str) -> PlaceholderError {
    pieces(text).find_map(Result::err).unwrap()
}

#[test]
fn a_parameter_is_told_from_what_iam_resolves() {
    let parameter = |name, default| Piece::Parameter(Parameter { name, default });
    for (text, piece) in [
        ("${Name}", parameter("Name", None)),
        ("${Size:100}", parameter("Size", Some("100"))),
        ("${retries:-1}", parameter("retries", Some("-1"))),
        ("${Queue:orders}", parameter("Queue", Some("orders"))),
        (
            "${queue:arn:aws:sqs:us-west-2:112233445566:failed}",
            parameter("queue", Some("arn:aws:sqs:us-west-2:112233445566:failed")),
        ),
        ("${AWS::Region}", Piece::PseudoParameter("AWS::Region")),
        ("${aws:username}", Piece::PolicyVariable("aws:username")),
        (
            "${www.amazon.com:user_id}",
            Piece::PolicyVariable("www.amazon.com:user_id"),
        ),
        (
            "${aws:PrincipalTag/team, 'all'}",
            Piece::PolicyVariable("aws:PrincipalTag/team, 'all'"),
        ),
        ("${*}", Piece::PolicyVariable("*")),
        ("${!Name}", Piece::Escaped("Name")),
        ("$ {Name}", Piece::Text("$ {Name}")),
    ] {
        assert_eq!(one(text), piece);
    }
}

#[test]
fn what_has_no_meaning_is_an_error() {
    for (text, error) in [
        ("a${B", PlaceholderError::Unclosed),
        ("${!B", PlaceholderError::Unclosed),
        ("${A${B}}", PlaceholderError::Nested("A${B".to_owned())),
        ("${!A${B}}", PlaceholderError::Nested("!A${B".to_owned())),
        ("${a_b}", PlaceholderError::NoName("a_b".to_owned())),
        ("${A:}", PlaceholderError::NoName("A:".to_owned())),
        (
            "${project}",
            PlaceholderError::OtherCase {
                name: "project".to_owned(),
                meant: "Project",
            },
        ),
        (
            "${aws::Region}",
            PlaceholderError::UnknownPseudoParameter("aws::Region".to_owned()),
        ),
    ] {
        assert_eq!(problem(text), error, "{text}");
    }
}

#[test]
fn one_placeholder_can_be_the_whole_of_a_string() {
    assert_eq!(whole("${QueueArn}").unwrap().name, "QueueArn");
    for text in [
        "",
        "x",
        "${A}${B}",
        "${A}x",
        "${AWS::Region}",
        "${!A}",
        "${A",
    ] {
        assert_eq!(whole(text), None, "{text}");
    }
    assert_eq!(without_default("${Size:100}"), "${Size}");
    assert_eq!(without_default("${Size}"), "${Size}");
    assert_eq!(without_default("a-${Size:100}"), "a-${Size:100}");
}

#[test]
fn a_placeholder_that_may_be_a_name_is_an_arn_by_its_name() {
    assert!(is_arn("${QueueArn}"));
    assert!(is_arn("arn:aws:sqs:us-west-2:112233445566:${Queue}"));
    assert!(!is_arn("${Queue}"));
    assert!(!is_arn("orders-${QueueArn}"));
}

proptest! {
    #[test]
    fn the_pieces_are_all_of_the_text(text in "[$!{}A-Za:. -]{0,24}") {
        let mut all = pieces(&text);
        let mut read = String::new();
        while let Some(piece) = all.next() {
            match piece {
                Ok(Piece::Text(piece)) => read.push_str(piece),
                Ok(Piece::Escaped(name)) => read.extend(["${!", name, "}"]),
                Ok(Piece::PolicyVariable(name) | Piece::PseudoParameter(name)) => read.extend(["${", name, "}"]),
                Ok(Piece::Parameter(Parameter { name, default })) => {
                    read.extend(["${", name]);
                    read.extend(default.map(|default| [":", default].concat()));
                    read.push('}');
                }
                Err(_) => {
                    prop_assert_eq!(all.rest(), "");
                    return Ok(());
                }
            }
        }
        prop_assert_eq!(read, text);
    }
}
