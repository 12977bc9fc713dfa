jets::jobs! {
    DataJob {
        dead_letter_queue "arn:aws:s3:::my-bucket";
        fn file() {}
    }
}

fn main() {}
