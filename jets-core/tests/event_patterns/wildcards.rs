//! Wildcards of policies and of topics: which texts they match, and whether two of them have one in common.

use jets_core::event_pattern::Wildcard;

#[test]
fn two_patterns_overlap_if_there_is_a_text_that_both_match() {
    let overlap = [
        ("a*", "*b"),
        ("*", ""),
        ("a?c", "abc"),
        ("in/*", "in/new/*"),
        ("*.png", "in/*"),
        ("a*b*c", "ab*"),
    ];
    let apart = [
        ("a*", "b*"),
        ("a?", "abc"),
        ("in/*", "out/*"),
        ("*.png", "in/?"),
        ("", "a"),
    ];
    for (one, other, expected) in overlap
        .iter()
        .map(|(one, other)| (one, other, true))
        .chain(apart.iter().map(|(one, other)| (one, other, false)))
    {
        let (one, other) = (Wildcard::of_policy(one), Wildcard::of_policy(other));
        assert_eq!(one.overlaps(&other), expected, "{one:?} {other:?}");
        assert_eq!(other.overlaps(&one), expected, "{other:?} {one:?}");
    }
}

#[test]
fn a_topic_filter_overlaps_topics_of_its_levels() {
    for (filter, topics, expected) in [
        ("devices/+", "devices/7", true),
        ("devices/+", "devices/*", true),
        ("devices/+", "devices/*/reply", false),
        ("devices/+", "devices/7/reply", false),
        ("devices/+/state", "devices/7/state", true),
        ("devices/+/state", "devices/7/reply", false),
        ("devices/#", "devices/7/reply", true),
        ("devices/#", "others/7", false),
    ] {
        let (filter, topics) = (Wildcard::of_topics(filter), Wildcard::of_policy(topics));
        assert_eq!(filter.overlaps(&topics), expected, "{filter:?} {topics:?}");
        assert_eq!(topics.overlaps(&filter), expected, "{topics:?} {filter:?}");
    }
    assert!(Wildcard::of_topics("a/+/c").matches("a/b/c"));
    assert!(!Wildcard::of_topics("a/+").matches("a/b/c"));
}
