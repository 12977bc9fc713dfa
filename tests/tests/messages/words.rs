//! The API docs of `jets::language` have every declaration and every option that the macro accepts, and the reference
//! names them.

use std::{collections::BTreeMap, fs};

use jets_tests::repository;
use proc_macro2::{TokenStream, TokenTree};

use super::mistakes_in;

/// A word that is near no other, so that the message lists all that are accepted.
const UNKNOWN: &str = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";

/// The end of the name of what is re-exported from all of a module.
const ALL: &str = "::*";

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

/// Returns the modules that `tokens` declare or re-export, each with its content.
fn modules(tokens: TokenStream) -> BTreeMap<String, TokenStream> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = BTreeMap::new();
    for (index, token) in tokens.iter().enumerate() {
        let rest = &tokens[index + 1..];
        match (token.to_string().as_str(), rest) {
            ("mod", [TokenTree::Ident(name), TokenTree::Group(content), ..]) => {
                found.insert(name.to_string(), content.stream());
            }
            ("use", rest) => {
                let path = rest.iter().take_while(|token| token.to_string() != ";");
                for (name, content) in used(&path.cloned().collect::<Vec<_>>()) {
                    found.entry(name).or_insert(content);
                }
            }
            _ => {}
        }
    }
    found
}

/// Returns the modules that a path re-exports.
fn used(path: &[TokenTree]) -> BTreeMap<String, TokenStream> {
    match path {
        [.., TokenTree::Group(names)] => {
            let names: Vec<TokenTree> = names.stream().into_iter().collect();
            let paths = names.split(|token| token.to_string() == ",");
            paths.flat_map(used).collect()
        }
        [.., TokenTree::Ident(module), _, _, TokenTree::Punct(star)] if star.as_char() == '*' => {
            BTreeMap::from([(format!("{module}{ALL}"), TokenStream::new())])
        }
        [.., name] => BTreeMap::from([(name.to_string(), TokenStream::new())]),
        [] => BTreeMap::new(),
    }
}

fn modules_of(path: &str) -> BTreeMap<String, TokenStream> {
    let source = fs::read_to_string(repository(path)).expect("a source file");
    modules(source.parse().expect("Rust"))
}

/// Returns the modules in `content`, those that it takes from its siblings or from a file of shared words included.
fn options(content: TokenStream, siblings: &BTreeMap<String, TokenStream>) -> Vec<String> {
    let names = modules(content).into_keys();
    names
        .flat_map(|name| match name.strip_suffix(ALL) {
            Some(sibling) if siblings.contains_key(sibling) => {
                options(siblings[sibling].clone(), siblings)
            }
            Some(file) if file.ends_with("_words") => {
                modules_of(&format!("jets-core/src/triggers/{file}.rs"))
                    .into_keys()
                    .collect()
            }
            _ => vec![name],
        })
        .collect()
}

/// Returns the documented words, each with its documented options.
fn documented() -> BTreeMap<String, Vec<String>> {
    let mut words = modules_of("jets-core/src/language/mod.rs");
    words.extend(modules_of("jets-core/src/resources/words.rs"));
    let options_of = |(word, content)| (word, options(content, &BTreeMap::new()));
    let mut documented: BTreeMap<_, _> = words.into_iter().map(options_of).collect();
    let list = fs::read_to_string(repository("jets-core/src/triggers/mod.rs")).expect("the list");
    let mut trigger = String::new();
    for line in list.lines().map(str::trim) {
        // The list comes after the macro that takes it.
        if line.contains('$') {
            continue;
        }
        if let Some((name, _)) = line.split_once(": ").filter(|_| line.ends_with(") {")) {
            name.clone_into(&mut trigger);
        }
        let keywords = line
            .strip_prefix("keywords: {")
            .and_then(|rest| rest.strip_suffix("},"));
        for (keyword, module) in keywords
            .into_iter()
            .flat_map(|keywords| keywords.split(", "))
            .filter_map(|keyword| keyword.split_once(": "))
        {
            let folder = modules_of(&format!("jets-core/src/triggers/{trigger}/mod.rs"));
            let options = options(folder[module].clone(), &folder);
            documented.insert(keyword.to_owned(), options);
        }
    }
    documented
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
