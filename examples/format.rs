//! Formats the bodies of functions in `jobs!` with rustfmt, which itself leaves the content of a macro alone.
//!
//! `cargo run -p jets-rs --example format -- [--check] PATH…` takes Rust files, Markdown pages with blocks of Rust, and folders of
//! them. With `--check`, it writes nothing, and fails if a file would change.
//!
//! Declarations stay as they are, and so does a body in one line, or with lines that rustdoc hides. A body whose tokens or comments would differ afterwards is an
//! error, apart from the commas, semicolons and braces that rustfmt adds or removes.

use std::{
    collections::HashSet,
    env,
    error::Error,
    fs,
    io::Write as _,
    ops::Range,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

/// The maximum width of a line.
const WIDTH: usize = 100;

fn main() -> ExitCode {
    let (flags, paths): (Vec<_>, Vec<_>) = env::args().skip(1).partition(|it| it.starts_with("--"));
    let is_check = flags == ["--check"];
    if paths.is_empty() || !(is_check || flags.is_empty()) {
        eprintln!("usage: format [--check] PATH…");
        return ExitCode::FAILURE;
    }
    let mut is_right = true;
    for path in paths {
        for file in files(Path::new(&path)) {
            match format_file(&file, is_check) {
                Ok(true) if is_check => {
                    is_right = false;
                    eprintln!("{}: a body is not formatted", file.display());
                }
                Ok(_) => {}
                Err(error) => {
                    is_right = false;
                    eprintln!("error: {}: {error}", file.display());
                }
            }
        }
    }
    if is_right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Returns the files of Rust and Markdown at a path, without those that cargo has built.
fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else {
        return vec![path.to_owned()];
    };
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        let extension = path.extension().unwrap_or_default();
        if path.is_dir() && !path.ends_with("target") {
            found.extend(files(&path));
        } else if extension == "rs" || extension == "md" {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Formats a file, or only tells whether it would change.
fn format_file(path: &Path, is_check: bool) -> Result<bool, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let new = if path.extension().is_some_and(|extension| extension == "md") {
        format_page(&text)?
    } else {
        format_source(&text)?
    };
    if new != text && !is_check {
        fs::write(path, &new)?;
    }
    Ok(new != text)
}

/// Formats the blocks of Rust of a page that rustdoc would compile.
pub(crate) fn format_page(page: &str) -> Result<String, Box<dyn Error>> {
    const FENCE: &str = "```";
    let (mut new, mut block) = (String::new(), None);
    for line in page.split_inclusive('\n') {
        match &mut block {
            None => {
                new.push_str(line);
                let is_rust = line.starts_with("```rust") && !line.contains("ignore");
                block = is_rust.then(String::new);
            }
            Some(source) if line.trim_end() == FENCE => {
                new.push_str(&format_source(source)?);
                new.push_str(line);
                block = None;
            }
            Some(source) => source.push_str(line),
        }
    }
    new.push_str(&block.unwrap_or_default());
    Ok(new)
}

/// Formats the bodies in a source file.
pub(crate) fn format_source(source: &str) -> Result<String, Box<dyn Error>> {
    let mut bodies = Vec::new();
    find_jobs(source.parse()?, &mut bodies);
    let mut new = source.to_owned();
    // From the end, so that the ranges of the others stay right.
    for (start, range) in bodies.into_iter().rev() {
        let (Some(before), Some(body)) = (source.get(..start), source.get(range.clone())) else {
            continue;
        };
        // rustdoc hides a line that begins with `# `, and rustfmt does not know that.
        let is_hidden = body.lines().any(|line| line.starts_with("# "));
        if body.contains('\n') && !is_hidden {
            let line = before.rsplit('\n').next().unwrap_or_default();
            let indent = line.len() - line.trim_start().len();
            new.replace_range(range, &format_body(body, indent)?);
        }
    }
    Ok(new)
}

/// Adds the bodies of the functions in each `jobs!`: where the function begins, and what is between its braces.
fn find_jobs(tokens: TokenStream, bodies: &mut Vec<(usize, Range<usize>)>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        match tokens.get(..index) {
            Some([.., TokenTree::Ident(name), TokenTree::Punct(mark)])
                if name == "jobs" && mark.as_char() == '!' =>
            {
                for job in group.stream() {
                    if let TokenTree::Group(job) = job {
                        find_bodies(&job, bodies);
                    }
                }
            }
            _ => find_jobs(group.stream(), bodies),
        }
    }
}

fn find_bodies(job: &Group, bodies: &mut Vec<(usize, Range<usize>)>) {
    let tokens: Vec<_> = job.stream().into_iter().collect();
    let mut function = None;
    for pair in tokens.windows(2) {
        match pair {
            [TokenTree::Ident(keyword), TokenTree::Ident(_)] if keyword == "fn" => {
                function = Some(keyword.span().byte_range().start);
            }
            [_, TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
                let end = |span: Span| span.byte_range();
                let body = end(group.span_open()).end..end(group.span_close()).start;
                bodies.extend(function.take().map(|start| (start, body)));
            }
            _ => {}
        }
    }
}

/// Formats what is between the braces of a function that begins in column `indent`.
fn format_body(body: &str, indent: usize) -> Result<String, Box<dyn Error>> {
    const HEAD: &str = "async fn body() {";
    let formatted = rustfmt(&format!("{HEAD}{body}}}"), WIDTH.saturating_sub(indent))?;
    let inner = formatted.trim_end().strip_prefix(HEAD);
    let inner = inner.and_then(|inner| inner.strip_suffix('}'));
    let inner = inner.ok_or("rustfmt did not return a function")?;
    if content(body)? != content(inner)? {
        return Err(format!("rustfmt would change more than the layout of {body}").into());
    }
    let kept = lines_in_literals(inner.parse()?, inner);
    let mut new = String::new();
    for (number, line) in inner.trim_end().split('\n').enumerate() {
        if number > 0 {
            new.push('\n');
        }
        if !line.is_empty() && !kept.contains(&number) {
            new.push_str(&" ".repeat(indent));
        }
        new.push_str(line);
    }
    new.push('\n');
    new.push_str(&" ".repeat(indent));
    Ok(new)
}

fn rustfmt(source: &str, width: usize) -> Result<String, Box<dyn Error>> {
    let config = format!("max_width={width},reorder_imports=false");
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", &config])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = child.stdin.take().ok_or("rustfmt has no input")?;
    input.write_all(source.as_bytes())?;
    drop(input);
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(format!("rustfmt does not take {source}").into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Returns the tokens of a text without those of its layout, and the comments between them.
fn content(text: &str) -> Result<(Vec<String>, String), Box<dyn Error>> {
    let mut leaves = Vec::new();
    add_leaves(text.parse()?, &mut leaves);
    let (mut tokens, mut comments, mut end) = (Vec::new(), String::new(), 0);
    for range in leaves {
        let between = text.get(end..range.start).unwrap_or_default();
        comments.extend(between.chars().filter(|letter| !letter.is_whitespace()));
        end = end.max(range.end);
        match text.get(range) {
            Some("," | ";" | "{" | "}") | None => {}
            Some(token) => tokens.push(token.to_owned()),
        }
    }
    let rest = text.get(end..).unwrap_or_default();
    comments.extend(rest.chars().filter(|letter| !letter.is_whitespace()));
    Ok((tokens, comments))
}

fn add_leaves(tokens: TokenStream, leaves: &mut Vec<Range<usize>>) {
    for token in tokens {
        if let TokenTree::Group(group) = token {
            leaves.push(group.span_open().byte_range());
            add_leaves(group.stream(), leaves);
            leaves.push(group.span_close().byte_range());
        } else {
            leaves.push(token.span().byte_range());
        }
    }
}

/// Returns the numbers of the lines that begin inside of a literal.
fn lines_in_literals(tokens: TokenStream, text: &str) -> HashSet<usize> {
    let mut leaves = Vec::new();
    add_leaves(tokens, &mut leaves);
    let line = |end| text.get(..end).unwrap_or_default().matches('\n').count();
    let of_leaf = |leaf: Range<usize>| line(leaf.start) + 1..=line(leaf.end);
    leaves.into_iter().flat_map(of_leaf).collect()
}
