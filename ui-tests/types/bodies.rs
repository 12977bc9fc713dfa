fn main() {}

mod body_with_a_mistake {
    jets::jobs! {
        DataJob {
            fn file(_event) -> u32 {
                "five"
            }
        }
    }
}

mod future_is_not_send {
    jets::jobs! {
        DataJob {
            async fn file(_event) {
                let shared = std::rc::Rc::new(5);
                std::future::ready(()).await;
                drop(shared);
            }
        }
    }
}

mod future_of_a_batch_is_not_send {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            async fn file(kinesis_data) {
                let _ = kinesis_data;
                let shared = std::rc::Rc::new(5);
                std::future::ready(()).await;
                drop(shared);
            }
        }
    }
}

mod future_of_a_record_is_not_send {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            async fn file(kinesis_record) {
                let _ = kinesis_record;
                let shared = std::rc::Rc::new(5);
                std::future::ready(()).await;
                drop(shared);
            }
        }
    }
}
