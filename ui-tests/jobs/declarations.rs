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
            sqs_event "orders", batch_size: (5);
            fn file() {}
        }
    }
}

mod with_a_doc_comment {
    jets::jobs! {
        DataJob {
            /// Half a minute.
            class_timeout 30;
            fn file(_event) {}
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
            class_timeout 30;
            fn file(_event) {}
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

mod with_a_colon {
    jets::jobs! {
        DataJob {
            timeout: 30;
            fn file() {}
        }
    }
}

mod several_words_without_quotes {
    jets::jobs! {
        DataJob {
            rate 10 minutes;
            fn minutes() {}

            cron 0 12 * * ? *;
            fn noon() {}
        }
    }
}

mod option_with_a_hyphen {
    jets::jobs! {
        DataJob {
            sqs_event "orders", batch-size: 5;
            fn file() {}
        }
    }
}

mod key_with_a_hyphen {
    jets::jobs! {
        DataJob {
            rule_event { detail-type: ["Scheduled Event"] };
            fn file() {}
        }
    }
}

mod string_with_a_suffix {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream"utf8;
            fn file() {}
        }
    }
}

mod attribute_of_a_declaration_belongs_to_the_function {
    jets::jobs! {
        DataJob {
            /// A function cannot be left out.
            #[cfg(test)]
            timeout 30;
            fn file() {}
        }
    }
}

mod as_an_attribute {
    jets::jobs! {
        DataJob {
            #[kinesis_event("my-stream")]
            fn file(kinesis_data) {
                println!("{kinesis_data}");
            }
        }
    }
}

mod constant_as_an_argument {
    jets::jobs! {
        DataJob {
            sqs_event QUEUE;
            fn file(_sqs_message) {}

            sqs_event orders;
            fn other(_sqs_message) {}
        }
    }
}

mod an_option_written_as_a_declaration {
    jets::jobs! {
        DataJob {
            create: true;
            kinesis_event "orders";
            fn file() {}
        }
    }
}

mod a_misspelt_keyword_with_a_colon {
    jets::jobs! {
        DataJob {
            timout: 30;
            fn file() {}
        }
    }
}
