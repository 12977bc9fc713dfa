jets::jobs! {
    DataJob {
        kinesis_event my_stream;
        fn file() {}
    }
}

fn main() {}
