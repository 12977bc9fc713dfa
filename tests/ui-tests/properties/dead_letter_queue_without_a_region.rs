jets::jobs! {
    DataJob {
        dead_letter_queue "arn:aws:sqs:::my-queue";
        fn file() {}
    }
}

fn main() {}
