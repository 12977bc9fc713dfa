//! Tests of syntax errors: one mistake is one error at its place, and what follows it is read.

use super::underlined_mistakes_in;

/// Asserts that `jobs` has this mistake, if any, and then the one of the function at its end.
#[track_caller]
fn assert_read(jobs: &str, mistake: Option<(&str, &str)>) {
    let found = underlined_mistakes_in(jobs);
    let expected = mistake
        .into_iter()
        .chain([("unknown", "unknown parameter `unknown`")]);
    let expected: Vec<(&str, &str)> = expected.collect();
    assert_eq!(found.len(), expected.len(), "{jobs}: {found:#?}");
    for ((place, text), (expected_place, said)) in found.iter().zip(expected) {
        assert!(
            place == expected_place && text.starts_with(said),
            "{jobs}: {place}: {text}"
        );
    }
}

/// Mistakes before the last function of a job: the underlined part, and the beginning of the message.
#[rustfmt::skip]
const ITEMS: [(&str, &str, &str); 66] = [
    ("one: Vec<u8> pub fn first(event) {}", ">", "missing `,` after this"),
    ("one: Vec<u8> fn first(event) {}", ">", "missing `,` after this"),
    ("one: Vec<u8> async fn first(event) {}", ">", "missing `,` after this"),
    ("one: Vec<u8>; two: u8,", ";", "field `one` ends with `,`, not `;`"),
    ("one: Vec<u8, two: u8, pub fn first(event) {}", "Vec<u8, two: u8,", "this is not a type, such as `String` or `Vec<u8>`"),
    ("one: [u8; 4] two: u8,", "[u8; 4]", "missing `,` after this"),
    ("one: &'static str two: u8,", "str", "missing `,` after this"),
    (r#"one: u8 #[doc = "two"] two: u8,"#, "u8", "missing `,` after this"),
    ("one: u8 timeout 5;", "u8", "missing `,` after this"),
    ("one,", "one", "field `one` needs a type"),
    ("timeout = 5;", "=", "`timeout` takes its value without `=`"),
    ("timeout 5", "5", "missing `;` after this"),
    ("timeout 5 pub", "5", "missing `;` after this"),
    ("timeout 5, #[inline]", ",", "missing `;` after this"),
    ("timeout 5, pub fn first(event) {}", ",", "missing `;` after this"),
    ("timeout 5 memory_size 512;", "5", "missing `;` after this"),
    (r#"sqs_event "orders" batch_size: 5;"#, "batch_size", "expected `,` before `batch_size`"),
    (r#"sqs_event "orders" enabled: true;"#, "enabled", "expected `,` before `enabled`"),
    (r#"sqs_event "orders" enabled: false, batch_size: 5;"#, "enabled", "expected `,` before `enabled`"),
    (r#"sqs_event "orders" tags: { a: "b" };"#, "tags", "expected `,` before `tags`"),
    (r#"sqs_event "orders" metrics: [EventCount];"#, "metrics", "expected `,` before `metrics`"),
    (r#"kinesis_event "orders" maximum_record_age_in_seconds: -1;"#, "maximum_record_age_in_seconds", "expected `,` before `maximum_record_age_in_seconds`"),
    (r#"kinesis_event "orders" starting_position: LATEST;"#, "starting_position", "expected `,` before `starting_position`"),
    (r#"sqs_event "orders" one: u8,"#, r#""orders""#, "missing `;` after this"),
    (r#"sqs_event "orders" one: [u8; 4],"#, r#""orders""#, "missing `;` after this"),
    (r#"sqs_event "orders" "more", batch_size: 5;"#, r#""more""#, "expected `,` or `;`"),
    (r#"sqs_event "orders", batch_size = 5;"#, "=", "an option takes `:`, not `=`"),
    (r#"sqs_event "orders", batch_size;"#, "batch_size", "option `batch_size` has no value"),
    ("sqs_event true;", "true", "`sqs_event` takes a queue's name or ARN"),
    ("fn self() {}", "self", "a function cannot be named `self`"),
    ("fn () {}", "fn", "a function needs a name"),
    ("fn first {}", "first", "function `first` needs parentheses"),
    ("fn first(event) -> {}", ">", "missing type after this"),
    ("one: Vec<(u8, &str)>,", "&", "field `one` cannot borrow"),
    ("fn first(event) -> Matrix<u8, {}", "Matrix<u8,", "this is not a type, such as `String` or `Vec<u8>`"),
    ("fn first(event) -> u8;", "first", "function `first` needs a body"),
    ("fn first(event) -> u8 where u8: Copy {}", "where u8: Copy", "nothing can stand between"),
    ("fn first(event) - u8 {}", "- u8", "nothing can stand between"),
    (r#"sqs_event "orders", true;"#, "true", "`sqs_event` takes one queue"),
    ("fn first(event: u8; context) {}", ";", "expected `,` before `;`"),
    ("fn first(event;) {}", ";", "expected `,` before `;`"),
    ("fn first(event context) {}", "context", "expected `,` before `context`"),
    ("fn first(event: Map<u8, u8> context) {}", "Map<u8, u8> context", "this is not a type, such as `String` or `Vec<u8>`"),
    ("fn first((a, b): (u8, u8), event) {}", "(a, b): (u8, u8)", "a parameter is `name` or `name: Type`"),
    ("fn first([a]: Map<u8, u8>, event) {}", "[a]: Map<u8, u8>", "a parameter is `name` or `name: Type`"),
    ("fn first(,event) {}", ",", "missing parameter before this `,`"),
    ("fn first(event,, context) {}", ",", "missing parameter before this `,`"),
    ("fn first(&'a self, event) {}", "&'a self", "a function takes `&self`"),
    ("fn first(self, event) {}", "self", "a function takes `&self`"),
    ("fn first(mut self, event) {}", "mut self", "a function takes `&self`"),
    ("fn first(&mut self, event) {}", "&mut self", "a function takes `&self`"),
    ("fn first(&'a mut self, event) {}", "&'a mut self", "a function takes `&self`"),
    ("const fn first(event) {}", "const", "a function is `fn` or `async fn`, not `const`"),
    (r#"extern "C" fn first(event) {}"#, "extern", "a function is `fn` or `async fn`, not `extern`"),
    ("struct Order { id: u8 }", "struct", "expected a field"),
    ("use other::name;", "use", "expected a field"),
    (";", ";", "expected a field"),
    (r#""text""#, r#""text""#, "expected a field"),
    ("#[1]", "#[1]", "this is not an attribute"),
    ("pub(other) fn first(event) {}", "pub(other)", "this is not a visibility"),
    ("#[doc = text] fn first(event) {}", "#[doc = text]", "this is not an attribute"),
    ("#[doc = include!] fn first(event) {}", "#[doc = include!]", "this is not an attribute"),
    ("#[doc = 5(6)] fn first(event) {}", "#[doc = 5(6)]", "this is not an attribute"),
    ("#[unsafe] fn first(event) {}", "#[unsafe]", "this is not an attribute"),
    ("#[fn(a)] fn first(event) {}", "#[fn(a)]", "this is not an attribute"),
    ("pub(crate::other) fn first(event) {}", "pub(crate::other)", "this is not a visibility"),
];

#[test]
fn an_item_with_a_mistake_hides_no_other() {
    for (items, place, said) in ITEMS {
        let job = format!("DataJob {{ {items} fn last(unknown) {{}} }}");
        assert_read(&job, Some((place, said)));
    }
}

/// Mistakes beside a job, which is `@`.
#[rustfmt::skip]
const JOBS: [(&str, &str, &str); 21] = [
    ("fn first() {} @", "fn", "this function stands outside a job"),
    ("async fn first() {} @", "fn", "this function stands outside a job"),
    ("timeout 5; @", "timeout", "`timeout` stands outside a job"),
    ("timeout: 5; @", "timeout", "`timeout` stands outside a job"),
    (r#"layers ["a"]; @"#, "layers", "`layers` stands outside a job"),
    ("sqs_event metrics: [a]; @", "sqs_event", "`sqs_event` stands outside a job"),
    ("event_invoke_config a: b; @", "event_invoke_config", "`event_invoke_config` stands outside a job"),
    ("sqs_event orders, b: 5; @", "sqs_event", "`sqs_event` stands outside a job"),
    ("struct @", "struct", "a job is declared without `struct`"),
    ("Other<T> { fn other(event) {} } @", "<", "job `Other` takes no generics or parameters"),
    ("Other<T> where T: Copy { fn other(event) {} } @", "<", "job `Other` takes no generics or parameters"),
    ("Other(u8) { fn other(event) {} } @", "(u8)", "job `Other` takes no generics or parameters"),
    ("Other; @", "Other", "job `Other` needs a body"),
    ("Other #[derive(Debug)] @", "Other", "job `Other` needs a body"),
    ("Other @", "Other", "job `Other` needs a body"),
    ("impl Other { fn inner() {} } @", "impl", "expected a job, found `impl`"),
    ("use a::b; @", "use", "expected a job, found `use`"),
    ("; @", ";", "expected a job, found `;`"),
    ("[1] @", "[", "expected a job, found `[ … ]`"),
    ("; #[derive(Debug)] @", ";", "expected a job, found `;`"),
    ("type A = u8; @", "type", "expected a job, found `type`"),
];

#[test]
fn what_is_no_job_hides_no_job() {
    for (jobs, place, said) in JOBS {
        let jobs = jobs.replace('@', "DataJob { fn last(unknown) {} }");
        assert_read(&jobs, Some((place, said)));
    }
}

#[test]
fn what_has_no_end_ends_at_the_next_function() {
    for (jobs, expected) in [
        (
            "type A = u8 fn first() {} DataJob { fn last(unknown) {} }",
            ["type", "fn", "unknown"],
        ),
        (
            "DataJob { use other fn first({}) {} fn last(unknown) {} }",
            ["use", "{}", "unknown"],
        ),
    ] {
        let found = underlined_mistakes_in(jobs);
        let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, expected, "{found:#?}");
    }
}

#[test]
fn the_last_item_of_a_job_has_an_end() {
    for (item, expected) in [
        (
            "timeout 5",
            vec![
                ("timeout", "no function follows"),
                ("5", "missing `;` after this"),
            ],
        ),
        ("timeout", vec![("timeout", "no function follows")]),
        ("pub one", vec![("one", "field `one` needs a type")]),
    ] {
        let found = underlined_mistakes_in(&format!("DataJob {{ fn first(event) {{}} {item} }}"));
        assert_eq!(found.len(), expected.len(), "{item}: {found:?}");
        for ((place, text), (expected_place, said)) in found.iter().zip(expected) {
            assert!(
                place == expected_place && text.starts_with(said),
                "{item}: {place}: {text}"
            );
        }
    }
}

#[test]
fn types_of_every_form_are_read() {
    for ty in [
        "u8",
        "[u8; 4]",
        "[[u8; 2]; { 1 + 1 }]",
        "fn(u8) -> u8",
        "fn(u8) -> Vec<u8>",
        "extern \"C\" fn(u8)",
        "unsafe extern \"C\" fn(u8)",
        "for<'a> fn(&'a u8)",
        "&'_ str",
        "(u8, Vec<(u8, u8)>)",
        "Map<u8, [u8; 4]>",
        "Map<fn(u8) -> u8, u8>",
        "Matrix<{ N }>",
        "Matrix<{ N }, u8>",
        "Matrix<u8, { N }>",
        "Matrix<-1>",
        "Option<<T as Trait>::Item>",
        "Box<dyn Fn(&str) -> Vec<u8> + Send + Sync>",
        "Box<dyn Iterator<Item = u8> + 'static>",
        "*const u8",
    ] {
        for items in [
            format!("one: {ty}, two: u8, fn first(event) {{}}"),
            format!("fn first(event: {ty}, context) {{}}"),
            format!("fn first(event) -> {ty} {{}}"),
        ] {
            assert_read(
                &format!("DataJob {{ {items} fn last(unknown) {{}} }}"),
                None,
            );
        }
    }
}

#[test]
fn what_goes_with_a_function_is_read() {
    for items in [
        "async fn first(&self, event) {}",
        "fn first(event, &self) {}",
        "fn first(mut event: u8, context,) {}",
        "pub(crate) fn first(event) {}",
        "pub(in crate::other) fn first(event) {}",
        "#[unsafe(no_mangle)] #[doc = concat!(\"a\", \"b\")] fn first(event) {}",
        "#[inline] #[allow(unused)] #[doc = \"text\"] fn first(event) {}",
        "one: &'static str, two: Box<dyn Fn(&str) -> u8 + Send + Sync>, three: fn(&u8) -> &u8,",
    ] {
        assert_read(
            &format!("DataJob {{ {items} fn last(unknown) {{}} }}"),
            None,
        );
    }
}

#[test]
fn a_type_is_of_160_tokens_and_24_groups_at_most() {
    let field = |ty: &str| format!("DataJob {{ one: {ty}, fn last(unknown) {{}} }}");
    let long = |tokens: usize| format!("({})", "A,".repeat(tokens / 2));
    let deep = |groups: usize| format!("{}A{}", "(".repeat(groups), ")".repeat(groups));
    assert_read(&field(&long(158)), None);
    assert_read(&field(&format!("*const {}", long(156))), None);
    assert_read(&field(&deep(24)), None);
    for ty in [format!("&&{}", long(158)), deep(25)] {
        let said = "this type is longer than 160 tokens, or nested too deep";
        assert_read(&field(&ty), Some((ty.as_str(), said)));
    }
}
