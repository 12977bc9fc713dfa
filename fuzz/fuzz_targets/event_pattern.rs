//! A pattern, a line, and an event: whatever they are, one is for the other or not.
#![no_main]

use jets::testing::EventPattern;
use serde_json::Value;

libfuzzer_sys::fuzz_target!(|text: &str| {
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
});
