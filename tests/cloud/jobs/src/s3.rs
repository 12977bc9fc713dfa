//! Objects of a bucket.

use jets::jobs;

use crate::handle;

jobs! {
    pub S3Job {
        s3_event "cloud-uploads", prefix: "images/", suffix: ".png";
        fn one(s3_object) -> Result<(), String> {
            handle::one(s3_object.key())
        }
    }
}
