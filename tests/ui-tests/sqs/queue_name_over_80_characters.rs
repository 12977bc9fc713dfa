jets::jobs! {
    OrderJob {
        sqs_event "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
