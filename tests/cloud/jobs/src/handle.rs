//! What every job does with an item: prints it, and fails twice if it contains `poison`.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, PoisonError},
};

const FAILURES: u32 = 2;

static SEEN: LazyLock<Mutex<HashMap<String, u32>>> = LazyLock::new(Mutex::default);

/// Prints an item. An item with `poison` fails the first two times that this process sees it.
pub fn one(item: &str) -> Result<(), String> {
    println!("saw {item}");
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    let times = seen.entry(item.to_owned()).or_default();
    *times += 1;
    if item.contains("poison") && *times <= FAILURES {
        return Err(format!("{item}, for the {times}. time"));
    }
    Ok(())
}

/// Prints all items of a batch, then fails if one of them does.
pub fn all(items: &[String]) -> Result<(), String> {
    let outcomes: Vec<_> = items.iter().map(|item| one(item)).collect();
    outcomes.into_iter().collect()
}
