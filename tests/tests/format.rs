//! Tests of examples/format.rs, which formats the bodies of functions in `jobs!`.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "it is a program")]
#[path = "../../examples/format.rs"]
mod format;

use format::{format_page, format_source};

const UNFORMATTED: &str = r##"
use jets::jobs;

jets::jobs! {
    pub OrderJob {
        // Declarations  stay  as they are.
        callback: fn(u32)   -> u32,
        sqs_event   "orders", filter: { body: { kind: ["order"] } };
        fn take(&self,   sqs_message: &str) -> Result<(), String>   {
            // Why   it is done.
            let  text=r#"
  kept  as it is
"#;
            if  sqs_message.is_empty( ) { return Err( text.to_owned() ) } // and   this
            let sum = [1,
                2].iter().map(|number| { number + 1 }).sum::<u32>();
            /* a block */
            Ok(())
        }

        pub fn ping() -> &'static str { "pong"  }

        pub fn nothing() {
        }
    }
}

fn   untouched( ) { }
"##;

const FORMATTED: &str = r##"
use jets::jobs;

jets::jobs! {
    pub OrderJob {
        // Declarations  stay  as they are.
        callback: fn(u32)   -> u32,
        sqs_event   "orders", filter: { body: { kind: ["order"] } };
        fn take(&self,   sqs_message: &str) -> Result<(), String>   {
            // Why   it is done.
            let text = r#"
  kept  as it is
"#;
            if sqs_message.is_empty() {
                return Err(text.to_owned());
            } // and   this
            let sum = [1, 2].iter().map(|number| number + 1).sum::<u32>();
            /* a block */
            Ok(())
        }

        pub fn ping() -> &'static str { "pong"  }

        pub fn nothing() {
        }
    }
}

fn   untouched( ) { }
"##;

#[test]
fn bodies_are_formatted_and_nothing_else_changes() {
    assert_eq!(format_source(UNFORMATTED).expect("formatted"), FORMATTED);
}

#[test]
fn a_second_run_changes_nothing() {
    assert_eq!(format_source(FORMATTED).expect("formatted"), FORMATTED);
}

#[test]
fn a_body_is_refused_if_rustfmt_would_change_its_tokens() {
    let source = "jobs! { DataJob { fn file() {\n    let sum = ((1 + 2));\n} } }";
    let error = format_source(source).expect_err("rustfmt removes parentheses");
    assert!(
        error.to_string().contains("more than the layout"),
        "{error}"
    );
}

#[test]
fn a_body_is_refused_if_rustfmt_does_not_take_it() {
    let source = "jobs! { DataJob { fn file() {\n    let = 1;\n} } }";
    let error = format_source(source).expect_err("it is not Rust");
    assert!(error.to_string().contains("let = 1"), "{error}");
}

#[test]
fn only_blocks_of_rust_on_a_page_are_formatted() {
    let block = |body: &str| {
        format!(
            "jobs! {{\n    DataJob {{\n        fn file() {{\n            {body}\n        }}\n    }}\n}}\n"
        )
    };
    let page = |body: &str, plain: &str| {
        format!(
            "# A page\n\n```rust,no_run\n{}```\n\n```rust,ignore\n{}```\n\n```sh\n{plain}\n```\n",
            block(body),
            block("f( )")
        )
    };
    let formatted = format_page(&page("f( )", "f( )")).expect("formatted");
    assert_eq!(formatted, page("f()", "f( )"));
}

#[test]
fn a_body_with_lines_that_rustdoc_hides_stays() {
    let page =
        "```rust\njobs! { DataJob { fn file() {\n#     let  hidden = 1;\n    f( );\n} } }\n```\n";
    assert_eq!(format_page(page).expect("formatted"), page);
}
