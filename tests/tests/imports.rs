//! A module imports only what stands before it, as `docs/architecture.md` says.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{collections::BTreeSet, fs, path::Path};

use jets_tests::{files, repository};
use proc_macro2::{TokenStream, TokenTree};

/// Adds the modules of the crate that `tokens` name, as `crate::name` or `crate::{name, …}`. Those of tests are left out.
fn add_named(tokens: TokenStream, named: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let texts: Vec<String> = tokens.iter().map(ToString::to_string).collect();
    for (index, token) in tokens.iter().enumerate() {
        let before = |count: usize| index.checked_sub(count).and_then(|place| texts.get(place));
        let is_in_crate = before(3).is_some_and(|text| text == "crate")
            && before(2).is_some_and(|text| text == ":")
            && before(4).is_none_or(|text| text != "$");
        match token {
            TokenTree::Ident(name) if is_in_crate => {
                named.insert(name.to_string());
            }
            TokenTree::Group(group) if is_in_crate => {
                let list: Vec<TokenTree> = group.stream().into_iter().collect();
                let paths = list.split(|token| token.to_string() == ",");
                named.extend(paths.filter_map(|path| Some(path.first()?.to_string())));
            }
            TokenTree::Group(group) if before(1).is_none_or(|text| text != "tests") => {
                add_named(group.stream(), named);
            }
            _ => {}
        }
    }
}

/// Checks that each module of a crate names only modules of its own group and of those before it.
fn check(source: &Path, groups: &[Vec<&str>]) {
    let group_of = |module: &str| groups.iter().position(|group| group.contains(&module));
    for path in files(source, "rs") {
        let inside = path.strip_prefix(source).expect("a file of the crate");
        let module = inside.iter().next().expect("a name").to_string_lossy();
        let Some(own) = group_of(module.trim_end_matches(".rs")) else {
            continue;
        };
        let text = fs::read_to_string(&path).expect("a file");
        let mut named = BTreeSet::new();
        add_named(text.parse().expect("Rust"), &mut named);
        for name in named {
            let group = group_of(&name).unwrap_or(own);
            assert!(group <= own, "{} imports {name}", inside.display());
        }
    }
}

/// Returns the names in backticks of a text.
fn names(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn a_module_imports_only_those_before_it() {
    let page = fs::read_to_string(repository("docs/architecture.md")).expect("the page");
    let (_, macros) = page
        .split_once("In `jets-macros`, a module imports only those before it: ")
        .expect("the order");
    let (macros, _) = macros.split_once('.').expect("its end");
    let groups: Vec<Vec<&str>> = names(macros).into_iter().map(|name| vec![name]).collect();
    assert_eq!(groups.len(), 7);
    check(&repository("jets-macros/src"), &groups);

    let (_, core) = page
        .split_once("| group | modules |\n| --- | --- |\n")
        .expect("a table");
    let (core, _) = core.split_once("\n\n").expect("its end");
    let groups: Vec<Vec<&str>> = core.lines().map(names).collect();
    let root = fs::read_to_string(repository("jets-core/src/lib.rs")).expect("the root");
    let modules = root.lines().filter_map(|line| {
        let line = line.trim_start_matches("pub ");
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    for module in modules {
        assert!(
            groups.iter().flatten().any(|name| *name == module),
            "{module}"
        );
    }
    check(&repository("jets-core/src"), &groups);
}
