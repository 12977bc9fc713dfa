//! The main job.

use jets::jobs;

jobs! {
    /// Prints whatever arrives on the stream.
    pub(super) DataJob {
        kinesis_event "my-stream"; // existing stream

        fn file(event, kinesis_data) {
            println!("event {event}");
            println!("kinesis_data {kinesis_data}");
        }
    }
}
