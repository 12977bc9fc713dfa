//! What a manifest says, for people.

mod flowchart;
