//! The API docs of `jets::language` have every declaration and every option that the macro accepts, and the reference
//! names them.

use std::{collections::BTreeMap, fs};

use jets_tests::repository;
use proc_macro2::{TokenStream, TokenTree};

use super::mistakes_in;

/// A word that is near no other, so that the message lists all that are accepted.
const UNKNOWN: &str = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";

/// Returns the words in backticks that follow `introduction` in the message about a declaration with an unknown word.
fn listed(declaration: &str, introduction: &str) -> Vec<String> {
    let job = format!("J {{ {declaration} fn f(event) {{}} }}");
    let mistakes = mistakes_in(&job.parse().expect("tokens"));
    let mut lists = mistakes.iter().filter_map(|mistake| {
        let (_, list) = mistake.text.split_once(introduction)?;
        mistake.text.contains(UNKNOWN).then_some(list)
    });
    let words = lists
        .next()
        .unwrap_or_default()
        .split('`')
        .skip(1)
        .step_by(2);
    words.map(str::to_owned).collect()
}

/// Returns the modules that `tokens` declare or re-export, each with its content, those of macros of words included.
fn modules(
    tokens: TokenStream,
    macros: &BTreeMap<String, TokenStream>,
) -> BTreeMap<String, TokenStream> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = BTreeMap::new();
    for (index, token) in tokens.iter().enumerate() {
        match (token.to_string().as_str(), &tokens[index + 1..]) {
            ("mod", [TokenTree::Ident(name), TokenTree::Group(content), ..]) => {
                found.insert(name.to_string(), content.stream());
            }
            ("use", rest) => {
                let path = rest.iter().take_while(|token| token.to_string() != ";");
                for name in used(&path.cloned().collect::<Vec<_>>()) {
                    found.entry(name).or_default();
                }
            }
            (name, [TokenTree::Punct(mark), TokenTree::Group(_), ..]) if mark.as_char() == '!' => {
                let words = macros.get(name).cloned().unwrap_or_default();
                found.extend(modules(words, macros));
            }
            _ => {}
        }
    }
    found
}

/// Returns the names that a path re-exports.
fn used(path: &[TokenTree]) -> Vec<String> {
    match path {
        [.., TokenTree::Group(names)] => {
            let names: Vec<TokenTree> = names.stream().into_iter().collect();
            let paths = names.split(|token| token.to_string() == ",");
            paths.flat_map(used).collect()
        }
        [.., name] => vec![name.to_string()],
        [] => Vec::new(),
    }
}

/// Returns what each macro in `tokens` stands for.
fn macros(tokens: TokenStream) -> BTreeMap<String, TokenStream> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = BTreeMap::new();
    for window in tokens.windows(4) {
        let [definition, _, name, TokenTree::Group(rules)] = window else {
            continue;
        };
        let mut rules = rules.stream().into_iter();
        // After what the macro takes.
        if definition.to_string() == "macro_rules" && rules.next().is_some() {
            let words = rules.find_map(|token| match token {
                TokenTree::Group(words) => Some(words.stream()),
                _ => None,
            });
            found.insert(name.to_string(), words.unwrap_or_default());
        }
    }
    found
}

fn source(path: &str) -> TokenStream {
    let source = fs::read_to_string(repository(path)).expect("a source file");
    source.parse().expect("Rust")
}

/// Returns the files that document words.
fn files() -> Vec<String> {
    let folder = fs::read_dir(repository("jets-core/src/triggers")).expect("the triggers");
    let paths = folder.map(|entry| entry.expect("an entry").path());
    let triggers = paths.filter(|path| path.is_dir()).map(|path| {
        let trigger = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        format!("jets-core/src/triggers/{trigger}/mod.rs")
    });
    let shared = [
        "jets-core/src/language/mod.rs",
        "jets-core/src/resources/words.rs",
        "jets-core/src/triggers/shared_words.rs",
    ];
    shared
        .map(str::to_owned)
        .into_iter()
        .chain(triggers)
        .collect()
}

/// Returns the documented words, each with its documented options.
fn documented() -> BTreeMap<String, Vec<String>> {
    let sources: Vec<TokenStream> = files().iter().map(|path| source(path)).collect();
    let macros: BTreeMap<_, _> = sources.iter().cloned().flat_map(macros).collect();
    let words = sources
        .into_iter()
        .flat_map(|source| modules(source, &macros));
    let options = |(word, content)| (word, modules(content, &macros).into_keys().collect());
    words.map(options).collect()
}

