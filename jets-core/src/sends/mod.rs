//! Sending to the functions of jobs: the senders that a function gets for its declarations `sends`, and who delivers.
//!
//! The receiver says what a message is and where it goes, so the compiler checks both.

mod batches;
mod limits;
mod payload;
mod sender;
mod sending;

#[doc(inline)]
pub use crate::delivery::{
    Attribute, Delivering, Delivery, Message, Receiver, ReceiverKind, Refusal, SendAllError,
    SendError, SendErrorKind, Sent, Unsent,
};
pub use payload::{SentTo, ToPayload};
pub use sender::{Bus, Fifo, Function, Queue, Stream, Topic};
pub use sending::{Sending, SendingAll, to};

#[doc(hidden)]
pub use sender::{Payload, Receives, ReceivesFrom, SenderOf};
