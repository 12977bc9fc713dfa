fn main() {}

mod hash_in_the_middle {
    jets::jobs! {
        Job {
            iot_event "SELECT * FROM 'sensors/#/temperature'";
            fn f() {}
        }
    }
}

mod plus_in_a_level {
    jets::jobs! {
        Job {
            iot_event "SELECT * FROM 'sensors/room+/temperature'";
            fn f() {}
        }
    }
}

mod same_statement_twice {
    jets::jobs! {
        Job {
            iot_event "SELECT * FROM 'sensors'";
            iot_event "SELECT * FROM 'sensors'";
            fn f() {}
        }
    }
}

mod statement_is_a_topic {
    jets::jobs! {
        Job {
            iot_event "sensors/+/temperature";
            fn f() {}
        }
    }
}

mod statement_with_a_comment {
    jets::jobs! {
        Job {
            iot_event "SELECT * FROM 'sensors' -- all";
            fn f() {}
        }
    }
}

mod statement_without_a_selection {
    jets::jobs! {
        Job {
            iot_event "SELECT FROM 'sensors'";
            fn f() {}
        }
    }
}

mod statement_without_a_topic {
    jets::jobs! {
        Job {
            iot_event "SELECT *";
            fn f() {}
        }
    }
}

mod topic_in_double_quotes {
    jets::jobs! {
        Job {
            iot_event "SELECT * FROM \"sensors\"";
            fn f() {}
        }
    }
}

mod topic_not_closed {
    jets::jobs! {
        Job {
            iot_event "SELECT * FROM 'sensors";
            fn f() {}
        }
    }
}

mod topic_of_nine_levels {
    jets::jobs! {
        Job {
            iot_event "SELECT * FROM 'a/b/c/d/e/f/g/h/i'";
            fn f() {}
        }
    }
}

mod set_without_select {
    jets::jobs! {
        DataJob {
            iot_event "SET @t = temperature FROM 'sensors'";
            fn file() {}
        }
    }
}

mod from_in_parentheses_only {
    jets::jobs! {
        DataJob {
            iot_event "SELECT (SELECT v FROM e) AS v";
            fn file() {}
        }
    }
}

mod error_action_is_a_topic {
    jets::jobs! {
        Job {
            iot_event "SELECT * FROM 'a'", error_action: "arn:aws:sns:us-west-2:112233445566:failed";
            fn f() {}
        }
    }
}

mod sql_version_is_unknown {
    jets::jobs! {
        Job {
            iot_event "SELECT * FROM 'a'", aws_iot_sql_version: "2016-03-24";
            fn f(_event) {}
        }
    }
}

mod inner_query_in_the_first_version {
    jets::jobs! {
        Job {
            iot_event "SELECT (SELECT v FROM e WHERE n = 't') AS t FROM 'a/b'", aws_iot_sql_version: "2015-10-08";
            fn f(_event) {}
        }
    }
}

mod topics_that_it_publishes_to {
    jets::jobs! {
        Job {
            iam_policy "iot:Publish", resource: "arn:aws:iot:us-west-2:112233445566:topic/devices/*/state";
            iot_event "SELECT * FROM 'devices/+/state'";
            fn f(_event) {}
        }
    }
}