/// Returns the code with which the docs of words and options begin, before a dash.
fn examples() -> Vec<String> {
    let mut examples = Vec::new();
    for path in files() {
        let source = fs::read_to_string(repository(&path)).expect("a source file");
        let lines = source.lines().map(|line| {
            let line = line.trim_start();
            let docs = line.strip_prefix("///").or(line.strip_prefix("//!"));
            docs.map_or("\n", str::trim_end)
        });
        let docs: String = lines.collect();
        let docs = docs.split('\n').filter_map(|docs| docs.strip_prefix(" `"));
        let codes = docs.filter_map(|docs| docs.split_once("` — "));
        examples.extend(codes.map(|(code, _)| code.to_owned()));
    }
    examples
}

fn assert_compiles(job: &str) {
    let job = format!("J {{ {job} }}");
    let mistakes = mistakes_in(&job.parse().expect("tokens"));
    assert_eq!(mistakes, [], "{job}");
}

#[test]
fn the_docs_of_every_word_begin_with_a_declaration_that_compiles() {
    let declarations = examples().into_iter().filter_map(|code| {
        let word = code.split(' ').next().unwrap_or_default().to_owned();
        code.ends_with(';').then_some((word, code))
    });
    let declarations: BTreeMap<String, String> = declarations.collect();
    for word in listed(&format!("{UNKNOWN} 1;"), "the declarations are ") {
        let short = ["desc", "env", "memory", "reserved_concurrency"].contains(&word.as_str());
        assert!(
            short || word.starts_with("class_") || declarations.contains_key(&word),
            "jets::language::{word} does not begin with code"
        );
    }
    for (word, declaration) in declarations {
        let before = match word.as_str() {
            "file_system" => VPC,
            "log_level" | "system_log_level" => "log_format JSON;",
            _ => "",
        };
        let function = match word.as_str() {
            "sends" => "async fn f(event, orders: jets::Queue<String>) {}",
            _ => "fn f(event) {}",
        };
        assert_compiles(&format!("{before} {declaration} {function}"));
    }
}

const CAPACITY_PROVIDER: &str =
    r#""arn:aws:lambda:us-west-2:112233445566:capacity-provider:orders""#;
const ACCESS_POINT: &str =
    r#""arn:aws:elasticfilesystem:us-west-2:112233445566:access-point/fsap-0123456789abcdef0""#;
const S3_ACCESS_POINT: &str = r#""arn:aws:s3files:us-west-2:112233445566:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0""#;
const VPC: &str =
    r#"vpc_config subnet_ids: ["subnet-0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"];"#;

