//! The handler of a function, as a constant of its job.

use std::{fmt, marker::PhantomData};

/// The handler of a Lambda function: the constant that `jobs!` makes for each function of a job, such as
/// `OrderJob::TAKE` for `take` of `OrderJob`.
///
/// [`App::invoke`](crate::App::invoke), the builders of [events](crate::testing) and `Template::ids` take it. If the
/// function is renamed, whatever names the old constant does not compile.
///
/// `S` is the [`Source`](crate::Source) of the function's items. It is `()` if no trigger has items: the function is
/// invoked by name, or by `iot_event`. If triggers of several sources share the function, it is a tuple of them. `F`
/// stands for the function.
pub struct Handler<S, F> {
    name: &'static str,
    function: PhantomData<fn() -> (S, F)>,
}

impl<S, F> Handler<S, F> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            function: PhantomData,
        }
    }

    /// Returns the handler's name, such as `order_job.take`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }
}

impl<S, F> Clone for Handler<S, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, F> Copy for Handler<S, F> {}

impl<S, F> AsRef<str> for Handler<S, F> {
    fn as_ref(&self) -> &str {
        self.name
    }
}

impl<S, F> fmt::Debug for Handler<S, F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Handler").field(&self.name).finish()
    }
}

impl<S, F> fmt::Display for Handler<S, F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}
