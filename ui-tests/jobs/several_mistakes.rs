fn main() {}

mod other_code_beside_a_mistake {
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

    fn other_code_of_the_program() {
        let job = DataJob { client: String::new() };
        let app = jets::App::new().job(job).job(DataJob::default());
        drop((app, other_code));
    }
}

mod ten_mistakes {
    jets::jobs! {
        pub DataJob {
            client: String;

            class_timeout 1801;

            kinesis_event "my stream", batch_sise: 10;
            fn file(event, kinesis_dta) {
                println!("{event} {kinesis_data}");
            }

            kinesis_event "orders", filter: { data: { kind: [] } };
            iam_policy "s3:GetObject", resource: "*"
            fn store(&mut self, kinesis_data: Vec<String>) -> usize {
                kinesis_data.len()
            }

            dynamodb_event "my-table";
            unsafe fn queue(event) {}
        }
    }
}
