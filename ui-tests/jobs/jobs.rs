fn main() {}

mod attribute_at_the_end {
    jets::jobs! {
        DataJob {
            fn file(_event) {}
            #[inline]
        }
    }
}

mod attribute_without_a_job {
    jets::jobs! {
        DataJob {
            fn file(_event) {}
        }

        #[derive(Debug)]
    }
}

mod body_in_parentheses {
    jets::jobs! {
        DataJob(
            fn file() {}
        )
    }
}

mod body_missing {
    jets::jobs! {
        DataJob;
    }
}

mod cfg_on_a_field {
    jets::jobs! {
        DataJob {
            #[cfg(unix)]
            client: String,

            fn file(_event) {}
        }
    }
}

mod const_inside {
    jets::jobs! {
        DataJob {
            const LIMIT: u32 = 5;
            fn file(_event) {}
        }
    }
}

mod declaration_outside {
    jets::jobs! {
        kinesis_event "my-stream";

        DataJob {
            fn file(_event) {}
        }
    }
}

mod depends_on_cfg {
    jets::jobs! {
        #[cfg(test)]
        DataJob {
            fn file(_event) {}
        }
    }
}

mod empty_job {
    jets::jobs! {
        DataJob {}
    }
}

mod enum_job {
    jets::jobs! {
        enum DataJob {
            File,
        }
    }
}

mod field_comma_missing {
    jets::jobs! {
        DataJob {
            client: String
            fn file(_event) {}
        }
    }
}

mod field_ends_with_a_semicolon {
    jets::jobs! {
        DataJob {
            client: String;
            fn file(_event) {}
        }
    }
}

mod field_twice {
    jets::jobs! {
        DataJob {
            client: String,
            client: String,
            fn file(_event) {}
        }
    }
}

mod field_with_a_default {
    jets::jobs! {
        DataJob {
            client: String = String::new(),
            fn file(_event) {}
        }
    }
}

mod field_with_a_malformed_type {
    jets::jobs! {
        DataJob {
            client: Vec<,
            fn file(_event) {}
        }
    }
}

mod field_without_a_type {
    jets::jobs! {
        DataJob {
            client,
            fn file(_event) {}
        }
    }
}

mod field_without_a_type_after_its_colon {
    jets::jobs! {
        DataJob {
            client:,
            fn file(_event) {}
        }
    }
}

mod function_outside {
    jets::jobs! {
        fn file() {}
    }
}

mod name_is_a_keyword {
    jets::jobs! {
        type {
            fn file() {}
        }
    }
}

mod name_missing {
    jets::jobs! {
        pub {
            fn file() {}
        }
    }
}

mod name_not_ascii {
    jets::jobs! {
        Größe {
            fn file(_event) {}
        }
    }
}

mod not_an_item {
    jets::jobs! {
        DataJob {
            fn file(_event) {}
            5
            fn other(_event) {}
        }
    }
}

mod semicolon_after {
    jets::jobs! {
        DataJob {
            fn file(_event) {}
        };

        OtherJob {
            fn file(_event) {}
        }
    }
}

mod semicolon_after_a_function {
    jets::jobs! {
        DataJob {
            fn file(_event) {};
            fn other(_event) {}
        }
    }
}

mod struct_inside {
    jets::jobs! {
        DataJob {
            struct Order { id: u32 }
            fn file(_event) {}
        }
    }
}

mod two_functions_with_one_logical_id {
    jets::jobs! {
        DataJob {
            fn store_order(_event) {}
            fn storeOrder(_event) {}
        }
    }
}

mod two_of_one_name {
    jets::jobs! {
        DataJob {
            fn file(_event) {}
        }

        DataJob {
            fn other(_event) {}
        }
    }
}

mod two_with_one_handler {
    jets::jobs! {
        HTTPJob {
            fn file(_event) {}
        }

        HttpJob {
            fn file(_event) {}
        }
    }
}

mod two_with_one_logical_id {
    jets::jobs! {
        Data {
            fn job_file(_event) {}
        }

        DataJob {
            fn file(_event) {}
        }
    }
}

mod where_clause {
    jets::jobs! {
        DataJob where String: Clone {
            fn file(_event) {}
        }
    }
}

mod with_a_bound {
    jets::jobs! {
        DataJob: Clone {
            fn file(_event) {}
        }
    }
}

mod with_fields_only {
    jets::jobs! {
        DataJob {
            client: String,
        }
    }
}

mod with_generics {
    jets::jobs! {
        DataJob<T> {
            fn file(_event) {}
        }
    }
}

mod with_struct {
    jets::jobs! {
        pub struct DataJob {
            fn file(_event) {}
        }
    }
}
