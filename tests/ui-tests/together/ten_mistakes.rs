jets::jobs! {
    pub DataJob {
        client: String;

        class_timeout 901;

        kinesis_event "my stream", batch_sise: 10;
        fn file(event, kinesis_dta) {
            println!("{event} {kinesis_data}");
        }

        kinesis_event "orders", filter: { data: { kind: [] } };
        iam_policy "s3:GetObject"
        fn store(&mut self, kinesis_data: Vec<String>) -> usize {
            kinesis_data.len()
        }

        dynamodb_event "my-table";
        unsafe fn queue(event) {}
    }
}

fn main() {}
