fn main() {}

mod bracket_parameters {
    jets::jobs! {
        DataJob {
            fn file[event] {}
        }
    }
}

mod event_borrowed_for_ever {
    jets::jobs! {
        DataJob {
            fn file(event: &'static str) {
                drop(event);
            }
        }
    }
}

mod event_of_any_type {
    jets::jobs! {
        DataJob {
            fn file(event: impl serde::Deserialize<'static>) {
                drop(event);
            }
        }
    }
}

mod kinesis_data_beside_kinesis_record {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_data, kinesis_record) {}
        }
    }
}

mod kinesis_data_borrowed_for_ever {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_data: Vec<&'static str>) {
                drop(kinesis_data);
            }
        }
    }
}

mod kinesis_data_without_a_trigger {
    jets::jobs! {
        DataJob {
            fn file(kinesis_data) {}
        }
    }
}

mod kinesis_record_borrowed_for_ever {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_record: jets::KinesisRecord<'static>) {
                let _ = kinesis_record;
            }
        }
    }
}

mod kinesis_record_unused_without_a_trigger {
    jets::jobs! {
        DataJob {
            fn file(_kinesis_record) {}
        }
    }
}

mod kinesis_record_without_a_trigger {
    jets::jobs! {
        DataJob {
            fn file(kinesis_record) {}
        }
    }
}

mod parameter_borrowed {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(&event) {}
        }
    }
}

mod parameter_comma_missing_after_a_type {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(event: String context) {}
        }
    }
}

mod parameter_destructured {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(Json(event): Json<u32>) {}
        }
    }
}

mod parameter_missing_before_a_comma {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(, event) {}
        }
    }
}

mod parameter_twice {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(event, event) {}
        }
    }
}

mod parameter_twice_with_an_underscore {
    jets::jobs! {
        DataJob {
            fn file(event, _event) {}
        }
    }
}

mod parameter_type_malformed {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_data: Vec<) {}
        }
    }
}

mod parameter_type_missing {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(event:) {}
        }
    }
}

mod parameter_unknown {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_dta) {}
        }
    }
}

mod parameter_unknown_and_near_nothing {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(colour) {}
        }
    }
}

mod parameter_with_a_pattern {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file((event, context)) {}
        }
    }
}

mod parameter_without_a_comma {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(event context) {}
        }
    }
}

mod parameters_missing {
    jets::jobs! {
        DataJob {
            fn file {}
        }
    }
}

mod self_by_mutable_reference {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(&mut self) {}
        }
    }
}

mod self_by_value {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(self) {}
        }
    }
}

mod self_mutable {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(mut self) {}
        }
    }
}

mod self_not_taken {
    jets::jobs! {
        DataJob {
            client: String,

            fn file(_event) -> usize {
                self.client.len()
            }
        }
    }
}

mod self_not_taken_without_a_parameter {
    jets::jobs! {
        DataJob {
            client: String,

            kinesis_event "my-stream";
            async fn file() {
                if !self.client.is_empty() {
                    println!("{}", self.client);
                }
            }
        }
    }
}

mod self_twice {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(&self, &self) {}
        }
    }
}

mod self_with_a_type {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(self: Box<Self>) {}
        }
    }
}

mod type_without_a_colon {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_data Vec<String>) {}
        }
    }
}

mod name_of_the_payload {
    jets::jobs! {
        DataJob {
            sqs_event "orders";
            fn file(order: String) {
                println!("{order}");
            }
        }
    }
}
