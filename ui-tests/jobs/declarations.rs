fn main() {}

mod comma_only {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream",, batch_size: 10;
            fn file() {}
        }
    }
}

mod option_as_a_declaration {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            batch_size 10;
            fn file() {}
        }
    }
}

mod option_of_a_property {
    jets::jobs! {
        DataJob {
            timeout 30, unit: "seconds";
            fn file() {}
        }
    }
}

mod path_as_a_keyword {
    jets::jobs! {
        DataJob {
            jets::timeout 30;
            fn file(_event) {}
        }
    }
}

mod property_twice {
    jets::jobs! {
        DataJob {
            timeout 30;
            timeout 60;
            fn file() {}
        }
    }
}

mod property_twice_by_its_other_name {
    jets::jobs! {
        DataJob {
            memory_size 512;
            memory 1024;
            fn file() {}
        }
    }
}

mod property_twice_of_the_class {
    jets::jobs! {
        DataJob {
            class_timeout 30;
            class_timeout 60;
            fn file(_event) {}
        }
    }
}

mod property_without_a_function {
    jets::jobs! {
        DataJob {
            fn file(_event) {}

            timeout 30;
        }
    }
}

mod semicolon_is_a_comma {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: 10,
            timeout 30;
            fn file() {}
        }
    }
}

mod semicolon_missing_after_a_comma {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream",
            fn file() {}
        }
    }
}

mod semicolon_missing_before_a_declaration {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: 10
            timeout 30;
            fn file() {}
        }
    }
}

mod semicolon_missing_before_a_field {
    jets::jobs! {
        DataJob {
            timeout 30
            client: String,
            fn file() {}
        }
    }
}

mod semicolon_missing_before_a_function {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream"
            fn file() {}
        }
    }
}

mod trigger_and_no_function_at_all {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
        }
    }
}

mod trigger_of_the_class {
    jets::jobs! {
        DataJob {
            class_kinesis_event "my-stream";
            fn file(_event) {}
        }
    }
}

mod trigger_without_a_function {
    jets::jobs! {
        DataJob {
            fn file(_event) {}

            kinesis_event "my-stream";
        }
    }
}

mod two_arguments {
    jets::jobs! {
        DataJob {
            timeout 30, 60;
            fn file() {}
        }
    }
}

mod unknown {
    jets::jobs! {
        DataJob {
            kinesis_evnt "my-stream";
            fn file() {}
        }
    }
}

mod unknown_and_near_nothing {
    jets::jobs! {
        DataJob {
            colour "red";
            fn file() {}
        }
    }
}

mod unknown_of_the_class {
    jets::jobs! {
        DataJob {
            class_timout 30;
            fn file(_event) {}
        }
    }
}

mod unknown_trigger_of_a_parameter {
    jets::jobs! {
        pub QueueJob {
            sqs_evnt "orders";
            fn take(sqs_message) {
                println!("{sqs_message:?}");
            }
        }
    }
}

mod value_is_a_sign {
    jets::jobs! {
        DataJob {
            timeout +30;
            fn file() {}
        }
    }
}

mod value_is_in_parentheses {
    jets::jobs! {
        DataJob {
            timeout (30);
            fn file() {}
        }
    }
}

mod with_a_doc_comment {
    jets::jobs! {
        DataJob {
            /// Half a minute.
            timeout 30;
            fn file() {}
        }
    }
}

mod with_a_visibility {
    jets::jobs! {
        DataJob {
            pub timeout 30;
            fn file() {}
        }
    }
}

mod with_an_attribute {
    jets::jobs! {
        DataJob {
            #[cfg(test)]
            timeout 30;
            fn file() {}
        }
    }
}

mod with_an_equals_sign {
    jets::jobs! {
        DataJob {
            timeout = 30;
            fn file() {}
        }
    }
}

mod with_parentheses {
    jets::jobs! {
        DataJob {
            timeout(30);
            fn file() {}
        }
    }
}
