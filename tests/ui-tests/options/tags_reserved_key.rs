jets::jobs! {
    DataJob {
        kinesis_event "orders", tags: { "aws:team": "data" };
        fn file() {}
    }
}

fn main() {}
