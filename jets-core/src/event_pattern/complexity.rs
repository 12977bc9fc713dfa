//! How complex the wildcards of a key are, of which EventBridge accepts only so much.

use std::collections::{BTreeSet, BinaryHeap};

use super::operators::{Part, Wildcard};

/// Where a value can be in a wildcard: the wildcard, and the number of its parts that the value has passed.
type Position = (usize, usize);

/// The maximum [complexity] that is accepted.
///
/// EventBridge's limit is not documented. It accepted three patterns like `*:stack/NAME/*`, of complexity 9, and [refused
/// four][1], of complexity 12.
///
/// [1]: https://github.com/vals-ai/Valkyrie/pull/278
pub const MAX_COMPLEXITY: usize = 11;

/// Returns the maximum number of positions in wildcards that one value can have at once, or a number above [`MAX_COMPLEXITY`]
/// if it is more.
///
/// This is how [EventBridge's compiler of patterns][1] measures them: a value that begins with `a` is both behind the `*` and
/// behind the `a` of `*ab`, and has to be followed in both.
///
/// [1]: https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/MachineComplexityEvaluator.java
#[must_use]
pub fn complexity(wildcards: &[Wildcard]) -> usize {
    let start = (0..wildcards.len()).map(|index| (index, 0)).collect();
    let letters: BTreeSet<char> = wildcards.iter().flat_map(Wildcard::letters).collect();
    let (mut max, mut seen) = (0, BTreeSet::new());
    // Those with the most positions come first, so that the limit is found soon.
    let mut next = BinaryHeap::from([(0, closed(wildcards, start))]);
    while let Some((_, positions)) = next.pop() {
        if max > MAX_COMPLEXITY || seen.len() > MAX_STATES || !seen.insert(positions.clone()) {
            continue;
        }
        for letter in &letters {
            let reached = after(wildcards, &positions, *letter);
            max = max.max(reached.len());
            next.push((reached.len(), closed(wildcards, reached)));
        }
    }
    max
}

/// The maximum number of sets of positions that are tried, so that a pattern of any size is checked in a short time.
const MAX_STATES: usize = 1_000;

/// Returns the positions after one more letter.
fn after(
    wildcards: &[Wildcard],
    positions: &BTreeSet<Position>,
    letter: char,
) -> BTreeSet<Position> {
    let moved = positions.iter().filter_map(|(index, passed)| {
        match wildcards.get(*index)?.0.get(*passed)? {
            Part::Any => Some((*index, *passed)),
            Part::One => Some((*index, passed + 1)),
            Part::Letter(known) => (*known == letter).then_some((*index, passed + 1)),
        }
    });
    moved.collect()
}

/// Adds the positions behind each `*` that is reached, because it may stand for no letter.
fn closed(wildcards: &[Wildcard], mut positions: BTreeSet<Position>) -> BTreeSet<Position> {
    let reached: Vec<Position> = positions.iter().copied().collect();
    for (index, passed) in reached {
        let is_any =
            |at: usize| wildcards.get(index).and_then(|it| it.0.get(at)) == Some(&Part::Any);
        if is_any(passed) {
            positions.insert((index, passed + 1));
        }
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complexity_of(texts: &[&str]) -> usize {
        let wildcards: Vec<_> = texts
            .iter()
            .map(|text| Wildcard::parse(text).unwrap())
            .collect();
        complexity(&wildcards)
    }

    #[test]
    fn three_patterns_that_eventbridge_accepts_are_below_the_limit_and_four_above() {
        let stacks = [
            "*:stack/Api/*",
            "*:stack/Shared/*",
            "*:stack/Web/*",
            "*:stack/Monitoring/*",
        ];
        assert_eq!(complexity_of(&stacks[..3]), 9);
        assert_eq!(complexity_of(&stacks), MAX_COMPLEXITY + 1);
    }

    #[test]
    fn a_wildcard_at_one_end_is_simple() {
        assert_eq!(complexity_of(&["a*"]), 1);
        assert_eq!(complexity_of(&["*a"]), 2);
        assert_eq!(complexity_of(&["abc"]), 1);
        assert_eq!(complexity_of(&[]), 0);
        assert_eq!(complexity_of(&["a*"; 11]), 11);
    }

    #[test]
    fn repeated_letters_after_a_wildcard_are_complex() {
        assert_eq!(complexity_of(&["*aaaa"]), 5);
        assert!(complexity_of(&["*aaaaaaaaaaaa"]) > MAX_COMPLEXITY);
    }
}
