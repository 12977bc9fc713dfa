fn main() {}

mod cron_at_daily {
    jets::jobs! {
        Job {
            cron "@daily";
            fn f() {}
        }
    }
}

mod cron_hour_out_of_range {
    jets::jobs! {
        Job {
            cron "0 24 * * ? *";
            fn f() {}
        }
    }
}

mod cron_of_five_fields {
    jets::jobs! {
        Job {
            cron "0 12 * * MON";
            fn f() {}
        }
    }
}

mod cron_sunday_as_0 {
    jets::jobs! {
        Job {
            cron "0 12 ? * 0 *";
            fn f() {}
        }
    }
}

mod cron_with_two_days {
    jets::jobs! {
        Job {
            cron "0 12 * * * *";
            fn f() {}
        }
    }
}

mod end_date_before_start_date {
    jets::jobs! {
        Job {
            rate "1 day", start_date: "2027-02-01T00:00:00Z", end_date: "2027-01-01T00:00:00Z";
            fn f() {}
        }
    }
}

mod flexible_time_window_out_of_range {
    jets::jobs! {
        Job {
            rate "1 day", flexible_time_window_in_minutes: 1441;
            fn f() {}
        }
    }
}

mod rate_in_parentheses {
    jets::jobs! {
        Job {
            rate "rate(5 minutes)";
            fn f() {}
        }
    }
}

mod rate_is_an_integer {
    jets::jobs! {
        Job {
            rate 5;
            fn f() {}
        }
    }
}

mod rate_of_seconds {
    jets::jobs! {
        Job {
            rate "30 seconds";
            fn f() {}
        }
    }
}

mod rate_of_weeks {
    jets::jobs! {
        Job {
            rate "2 weeks";
            fn f() {}
        }
    }
}

mod rate_of_zero {
    jets::jobs! {
        Job {
            rate "0 minutes";
            fn f() {}
        }
    }
}

mod rate_plural {
    jets::jobs! {
        Job {
            rate "1 hours";
            fn f() {}
        }
    }
}

mod rate_singular {
    jets::jobs! {
        Job {
            rate "5 minute";
            fn f() {}
        }
    }
}

mod rate_with_a_part_placeholder {
    jets::jobs! {
        Job {
            rate "${Minutes} minutes";
            fn f() {}
        }
    }
}

mod same_rate_twice {
    jets::jobs! {
        Job {
            rate "1 day";
            rate "1 day";
            fn f() {}
        }
    }
}

mod schedule_beside_an_event {
    jets::jobs! {
        Job {
            rate "1 day";
            sns_event "orders";
            fn f(schedule) {}
        }
    }
}

mod schedule_without_a_trigger {
    jets::jobs! {
        Job {
            fn f(schedule) {}
        }
    }
}

mod scheduler_role_is_a_user {
    jets::jobs! {
        Job {
            rate "1 day", scheduler_role: "arn:aws:iam::112233445566:user/me";
            fn f() {}
        }
    }
}

mod start_date_on_february_30 {
    jets::jobs! {
        Job {
            rate "1 day", start_date: "2027-02-30T00:00:00Z";
            fn f() {}
        }
    }
}

mod start_date_without_a_zone {
    jets::jobs! {
        Job {
            rate "1 day", start_date: "2027-01-01T00:00:00";
            fn f() {}
        }
    }
}

mod time_zone_unknown {
    jets::jobs! {
        Job {
            cron "0 12 * * ? *", time_zone: "Europe/Berlln";
            fn f() {}
        }
    }
}

mod unknown_option {
    jets::jobs! {
        Job {
            cron "0 12 * * ? *", timezone: "UTC";
            fn f() {}
        }
    }
}

mod at_with_an_offset {
    jets::jobs! {
        Job {
            at "2027-01-01T00:00:00Z", time_zone: "Europe/Berlin";
            fn f() {}
        }
    }
}

mod at_of_no_calendar {
    jets::jobs! {
        Job {
            at "2027-02-29T00:00:00";
            fn f() {}
        }
    }
}

mod at_with_a_start {
    jets::jobs! {
        Job {
            at "2027-01-01T00:00:00", start_date: "2026-01-01T00:00:00Z";
            fn f() {}
        }
    }
}

mod at_twice {
    jets::jobs! {
        Job {
            at "2027-01-01T00:00:00";
            at "2027-01-01T00:00:00";
            fn f() {}
        }
    }
}

mod schedule_group_with_a_space {
    jets::jobs! {
        Job {
            rate "1 day", schedule_group: "month end";
            fn f() {}
        }
    }
}
