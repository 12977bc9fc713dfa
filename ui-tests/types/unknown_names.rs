fn main() {}

mod field_of_an_unknown_type {
    jets::jobs! {
        DataJob {
            client: Client,

            fn file(&self, _event) {}
        }
    }
}

mod kinesis_data_of_an_unknown_type {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_data: Vec<Order>) {
                drop(kinesis_data);
            }
        }
    }
}

mod parameter_not_taken {
    jets::jobs! {
        DataJob {
            fn file(_event) -> String {
                event.to_string()
            }
        }
    }
}
