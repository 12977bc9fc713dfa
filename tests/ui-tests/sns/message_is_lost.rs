jets::jobs! {
    Job {
        sns_event "orders";
        fn f(sns_message: String) -> bool {
            sns_message.is_empty()
        }
    }
}

fn main() {
    let _ = Job;
}
