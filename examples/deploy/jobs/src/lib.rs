//! The jobs of a shop.

#![forbid(unsafe_code)]

use jets::{DecodeError, KinesisRecord, jobs};

jobs! {
    /// Keeps every order.
    pub ArchiveJob {
        class_timeout 60;

        kinesis_event "orders-${Environment}", batch_size: 500;
        iam_policy "s3:PutObject", resource: "arn:${AWS::Partition}:s3:::${ArchiveBucket}/*";
        environment { BUCKET: "${ArchiveBucket}" };
        fn store(kinesis_record: KinesisRecord<'_>) -> Result<(), DecodeError> {
            let bytes = kinesis_record.data()?.len();
            println!("{}: {bytes} bytes", kinesis_record.sequence_number());
            Ok(())
        }
    }

    /// Counts orders.
    pub CountJob {
        kinesis_event "orders-${Environment}";
        fn count(kinesis_data) -> usize {
            kinesis_data.len()
        }
    }
}

/// The manifests of the jobs.
pub const MANIFESTS: [&str; 2] = [ArchiveJob::MANIFEST, CountJob::MANIFEST];
