jets::jobs! {
    OrderJob {
        kinesis_event "orders", filter: { data: { "${A${B}}": [1] } };
        fn store() {}
    }
}

fn main() {}
