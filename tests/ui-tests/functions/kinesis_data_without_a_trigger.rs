jets::jobs! {
    DataJob {
        fn file(kinesis_data) {}
    }
}

fn main() {}
