//! A job in a crate of the first edition, which denies warnings.

#![deny(warnings)]

#[macro_use]
extern crate jets;

jobs! {
    /// Prints whatever arrives.
    #[deprecated]
    pub DataJob {
        kinesis_event "my-stream";
        #[deprecated]
        pub fn file(&self, kinesis_data: Vec<String>) -> usize {
            kinesis_data.len()
        }

        sqs_event "orders";
        pub fn each(sqs_message: String) -> Result<(), String> {
            Err(sqs_message)
        }
    }
}
