//! What a function sends to the functions of jobs.

use super::Function;
use crate::{
    aws::{Destination, ReceiverKind, Statement},
    value::object,
};

object! {
    /// A declaration `sends`: a function that another one sends to.
    #[derive(Eq)]
    pub struct Sends {
        /// The name of the parameter of the function that sends.
        pub name: String,
        /// The handler of the function that receives, such as `order_job.take`.
        pub handler: String,
        /// What it receives from.
        pub to: Destination,
        /// Whether functions may send to each other in a circle through this.
        pub allow_loop: Option<bool>,
    }
    /// Creates a declaration that allows no circle.
    pub fn new(name: impl Into<String>, handler: impl Into<String>, to: Destination);
}

impl Sends {
    /// Returns the name of the environment variable that contains the ARN of the destination.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("JETS_SENDS_{}", self.name.to_ascii_uppercase())
    }

    /// Returns `true` if the statement is the right to send there.
    pub(crate) fn is_right(&self, statement: &Statement) -> bool {
        let actions = statement.action.iter().map(String::as_str);
        statement.resource == [self.to.arn.as_str()]
            && actions.eq(self.to.kind.actions().iter().copied())
    }
}

impl Function {
    /// Returns where the function is sent to: one destination for each trigger that can be sent to, in their order. Of a
    /// function without triggers, it is the function itself.
    ///
    /// Of several triggers of one kind, none can be sent to.
    #[must_use]
    pub fn destinations(&self) -> Vec<Destination> {
        if self.triggers.is_empty() {
            return vec![Destination::new(ReceiverKind::Function, self.arn())];
        }
        let all = self
            .triggers
            .iter()
            .map(|trigger| trigger.parts().destination());
        let all: Vec<Destination> = all.flatten().collect();
        let is_only = |one: &&Destination| {
            let is_same = |other: &&Destination| other.kind.service() == one.kind.service();
            all.iter().filter(is_same).count() == 1
        };
        all.iter().filter(is_only).cloned().collect()
    }
}
