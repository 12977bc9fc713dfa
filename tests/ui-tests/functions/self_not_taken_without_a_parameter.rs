jets::jobs! {
    DataJob {
        client: String,

        kinesis_event "my-stream";
        async fn file() {
            if !self.client.is_empty() {
                println!("{}", self.client);
            }
        }
    }
}

fn main() {
    let _ = std::mem::size_of::<DataJob>();
}
