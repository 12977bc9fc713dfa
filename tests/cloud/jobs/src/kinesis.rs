//! Records of a stream.

use jets::jobs;

use crate::handle;

jobs! {
    pub KinesisJob {
        class_timeout 10;

        kinesis_event "cloud-records", starting_position: TRIM_HORIZON;
        fn one(kinesis_record: &str) -> Result<(), String> {
            handle::one(kinesis_record)
        }

        kinesis_event "cloud-records", starting_position: TRIM_HORIZON;
        fn batch(kinesis_data: Vec<String>) -> Result<(), String> {
            handle::all(&kinesis_data)
        }
    }
}
