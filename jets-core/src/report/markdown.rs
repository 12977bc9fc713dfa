//! Writes a report as Markdown.

use std::fmt::Write;

use super::{Cell, LOST, Report};

pub(super) fn write(report: &Report) -> String {
    let mut text = format!("# {}\n", report.title);
    if report.is_empty() {
        text.push_str("\nNone.\n");
    }
    for section in &report.sections {
        // Writing to a string cannot fail.
        _ = writeln!(text, "\n## {}\n", section.heading);
        _ = writeln!(text, "| {} |", section.columns.join(" | "));
        _ = writeln!(text, "|{}", " --- |".repeat(section.columns.len()));
        for row in &section.rows {
            let cells: Vec<String> = row.iter().map(cell).collect();
            _ = writeln!(text, "| {} |", cells.join(" | "));
        }
    }
    text
}

fn cell(lines: &Cell) -> String {
    let lines = lines.iter().map(|line| match line.strip_suffix(LOST) {
        Some(line) => format!("{}, then **lost**", escaped(line)),
        None => escaped(line),
    });
    lines.collect::<Vec<_>>().join("<br>")
}

/// Escapes what [Markdown][1] or GitHub would take as markup, and what would end a cell.
///
/// [1]: https://github.github.com/gfm/#backslash-escapes
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut is_in_word = false;
    while let Some(letter) = letters.next() {
        let follows_word = std::mem::replace(&mut is_in_word, letter.is_alphanumeric());
        let is_markup = match letter {
            // As in `order_job`.
            '_' => !(follows_word && letters.peek().is_some_and(|next| next.is_alphanumeric())),
            _ => "\\`*[]<>|~$&#".contains(letter),
        };
        match letter {
            _ if letter.is_control() => escaped.push(' '),
            _ if is_markup => escaped.extend(['\\', letter]),
            _ => escaped.push(letter),
        }
    }
    escaped
}
