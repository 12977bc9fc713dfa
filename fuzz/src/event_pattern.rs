//! Checks that matching a pattern against an event never panics. The input is a pattern, a line break and an event.

use jets::testing::EventPattern;
use serde_json::Value;

pub fn event_pattern(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let (pattern, event) = text.split_once('\n').unwrap_or((text, "{}"));
    let Ok(read) = pattern.parse::<EventPattern>() else {
        return;
    };
    let json: Value = serde_json::from_str(pattern).expect("a pattern is JSON");
    assert_eq!(EventPattern::parse(&json).as_ref(), Ok(&read));
    if let Ok(event) = serde_json::from_str::<Value>(event) {
        let matches = read.matches(&event);
        assert!(event.is_object() || !matches, "{pattern} {event}");
    }
}
