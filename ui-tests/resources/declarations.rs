fn main() {}

mod without_a_name {
    jets::jobs! {
        OrderJob {
            queue;
            pub fn run() {}
        }
    }
}

mod two_names {
    jets::jobs! {
        OrderJob {
            queue "orders", "refunds";
            pub fn run() {}
        }
    }
}

mod a_name_that_is_no_string {
    jets::jobs! {
        OrderJob {
            topic news;
            pub fn run() {}
        }
    }
}

mod a_name_that_aws_refuses {
    jets::jobs! {
        OrderJob {
            bucket "Uploads";
            stream "a b";
            pub fn run() {}
        }
    }
}

mod a_misspelt_option {
    jets::jobs! {
        OrderJob {
            queue "orders", max_recieve_count: 5;
            pub fn run() {}
        }
    }
}

mod a_doc_comment {
    jets::jobs! {
        OrderJob {
            /// Paid orders.
            queue "orders";
            pub fn run() {}
        }
    }
}

mod two_tables_with_one_name {
    jets::jobs! {
        OrderJob {
            table "orders", partition_key: { id: S };
            pub fn run() {}
        }
        PaymentJob {
            table "orders", partition_key: { id: S };
            pub fn run() {}
        }
    }
}

mod a_sort_key_that_is_the_partition_key {
    jets::jobs! {
        OrderJob {
            table "orders", partition_key: { id: S }, sort_key: { id: S };
            pub fn run() {}
        }
    }
}

mod a_queue_named_like_a_dead_letter_queue {
    jets::jobs! {
        OrderJob {
            queue "orders";
            queue "orders-dlq";
            pub fn run() {}
        }
    }
}

mod a_name_that_leaves_no_room_for_the_dead_letter_queue {
    jets::jobs! {
        OrderJob {
            queue "a23456789012345678901234567890123456789012345678901234567890123456789012345678";
            pub fn run() {}
        }
    }
}

mod a_name_that_rust_would_refuse {
    jets::jobs! {
        OrderJob {
            class_name "order-job";
            name "1st";
            pub fn run() {}
        }
    }
}

mod two_functions_with_one_name_in_aws {
    jets::jobs! {
        OrderJob {
            name "run";
            pub fn walk() {}
            pub fn run() {}
        }
    }
}

mod a_queue_for_the_class {
    jets::jobs! {
        OrderJob {
            class_queue "orders";
            fn take(_event: u8) {}
        }
    }
}
