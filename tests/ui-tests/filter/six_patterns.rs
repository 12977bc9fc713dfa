jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: [{ a: [1] }, { a: [2] }, { a: [3] }, { a: [4] }, { a: [5] }, { a: [6] }];
        fn file() {}
    }
}

fn main() {}
