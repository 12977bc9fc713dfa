jets::jobs! {
    pub QueueJob {
        sqs_evnt "orders";
        fn take(sqs_message) {
            println!("{sqs_message:?}");
        }
    }
}

fn main() {}