/// Returns a declaration of the word up to this option, what follows the option, and the function.
fn around(word: &str, option: &str) -> (String, &'static str, &'static str) {
    let before = match (word, option) {
        ("queue" | "topic", "content_based_deduplication" | "fifo_throughput_limit") => {
            format!(r#"{word} "orders.fifo","#)
        }
        ("table", "partition_key") => r#"table "orders","#.to_owned(),
        ("table", _) => r#"table "orders", partition_key: { id: S },"#.to_owned(),
        ("dynamodb_event", _) => r#"dynamodb_event "${OrdersStreamArn}","#.to_owned(),
        ("log_event", _) => r#"log_event "/orders","#.to_owned(),
        ("rule_event", "create") => {
            r#"rule_event { source: ["shop"] }, event_bus: "shop","#.to_owned()
        }
        ("rule_event", _) => r#"rule_event { source: ["shop"] },"#.to_owned(),
        ("rate", _) => r#"rate "1 day","#.to_owned(),
        ("cron", _) => r#"cron "0 12 * * ? *","#.to_owned(),
        ("at", _) => r#"at "2027-01-01T00:00:00","#.to_owned(),
        ("iot_event", _) => r#"iot_event "SELECT * FROM 'orders'","#.to_owned(),
        ("iam_policy", "not_action") => "iam_policy".to_owned(),
        ("iam_policy", _) => r#"iam_policy "s3:GetObject","#.to_owned(),
        ("event_invoke_config" | "vpc_config", _) => word.to_owned(),
        ("capacity_provider", _) => format!("capacity_provider {CAPACITY_PROVIDER},"),
        ("file_system", "direct_s3_read") => {
            format!("{VPC} memory 1024; file_system {S3_ACCESS_POINT},")
        }
        ("file_system", _) => format!("{VPC} file_system {ACCESS_POINT},"),
        ("update_runtime_on", _) => "update_runtime_on Manual,".to_owned(),
        ("sends", _) => "sends orders: OrderJob::TAKE,".to_owned(),
        _ => format!(r#"{word} "orders","#),
    };
    let after = match (word, option) {
        ("kinesis_event" | "dynamodb_event", "on_failure") => ", maximum_retry_attempts: 5",
        ("kinesis_event", "starting_position_timestamp") => ", starting_position: AT_TIMESTAMP",
        ("sqs_event", "maximum_backoff_in_seconds") => ", backoff_in_seconds: 10",
        ("sns_event", "filter_policy_scope") => r#", filter_policy: { store: ["berlin"] }"#,
        ("queue", "allow_few_receives") => ", max_receive_count: 3",
        ("iam_policy", option) if option != "resource" => r#", resource: "*""#,
        ("vpc_config", "subnet_ids") => r#", security_group_ids: ["sg-0a1b2c3d"]"#,
        ("vpc_config", "security_group_ids") => r#", subnet_ids: ["subnet-0a1b2c3d"]"#,
        ("vpc_config", _) => {
            r#", subnet_ids: ["subnet-0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"]"#
        }
        ("file_system", "direct_s3_read") => r#", local_mount_path: "/mnt/orders""#,
        _ => "",
    };
    let function = match (word, option) {
        ("kinesis_event", "report_batch_item_failures") => "fn f(kinesis_data) -> R {}",
        ("dynamodb_event", "report_batch_item_failures") => "fn f(dynamodb_records) -> R {}",
        ("sqs_event", "report_batch_item_failures") => "fn f(sqs_messages) -> R {}",
        ("kinesis_event", "tumbling_window_in_seconds") => {
            "fn f(kinesis_data, window: &mut Window<u8>) {}"
        }
        ("dynamodb_event", "tumbling_window_in_seconds") => {
            "fn f(dynamodb_records, window: &mut Window<u8>) {}"
        }
        ("kinesis_event", _) => "async fn f(kinesis_record) {}",
        ("dynamodb_event", _) => "async fn f(dynamodb_record) {}",
        ("sqs_event", _) => "async fn f(sqs_message) {}",
        ("sends", _) => "async fn f(event, orders: jets::Queue<String>) {}",
        _ => "fn f(event) {}",
    };
    (before, after, function)
}

#[test]
fn the_docs_of_every_option_begin_with_a_value_that_compiles() {
    let examples = examples();
    for word in listed(&format!("{UNKNOWN} 1;"), "the declarations are ") {
        // A table that is created needs its key, and the options of a class are those of its word.
        if word.starts_with("class_") {
            continue;
        }
        for option in listed(&format!("{word} \"orders\", {UNKNOWN}: 1;"), "it has ") {
            let value = format!("{option}: ");
            let values = examples.iter().filter(|code| code.starts_with(&value));
            let mut values = values.peekable();
            assert!(
                values.peek().is_some(),
                "{word}::{option} does not begin with code"
            );
            if (word.as_str(), option.as_str()) == ("dynamodb_event", "create") {
                continue;
            }
            let (before, after, function) = around(&word, &option);
            let jobs = values.map(|value| format!("J {{ {before} {value}{after}; {function} }}"));
            let jobs: Vec<String> = jobs.collect();
            // Several words may have an option of this name.
            let accepted = jobs
                .iter()
                .any(|job| mistakes_in(&job.parse().expect("tokens")).is_empty());
            assert!(accepted, "{jobs:?}");
        }
    }
}

#[test]
fn the_docs_have_every_declaration_with_its_options() {
    let reference = fs::read_to_string(repository("docs/language.md")).expect("the reference");
    let documented = documented();
    let declarations = listed(&format!("{UNKNOWN} 1;"), "the declarations are ");
    assert!(declarations.len() >= 45, "{declarations:?}");
    let mut count = 0;
    for word in &declarations {
        let Some(known) = documented.get(word) else {
            panic!("jets::language lacks `{word}`");
        };
        for option in listed(&format!("{word} \"orders\", {UNKNOWN}: 1;"), "it has ") {
            // An alias has the docs of its word.
            let of_class = word
                .strip_prefix("class_")
                .and_then(|word| documented.get(word));
            let is_documented =
                known.contains(&option) || of_class.is_some_and(|known| known.contains(&option));
            assert!(is_documented, "jets::language::{word} lacks `{option}`");
            let written = [format!("`{option}`"), format!("{option}: ")];
            assert!(
                written.iter().any(|written| reference.contains(written)),
                "docs/language.md lacks `{option}` of `{word}`"
            );
            count += 1;
        }
    }
    assert!(count >= 100, "{count} options");
}
