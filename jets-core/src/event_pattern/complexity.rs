//! How complex the wildcards of a key are: EventBridge accepts only so much.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::operands::{Part, Wildcard};

/// The maximum [complexity] that EventBridge accepts.
///
/// Its documents do not name it. [The compiler of patterns][1] that it is made from proposes 10, and fails with the message
/// that EventBridge has. EventBridge accepts [three texts like `*:stack/NAME/*`][2], of complexity 9, and refuses
/// [`*:*:*:*:*:event-bus/*`][3], of 11.
///
/// [1]: https://github.com/aws/event-ruler/blob/main/README.md
/// [2]: https://github.com/vals-ai/Valkyrie/pull/278
/// [3]: https://github.com/localstack/localstack/blob/main/tests/aws/services/events/event_pattern_templates/content_wildcard_complex_EXC.json5
pub(super) const MAX_COMPLEXITY: usize = 10;

/// Returns the maximum number of beginnings of wildcards that one value can have at once, or a number above
/// [`MAX_COMPLEXITY`] if it is more. A pattern is one `wildcard`, or all that one `anything-but` has.
///
/// It is that of [EventBridge's compiler of patterns][1]: a value that begins with `a` is both in the `*` and behind the `a` of
/// `*ab`, and has to be followed in both.
///
/// [1]: https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/MachineComplexityEvaluator.java
#[inline]
pub(super) fn complexity(patterns: &[Vec<Wildcard>]) -> usize {
    let mut machine = Machine::default();
    machine.state();
    for (index, pattern) in patterns.iter().enumerate() {
        if !patterns.iter().take(index).any(|known| known == pattern) {
            machine.add(pattern);
        }
    }
    let states = machine.0;
    let bytes: BTreeSet<u8> = states
        .iter()
        .flat_map(|state| state.next.iter().map(|(byte, _)| *byte))
        .collect();
    let (mut max, mut seen) = (0, BTreeSet::new());
    // Those with the most states come first, so that the limit is found soon.
    let mut next = BinaryHeap::from([(0, BTreeSet::from([0]))]);
    while let Some((_, active)) = next.pop() {
        if max > MAX_COMPLEXITY || seen.len() > MAX_SETS || !seen.insert(active.clone()) {
            continue;
        }
        let active: Vec<&State> = active.iter().filter_map(|id| states.get(*id)).collect();
        for byte in &bytes {
            let stars = active.iter().filter_map(|state| state.star);
            let behind = active.iter().flat_map(|state| &state.next);
            let behind = behind.filter_map(|(known, id)| (known == byte).then_some(*id));
            let reached: BTreeSet<usize> = stars.chain(behind).collect();
            let mut size = reached.clone();
            size.extend(reached.iter().filter_map(|id| states.get(*id)?.star));
            max = max.max(size.len());
            next.push((size.len(), reached));
        }
    }
    max
}

/// The maximum number of sets of states that are tried, so that a pattern of any size is checked in a short time.
const MAX_SETS: usize = 1_000;

/// Where a value can be. The first state is the start.
#[derive(Default)]
struct Machine(Vec<State>);

#[derive(Default)]
struct State {
    /// The states behind a byte.
    next: BTreeSet<(u8, usize)>,
    /// The state of the `*` that follows, or of the one that this is.
    star: Option<usize>,
}

impl Machine {
    fn state(&mut self) -> usize {
        self.0.push(State::default());
        self.0.len() - 1
    }

    /// Adds a pattern. Its texts have the same end, and the same states up to their first `*` if they begin alike.
    fn add(&mut self, pattern: &[Wildcard]) {
        let end = self.state();
        let mut beginnings = BTreeMap::new();
        for text in pattern {
            let steps = steps(text);
            let (mut at, mut before_star, mut is_beginning) = (0, None, true);
            for (index, step) in steps.iter().enumerate() {
                let id = if index + 1 == steps.len() {
                    end
                } else if is_beginning {
                    let beginning = steps.iter().take(index + 1).copied().collect::<Vec<_>>();
                    *beginnings.entry(beginning).or_insert_with(|| self.state())
                } else {
                    self.state()
                };
                if let Some(byte) = step {
                    for from in before_star.take().into_iter().chain([at]) {
                        if let Some(state) = self.0.get_mut(from) {
                            state.next.insert((*byte, id));
                        }
                    }
                } else {
                    for from in [at, id] {
                        if let Some(state) = self.0.get_mut(from) {
                            state.star = Some(id);
                        }
                    }
                    (before_star, is_beginning) = (Some(at), false);
                }
                at = id;
            }
        }
    }
}

/// Returns the bytes of a text in quotes, with `None` for each `*`.
fn steps(text: &Wildcard) -> Vec<Option<u8>> {
    let mut steps = vec![Some(b'"')];
    for part in &text.0 {
        match part {
            Part::Letter(letter) => steps.extend(letter.encode_utf8(&mut [0; 4]).bytes().map(Some)),
            Part::One | Part::Level | Part::Any => steps.push(None),
        }
    }
    steps.push(Some(b'"'));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complexity_of(texts: &[&str]) -> usize {
        let pattern = |text: &&str| vec![Wildcard::parse(text).unwrap()];
        complexity(&texts.iter().map(pattern).collect::<Vec<_>>())
    }

    #[test]
    fn what_eventbridge_accepts_is_below_the_limit_and_what_it_refuses_above() {
        let stacks = [
            "*:stack/Api/*",
            "*:stack/Shared/*",
            "*:stack/Web/*",
            "*:stack/Monitoring/*",
        ];
        assert_eq!(complexity_of(&stacks[..3]), 9);
        assert!(complexity_of(&stacks) > MAX_COMPLEXITY);
        assert_eq!(
            complexity_of(&["*:*:*:*:*:event-bus/*"]),
            MAX_COMPLEXITY + 1
        );
    }

    /// The figures are those of event-ruler's own tests.
    #[test]
    fn the_complexity_is_that_of_the_compiler_of_eventbridge() {
        for (text, expected) in [
            ("abc", 1),
            ("*ab", 2),
            ("*aa", 3),
            ("a*b", 2),
            ("aa*", 2),
            ("a*bcb", 3),
            ("a*bbb", 4),
            ("*ab*ad", 4),
            ("*aba*", 4),
            ("a*b*bb", 5),
            ("ab*b*", 3),
            ("*ab*b*b*", 7),
        ] {
            assert_eq!(complexity_of(&[text]), expected, "{text}");
        }
        assert_eq!(complexity_of(&[]), 0);
        assert_eq!(complexity_of(&["*a", "*a"]), 2);
    }

    #[test]
    fn the_texts_of_one_anything_but_share_their_beginnings() {
        let texts = ["*a", "*b", "*c", "*d", "*e", "*f"];
        let parsed = texts.map(|text| Wildcard::parse(text).unwrap());
        assert_eq!(complexity(&[parsed.to_vec()]), 2);
        assert!(complexity_of(&texts) > MAX_COMPLEXITY);
    }
}
