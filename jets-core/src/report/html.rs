//! Writes a report as one HTML page, which loads nothing.

use std::fmt::Write;

use super::{Cell, LOST, Report};

const STYLE: &str = "\
:root { color-scheme: light dark; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
h1, h2 { line-height: 1.2; }
.table { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid #8886; padding: .4rem .6rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
td:first-child { white-space: nowrap; }
th { background: #8882; white-space: nowrap; }
.lost { color: light-dark(#b3261e, #ff8a80); }
.added { color: light-dark(#116329, #7ee787); }
.removed { color: light-dark(#b3261e, #ff8a80); }
";

pub(super) fn write(report: &Report) -> String {
    let title = escaped(report.title);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n<h1>{title}</h1>\n"
    );
    if report.is_empty() {
        page.push_str("<p>None.</p>\n");
    }
    for section in &report.sections {
        // Writing to a string cannot fail.
        _ = write!(
            page,
            "<h2>{}</h2>\n<div class=\"table\"><table>\n<tr>",
            escaped(section.heading)
        );
        for column in &section.columns {
            _ = write!(page, "<th>{}</th>", escaped(column));
        }
        page.push_str("</tr>\n");
        for row in &section.rows {
            let cells: String = row.iter().map(cell).collect();
            _ = writeln!(page, "<tr>{cells}</tr>");
        }
        page.push_str("</table></div>\n");
    }
    page.push_str("</html>\n");
    page
}

fn cell(lines: &Cell) -> String {
    let lines: String = lines.iter().map(|line| self::line(line)).collect();
    format!("<td>{lines}</td>")
}

fn line(line: &str) -> String {
    let class = match line {
        "added" | "removed" => format!(" class=\"{line}\""),
        _ if line.ends_with(LOST) => " class=\"lost\"".to_owned(),
        _ => String::new(),
    };
    format!("<div{class}>{}</div>", escaped(line))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}
