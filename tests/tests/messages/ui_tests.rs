//! Tests that each module of `ui-tests/` still has its mistakes, and that each is reported at its own token.

use std::{
    fs,
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

use jets_tests::repository;
use proc_macro2::{TokenStream, TokenTree};

use crate::{Message, mistakes_in};

/// An error of rustc about generated code that has no error code.
const OF_RUSTC: &str = "future cannot be sent between threads safely";

/// A mistake of `ui-tests/`: a module, or a whole file without modules.
pub(crate) struct Case {
    name: String,
    pub(crate) lines: RangeInclusive<usize>,
    tokens: TokenStream,
}

/// An error in a `.stderr` file.
pub(crate) struct Printed {
    pub(crate) message: Message,
    is_of_rustc: bool,
}

/// A source, and what rustc prints for it.
pub(crate) struct UiTest {
    path: PathBuf,
    pub(crate) source: String,
    pub(crate) output: String,
}

impl UiTest {
    /// Returns the line of the source with this number, without its indentation.
    fn line(&self, number: usize) -> &str {
        self.source.lines().nth(number - 1).expect("a line").trim()
    }
}

pub(crate) fn ui_tests() -> Vec<UiTest> {
    let sources = files("rs").into_iter().map(|path| UiTest {
        source: fs::read_to_string(&path).expect("a source"),
        output: fs::read_to_string(path.with_extension("stderr")).expect("its output"),
        path,
    });
    let tests: Vec<UiTest> = sources.collect();
    assert!(tests.len() > 20, "{} ui-tests", tests.len());
    assert_eq!(tests.len(), files("stderr").len());
    tests
}

fn files(extension: &str) -> Vec<PathBuf> {
    let entries = |folder: &Path| fs::read_dir(folder).expect("a folder");
    entries(&repository("ui-tests"))
        .map(|group| group.expect("an entry").path())
        .filter(|group| group.is_dir())
        .flat_map(|group| entries(&group))
        .map(|file| file.expect("an entry").path())
        .filter(|file| file.extension().is_some_and(|known| known == extension))
        .collect()
}

/// Returns the modules of a source, or all of it if it has none.
pub(crate) fn cases(source: &str) -> Vec<Case> {
    let all: TokenStream = source.parse().expect("tokens");
    let tokens: Vec<TokenTree> = all.clone().into_iter().collect();
    let modules = tokens.windows(3).filter_map(|tokens| match tokens {
        [
            TokenTree::Ident(word),
            TokenTree::Ident(name),
            TokenTree::Group(body),
        ] if word == "mod" => Some(Case {
            name: name.to_string(),
            lines: word.span().start().line..=body.span().end().line,
            tokens: body.stream(),
        }),
        _ => None,
    });
    let mut cases: Vec<Case> = modules.collect();
    if cases.is_empty() {
        cases.push(Case {
            name: String::new(),
            lines: 1..=source.lines().count(),
            tokens: all,
        });
    }
    cases
}

/// Returns the content of each `jobs!` in a source.
pub(crate) fn declarations(tokens: TokenStream) -> Vec<TokenStream> {
    let mut declarations = Vec::new();
    let mut before = [String::new(), String::new()];
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            if before == ["jobs", "!"] {
                declarations.push(group.stream());
            } else {
                declarations.extend(self::declarations(group.stream()));
            }
        }
        let [_, last] = before;
        before = [last, token.to_string()];
    }
    declarations
}

/// Returns every error in rustc's output.
pub(crate) fn printed(output: &str) -> Vec<Printed> {
    let errors = output.split("\n\n").filter_map(|error| {
        let (text, place) = error.strip_prefix("error")?.split_once("--> ")?;
        let (code, text) = text.split_once(": ")?;
        // Lines of a message after its first are indented.
        let text: Vec<&str> = text.trim_end().lines().map(str::trim_start).collect();
        let (place, underlined) = place.split_once('\n')?;
        let (place, column) = place.rsplit_once(':')?;
        let (_, line) = place.rsplit_once(':')?;
        let is_whole = !underlined.contains("^...^") && !underlined.contains("_^");
        let text = text.join("\n");
        Some(Printed {
            is_of_rustc: !code.is_empty() || text == OF_RUSTC,
            message: Message {
                line: line.parse().ok()?,
                column: column.parse().ok()?,
                text,
                width: is_whole.then(|| underlined.matches('^').count()),
            },
        })
    });
    let errors: Vec<Printed> = errors.collect();
    let headers = output.lines().filter(|line| line.starts_with("error"));
    assert_eq!(errors.len(), headers.count(), "{output}");
    errors
}

/// Returns `true` if the macro's mistakes are those that rustc printed.
fn are_the_same(found: &[Message], printed: &[Message]) -> bool {
    found.len() == printed.len()
        && found.iter().zip(printed).all(|(found, printed)| {
            (found.line, found.column, &found.text) == (printed.line, printed.column, &printed.text)
                && (printed.width.is_none() || found.width == printed.width)
        })
}

#[test]
fn each_module_has_its_mistakes_on_its_own_lines() {
    let mut different = Vec::new();
    for test in ui_tests() {
        let mut errors = printed(&test.output);
        for case in cases(&test.source) {
            let name = format!("{}: {}", test.path.display(), case.name);
            let (own, others): (Vec<Printed>, Vec<Printed>) = errors
                .into_iter()
                .partition(|error| case.lines.contains(&error.message.line));
            errors = others;
            assert!(!own.is_empty(), "{name} has no error");
            // rustc underlines the whole of an empty macro.
            if test.path.ends_with("files/empty_macro.rs") {
                continue;
            }
            let of_the_macro = own.into_iter().filter(|error| !error.is_of_rustc);
            let mut expected: Vec<Message> = of_the_macro.map(|error| error.message).collect();
            let declarations = declarations(case.tokens);
            assert!(!declarations.is_empty(), "{name} has no `jobs!`");
            let mut found: Vec<Message> = declarations.iter().flat_map(mistakes_in).collect();
            found.sort();
            expected.sort();
            if !are_the_same(&found, &expected) {
                different.push(format!("{name}: {found:#?} instead of {expected:#?}"));
            }
        }
        let outside: Vec<Message> = errors.into_iter().map(|error| error.message).collect();
        assert!(outside.is_empty(), "{}: {outside:#?}", test.path.display());
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn no_mistake_is_reported_at_the_whole_macro() {
    for test in ui_tests() {
        assert!(!test.output.contains("warning:"), "{}", test.path.display());
        for error in printed(&test.output) {
            let line = test.line(error.message.line);
            // An empty macro has no other token.
            let is_macro = line.contains("jobs! {") && line != "jets::jobs! {}";
            assert!(!is_macro, "{}: {line}", test.path.display());
        }
    }
}
