//! Polls several futures in one task, each only after it was woken.

use std::{
    collections::VecDeque,
    future::poll_fn,
    pin::Pin,
    sync::{Arc, PoisonError, atomic::Ordering},
    task::{Context, Poll, Wake, Waker},
};

use super::sync::{AtomicBool, Mutex, MutexGuard};

/// Up to `limit` futures, each for the item at an index.
pub(super) struct InFlight<F> {
    limit: usize,
    slots: Vec<Slot<F>>,
    /// The slots without a future.
    free: Vec<usize>,
    /// The slots to poll. `None` if the limit is 1, because a single future is polled whenever the task is.
    woken: Option<Arc<Woken>>,
}

/// The place of a future. Slots are reused, so that memory does not grow with the number of items.
struct Slot<F> {
    index: usize,
    future: Pin<Box<Option<F>>>,
    waker: Option<Arc<SlotWaker>>,
}

impl<F: Future> InFlight<F> {
    /// Creates an empty set for at most `limit` futures. A limit of 0 counts as 1.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit: limit.max(1),
            slots: Vec::new(),
            free: Vec::new(),
            woken: (limit > 1).then(Arc::default),
        }
    }

    pub(super) fn has_room(&self) -> bool {
        !self.free.is_empty() || self.slots.len() < self.limit
    }

    /// Adds the future of the item at `index`. There must be room for it.
    pub(super) fn begin(&mut self, index: usize, future: F) {
        let number = self.free.pop().unwrap_or(self.slots.len());
        if let Some(slot) = self.slots.get_mut(number) {
            slot.index = index;
            slot.future.set(Some(future));
        } else {
            self.slots.push(Slot {
                index,
                future: Box::pin(Some(future)),
                waker: self
                    .woken
                    .as_ref()
                    .map(|woken| SlotWaker::new(number, woken)),
            });
        }
        if let Some(waker) = self.slots.get(number).and_then(|slot| slot.waker.as_ref()) {
            waker.wake_by_ref();
        }
    }

    /// Waits until one of the futures ends, and returns its index and output. Returns `None` if there is no future.
    pub(super) async fn next(&mut self) -> Option<(usize, F::Output)> {
        poll_fn(|context| self.poll_next(context)).await
    }

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<(usize, F::Output)>> {
        if self.free.len() == self.slots.len() {
            return Poll::Ready(None);
        }
        let Some(woken) = self.woken.clone() else {
            return self.poll_slot(0, context);
        };
        woken.wake_with(context.waker());
        // A future that wakes itself is polled again after the others.
        for _ in 0..woken.len() {
            let Some(number) = woken.pop() else {
                break;
            };
            if let Poll::Ready(ended) = self.poll_slot(number, context) {
                return Poll::Ready(ended);
            }
        }
        // A slot that was woken in the meantime has woken the task.
        Poll::Pending
    }

    /// Polls the future of a slot with the waker of the slot, or with the task's own if there is only one slot.
    fn poll_slot(
        &mut self,
        number: usize,
        context: &mut Context<'_>,
    ) -> Poll<Option<(usize, F::Output)>> {
        let Some(slot) = self.slots.get_mut(number) else {
            return Poll::Pending;
        };
        if let Some(waker) = &slot.waker {
            // Not only a store: whoever found the slot queued has not woken it, and the future must see why.
            waker.is_queued.swap(false, Ordering::AcqRel);
        }
        // A future may still be woken after it has ended.
        let Some(future) = slot.future.as_mut().as_pin_mut() else {
            return Poll::Pending;
        };
        let output = if let Some(waker) = &slot.waker {
            let waker = Waker::from(Arc::clone(waker));
            future.poll(&mut Context::from_waker(&waker))
        } else {
            future.poll(context)
        };
        output.map(|output| {
            slot.future.set(None);
            self.free.push(number);
            Some((slot.index, output))
        })
    }
}

/// The slots that were woken, and the task that polls them.
#[derive(Default)]
struct Woken {
    state: Mutex<WokenState>,
}

#[derive(Default)]
struct WokenState {
    slots: VecDeque<usize>,
    task: Option<Waker>,
}

impl Woken {
    fn state(&self) -> MutexGuard<'_, WokenState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets the task to wake.
    fn wake_with(&self, task: &Waker) {
        match &mut self.state().task {
            Some(known) => known.clone_from(task),
            unknown => *unknown = Some(task.clone()),
        }
    }

    fn len(&self) -> usize {
        self.state().slots.len()
    }

    fn pop(&self) -> Option<usize> {
        self.state().slots.pop_front()
    }
}

/// A waker that records its slot as woken, and wakes the task.
struct SlotWaker {
    number: usize,
    is_queued: AtomicBool,
    woken: Arc<Woken>,
}

impl SlotWaker {
    fn new(number: usize, woken: &Arc<Woken>) -> Arc<Self> {
        Arc::new(Self {
            number,
            is_queued: AtomicBool::new(false),
            woken: Arc::clone(woken),
        })
    }
}

impl Wake for SlotWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if self.is_queued.swap(true, Ordering::AcqRel) {
            return;
        }
        let task = {
            let mut state = self.woken.state();
            state.slots.push_back(self.number);
            state.task.clone()
        };
        // Waking may run code of the executor, so release the lock first.
        if let Some(task) = task {
            task.wake();
        }
    }
}
