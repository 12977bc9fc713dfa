//! A model of several items in flight: [loom](https://docs.rs/loom) tries every order in which threads can wake them.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "the model always has room")]
#[path = "../../jets-core/src/runtime/items/in_flight.rs"]
mod in_flight;

/// The parts of the standard library that loom replaces.
mod sync {
    pub(crate) use loom::sync::{Mutex, MutexGuard, atomic::AtomicBool};
}

use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use in_flight::InFlight;
use loom::{
    future::block_on,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Ends after as many events as there are threads. Each thread brings one, and wakes the task once.
struct Events {
    threads: usize,
    happened: Option<Arc<AtomicUsize>>,
}

impl Events {
    fn of(threads: usize) -> Self {
        let happened = None;
        Self { threads, happened }
    }
}

fn bring_event(happened: &AtomicUsize, waker: &Waker) {
    happened.fetch_add(1, Ordering::AcqRel);
    waker.wake_by_ref();
}

impl Future for Events {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let threads = self.threads;
        let happened = self.happened.get_or_insert_with(|| {
            let happened = Arc::new(AtomicUsize::new(0));
            for _ in 0..threads {
                let (happened, waker) = (Arc::clone(&happened), context.waker().clone());
                thread::spawn(move || bring_event(&happened, &waker));
            }
            happened
        });
        if happened.load(Ordering::Acquire) == threads {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}

/// Works on an item for each of `threads`, which says how many threads wake it.
fn all_end(limit: usize, threads: &'static [usize]) {
    let mut model = loom::model::Builder::new();
    // Two are enough to find a lost wake-up. Each one more takes many times as long.
    model.preemption_bound = Some(2);
    model.check(move || {
        let mut in_flight = InFlight::new(limit);
        for (index, threads) in threads.iter().enumerate() {
            in_flight.begin(index, Events::of(*threads));
        }
        let mut ended = [false; 2];
        while let Some((index, ())) = block_on(in_flight.next()) {
            ended[index] = true;
        }
        assert!(ended.iter().take(threads.len()).all(|ended| *ended));
    });
}

#[test]
fn an_item_that_is_woken_while_it_is_polled_is_polled_again() {
    all_end(2, &[2]);
}

#[test]
fn an_item_alone_is_polled_with_the_waker_of_the_task() {
    all_end(1, &[2]);
}

#[test]
fn each_item_that_is_woken_is_polled() {
    all_end(2, &[1, 1]);
}
