#![allow(unused_variables)]

fn main() {}

mod no_name {
    jets::jobs! {
        CheckoutJob {
            sends OrderJob::TAKE;
            async fn pay(orders: jets::Queue<String>) {}
        }
    }
}

mod no_function {
    jets::jobs! {
        CheckoutJob {
            sends orders;
            async fn pay(orders: jets::Queue<String>) {}
        }
    }
}

mod nothing_at_all {
    jets::jobs! {
        CheckoutJob {
            sends;
            async fn pay(orders: jets::Queue<String>) {}
        }
    }
}

mod a_string {
    jets::jobs! {
        CheckoutJob {
            sends orders: "order_job.take";
            async fn pay(orders: jets::Queue<String>) {}
        }
    }
}

mod the_method_and_not_its_constant {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::take;
            async fn pay(event, orders: jets::Queue<String>) {}
        }
    }
}

mod a_job_and_not_its_function {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob;
            async fn pay(event, orders: jets::Queue<String>) {}
        }
    }
}

mod two_functions_in_one_declaration {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE, "another";
            async fn pay(event, orders: jets::Queue<String>) {}
        }
    }
}

mod one_name_twice {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE;
            sends ORDERS: crate::OrderJob::WRITE;
            async fn pay(event, orders: jets::Queue<String>) {}
        }
    }
}

mod the_name_of_a_parameter {
    jets::jobs! {
        CheckoutJob {
            sends event: crate::OrderJob::TAKE;
            async fn pay(event) {}
        }
    }
}

mod a_name_that_is_no_variable {
    jets::jobs! {
        CheckoutJob {
            sends bestellüng: crate::OrderJob::TAKE;
            async fn pay(bestellüng: jets::Queue<String>) {}
        }
    }
}

mod declared_and_not_taken {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE;
            async fn pay(event) {}
        }
    }
}

mod taken_and_not_declared {
    jets::jobs! {
        CheckoutJob {
            async fn pay(event, orders: jets::Queue<String>) {}
        }
    }
}

mod taken_by_another_name {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE;
            async fn pay(event, order: jets::Queue<String>) {}
        }
    }
}

mod a_function_that_is_not_async {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE;
            fn pay(event, orders: jets::Queue<String>) {}
        }
    }
}

mod a_parameter_without_type {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE;
            async fn pay(event, orders) {}
        }
    }
}

mod a_parameter_twice {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE;
            async fn pay(orders: jets::Queue<String>, _orders: jets::Queue<String>) {}
        }
    }
}

mod to_itself {
    jets::jobs! {
        CheckoutJob {
            sends again: Self::PAY;
            pub async fn pay(again: jets::Function<jets::Json<u8>>) {}
        }
    }
}

mod an_unknown_option {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE, kms_key: "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab";
            async fn pay(orders: jets::Queue<String>) {}
        }
    }
}

mod an_alias_of_a_key {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE, kms_key_arn: "arn:aws:kms:us-west-2:112233445566:alias/my-key";
            async fn pay(orders: jets::Queue<String>) {}
        }
    }
}

mod via_what_does_not_send {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE, via: s3_event;
            async fn pay(orders: jets::Queue<String>) {}
        }
    }
}

mod for_the_class {
    jets::jobs! {
        CheckoutJob {
            class_sends orders: crate::OrderJob::TAKE;
            async fn pay(orders: jets::Queue<String>) {}
        }
    }
}

mod a_misspelt_keyword {
    jets::jobs! {
        CheckoutJob {
            send orders: crate::OrderJob::TAKE;
            async fn pay(orders: jets::Queue<String>) {}
        }
    }
}

mod no_semicolon {
    jets::jobs! {
        CheckoutJob {
            sends orders: crate::OrderJob::TAKE
            async fn pay(orders: jets::Queue<String>) {}
        }
    }
}

jets::jobs! {
    pub OrderJob {
        sqs_event "orders";
        fn take(sqs_message: String) {}

        pub fn write(event: u8) {}
    }
}

mod senders_without_what_is_sent {
    jets::jobs! {
        Job {
            sends orders: crate::OrderJob::TAKE;
            sends report: crate::OrderJob::WRITE;
            async fn pay(orders: jets::Queue, report: jets::Function) {}
        }
    }
}
