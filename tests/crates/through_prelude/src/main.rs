//! The main job in a crate that gets the macro through another crate.

use prelude::{App, AuditJob, Context, ReportJob, jobs};

jobs! {
    /// Prints whatever arrives on the stream.
    pub DataJob {
        kinesis_event "my-stream"; // existing stream

        fn file(event, kinesis_data) {
            println!("event {event}");
            println!("kinesis_data {kinesis_data}");
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), prelude::InvokeError> {
    let event = include_str!("../../../../examples/events/kinesis.json");
    let app = App::new().job(AuditJob).job(DataJob);
    assert!(!app.handler_names().contains(&ReportJob::WRITE.name()));
    app.invoke("data_job.file", event, Context::default())
        .await?;
    Ok(())
}
