fn main() {}

mod attribute_malformed {
    jets::jobs! {
        DataJob {
            #[=]
            fn file(_event) {}
        }
    }
}

mod body_missing {
    jets::jobs! {
        DataJob {
            fn file();
        }
    }
}

mod depends_on_cfg {
    jets::jobs! {
        DataJob {
            #[cfg(test)]
            fn file(_event) {}
        }
    }
}

mod generics {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file<T>(event: T) {}
        }
    }
}

mod generics_with_a_lifetime {
    jets::jobs! {
        Job {
            fn f<'a>(_event: &'a str) {}
        }
    }
}

mod helper_in_a_job {
    jets::jobs! {
        Job {
            table: String,

            kinesis_event "orders";
            fn store(&self, _kinesis_data) {
                self.flush();
            }

            fn flush(&self) {
                println!("{}", self.table);
            }
        }
    }
}

mod name_is_a_keyword {
    jets::jobs! {
        DataJob {
            fn type() {}
        }
    }
}

mod name_missing {
    jets::jobs! {
        DataJob {
            fn () {}
        }
    }
}

mod name_not_ascii {
    jets::jobs! {
        DataJob {
            fn größe(_event) {}
        }
    }
}

mod name_over_64_characters {
    jets::jobs! {
        DataJob {
            fn store_the_orders_of_all_customers_in_the_archive_of_the_last_year(_event) {}
        }
    }
}

mod named_as_the_constant {
    jets::jobs! {
        DataJob {
            fn MANIFEST(_event) {}
        }
    }
}

mod return_type_malformed {
    jets::jobs! {
        DataJob {
            fn file() -> Vec< {}
        }
    }
}

mod return_type_missing {
    jets::jobs! {
        DataJob {
            fn file() -> {}
        }
    }
}

mod returns_never {
    jets::jobs! {
        DataJob {
            fn file() -> ! {
                loop {}
            }
        }
    }
}

mod two_of_one_name {
    jets::jobs! {
        DataJob {
            fn file(_event) {}
            fn file(_event) {}
        }
    }
}

mod two_of_one_raw_name {
    jets::jobs! {
        DataJob {
            fn file(_event) {}
            fn r#file(_event) {}
        }
    }
}

mod type_too_deep {
    jets::jobs! {
        DataJob {
            fn file(event: Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<u8>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>) {}
        }
    }
}

mod unsafe_const_or_extern {
    jets::jobs! {
        DataJob {
            unsafe fn first() {}
            const fn second() {}
            extern "C" fn third() {}
        }
    }
}

mod visibility_malformed {
    jets::jobs! {
        DataJob {
            pub(somewhere) fn file(_event) {}
        }
    }
}

mod where_clause {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(event) where String: Clone {}
        }
    }
}

mod without_fn {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            file(_event) {}

            kinesis_event "my-stream";
            async other(_event) -> Result<(), std::io::Error> {
                Ok(())
            }
        }
    }
}

mod colon_before_the_return_type {
    jets::jobs! {
        DataJob {
            fn file(_event) : String {
                String::new()
            }
        }
    }
}

mod arrow_with_a_space {
    jets::jobs! {
        DataJob {
            fn file(_event) - > String {
                String::new()
            }
        }
    }
}

mod constant_of_the_manifest {
    jets::jobs! {
        DataJob {
            fn manifest(_event) {}
        }
    }
}

mod constant_with_the_name_of_the_function {
    jets::jobs! {
        DataJob {
            fn TAKE(_event) {}
        }
    }
}

mod constants_that_clash {
    jets::jobs! {
        DataJob {
            fn take_one(_event) {}
            fn take_One(_event) {}
        }
    }
}

mod constant_of_a_function_with_a_mistake {
    jets::jobs! {
        DataJob {
            sqs_event "orders", batch: 10;
            fn take(sqs_mesage) {}
        }
    }

    pub fn test() -> &'static str {
        DataJob::TAKE.name()
    }
}

mod constant_of_a_function_that_was_renamed {
    use jets::testing::SqsEvent;

    jets::jobs! {
        DataJob {
            sqs_event "orders";
            fn store(_sqs_message) {}
        }
    }

    pub fn test() -> SqsEvent {
        SqsEvent::of(DataJob::TAKE, ["order"])
    }
}

mod event_of_another_source {
    use jets::testing::KinesisEvent;

    jets::jobs! {
        DataJob {
            sqs_event "orders";
            fn take(_sqs_message) {}
        }
    }

    pub fn test() -> KinesisEvent {
        KinesisEvent::of(DataJob::TAKE, ["order"])
    }
}

mod event_of_another_value {
    jets::jobs! {
        DataJob {
            sqs_event "orders";
            fn take(_sqs_message: jets::Json<u32>) {}
        }
    }

    fn event() -> jets::testing::SqsEvent {
        jets::testing::SqsEvent::of(DataJob::TAKE, ["order"])
    }
}
