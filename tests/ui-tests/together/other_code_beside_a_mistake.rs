use jets::Job;

jets::jobs! {
    #[derive(Clone, Default)]
    pub DataJob {
        pub client: String,

        kinesis_event "my-stream", batch_size: 0;
        pub async fn file(&self, kinesis_data: Vec<String>, evnt) -> Result<usize, std::fmt::Error> {
            evnt.missing(kinesis_data)
        }

        kinesis_evnt "my-stream";
        pub fn count(&self, event) -> usize {
            event.as_str().len() + self.client.len()
        }
    }
}

async fn other_code(job: &DataJob, event: jets::Event<'_>) -> usize {
    assert!(DataJob::MANIFEST.contains(&job.client) && <DataJob as Job>::MANIFEST.contains("file"));
    job.file(Vec::new()).await.unwrap_or_default() + job.clone().count(event)
}

fn main() {
    let job = DataJob { client: String::new() };
    let app = jets::App::new().job(job).job(DataJob::default());
    drop((app, other_code));
}
