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

/// Returns what each macro without arguments in `tokens` stands for.
fn macros(tokens: TokenStream) -> BTreeMap<String, TokenStream> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = BTreeMap::new();
    for window in tokens.windows(4) {
        let [definition, _, name, TokenTree::Group(rules)] = window else {
            continue;
        };
        let mut rules = rules.stream().into_iter();
        let is_empty =
            |rule: TokenTree| matches!(rule, TokenTree::Group(rule) if rule.stream().is_empty());
        if definition.to_string() == "macro_rules" && rules.next().is_some_and(is_empty) {
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
        "jets-core/src/triggers/mapping_words.rs",
        "jets-core/src/triggers/target_words.rs",
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

/// Returns the declarations with which the docs of words begin: code, and a dash.
fn examples() -> BTreeMap<String, String> {
    let mut examples = BTreeMap::new();
    for path in files() {
        let source = fs::read_to_string(repository(&path)).expect("a source file");
        let lines = source.lines().map(|line| {
            let line = line.trim_start();
            let docs = line.strip_prefix("///").or(line.strip_prefix("//!"));
            docs.map_or("\n", str::trim_end)
        });
        let docs: String = lines.collect();
        for declaration in docs.split('\n').filter_map(|docs| docs.strip_prefix(" `")) {
            if let Some((declaration, _)) = declaration.split_once("` — ") {
                let word = declaration.split(' ').next().unwrap_or_default();
                examples.insert(word.to_owned(), declaration.to_owned());
            }
        }
    }
    examples
}

#[test]
fn the_docs_of_every_word_begin_with_a_declaration_that_compiles() {
    let examples = examples();
    for word in listed(&format!("{UNKNOWN} 1;"), "the declarations are ") {
        let short = ["desc", "env", "memory", "reserved_concurrency"].contains(&word.as_str());
        assert!(
            short || word.starts_with("class_") || examples.contains_key(&word),
            "jets::language::{word} does not begin with code"
        );
    }
    for (word, declaration) in examples {
        let before = match word.as_str() {
            "file_system" => {
                r#"vpc_config subnet_ids: ["subnet-0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"];"#
            }
            "log_level" | "system_log_level" => "log_format JSON;",
            _ => "",
        };
        let function = match word.as_str() {
            "sends" => "async fn f(event, orders: jets::Queue<String>) {}",
            _ => "fn f(event) {}",
        };
        let job = format!("J {{ {before} {declaration} {function} }}");
        let mistakes = mistakes_in(&job.parse().expect("tokens"));
        assert_eq!(mistakes, [], "{declaration}");
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
