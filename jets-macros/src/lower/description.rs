//! Makes the description of a function without one from the first line of its doc comment.

use crate::syntax::Attribute;

/// The maximum length of a description: `Description` of Lambda's API model.
const MOST_CHARACTERS: usize = 256;

/// Returns the first line of the doc comment that is not blank, cut to the length that Lambda accepts.
pub(super) fn first_line(attributes: &[Attribute]) -> Option<String> {
    let line = attributes
        .iter()
        .filter_map(Attribute::doc)
        .flat_map(|text| {
            text.lines()
                .map(str::trim)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .find(|line| !line.is_empty())?;
    if line.chars().count() <= MOST_CHARACTERS {
        return Some(as_text(&line));
    }
    let mut cut: String = line.chars().take(MOST_CHARACTERS - 1).collect();
    cut.push('…');
    Some(as_text(&cut))
}

/// Escapes `${` in a comment, so that `${Name}` is text and not a placeholder.
fn as_text(line: &str) -> String {
    let (before, after) = line
        .rsplit_once('}')
        .map_or(("", line), |(before, after)| (before, after));
    let end = if line.contains('}') { "}" } else { "" };
    let escaped = before.replace("${", "${!");
    let open = after.replace("${", "$ {");
    format!("{escaped}{end}{open}")
}
