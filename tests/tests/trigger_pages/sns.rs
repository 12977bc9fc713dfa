use jets::jobs;

jobs! {
    pub NoticeJob {
        sns_event "orders", filter_policy: { store: ["berlin"] };
        fn send(sns_message) {
            println!(
                "{}: {}",
                sns_message.subject().unwrap_or("news"),
                sns_message.message()
            );
        }
    }
}
