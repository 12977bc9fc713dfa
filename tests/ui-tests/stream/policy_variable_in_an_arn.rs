jets::jobs! {
    OrderJob {
        kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/${aws:username}";
        fn store() {}
    }
}

fn main() {}
