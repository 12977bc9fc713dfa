jets::jobs! {
    DataJob {
        kinesis_event 5;
        fn file() {}
    }
}

fn main() {}
