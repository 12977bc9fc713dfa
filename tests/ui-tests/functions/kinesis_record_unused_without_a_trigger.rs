jets::jobs! {
    DataJob {
        fn file(_kinesis_record) {}
    }
}

fn main() {}
