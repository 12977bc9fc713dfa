jets::jobs! {
    DataJob {
        kinesis_event "my-stream", iam_policy: non;
        fn file() {}
    }
}

fn main() {}
