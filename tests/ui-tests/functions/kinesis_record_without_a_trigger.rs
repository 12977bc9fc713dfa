jets::jobs! {
    DataJob {
        fn file(kinesis_record) {}
    }
}

fn main() {}
