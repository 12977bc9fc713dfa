jets::jobs! {
    DataJob {
        kinesis_event;
        fn file() {}
    }
}

fn main() {}
