//! Tests of what a trigger accepts beside its mistakes in `ui-tests/`.

use super::values::{assert_accepted, assert_refused};

#[test]
fn a_wildcard_of_a_topic_is_a_whole_level() {
    let form = "iot_event \"SELECT * FROM '@'\";";
    for topic in ["#", "sensors/#", "+", "sensors/+/temperature", "+/+/#"] {
        assert_accepted(&form.replace('@', topic));
    }
    assert_refused(
        form,
        &[
            ("sensors#", "`#` in a topic is a whole level"),
            ("sensors/t#", "`#` in a topic is a whole level"),
            ("#/temperature", "`#` in a topic is a whole level"),
            ("sensors/t+", "`+` in a topic is a whole level"),
        ],
    );
}

#[test]
fn the_oldest_version_of_iots_sql_has_functions_but_no_queries_inside() {
    let form = "iot_event \"SELECT @ FROM 'sensors'\", aws_iot_sql_version: \"2015-10-08\";";
    assert_accepted(&form.replace('@', "*"));
    assert_accepted(&form.replace('@', "upper(name)"));
    assert_refused(
        form,
        &[("(SELECT name FROM people) AS name", "no queries inside")],
    );
}

#[test]
fn a_group_that_keeps_its_events_for_a_day_takes_no_more() {
    let form = "log_group_class DELIVERY; log_retention_in_days @;";
    assert_accepted(&form.replace('@', "1"));
    assert_refused(form, &[("3", "for one day")]);
}

#[test]
fn schedules_of_a_function_differ_in_expression_time_zone_or_input() {
    let noon = "cron \"0 12 * * ? *\"";
    for items in [
        "rate \"1 day\"; rate \"2 days\";",
        "rate \"1 day\"; rate \"1 day\", input: { full: true };",
        &format!("{noon}; {noon}, time_zone: \"Europe/Berlin\";"),
    ] {
        assert_accepted(items);
    }
    let said = "triggers this function already";
    assert_refused(
        "rate \"1 day\"@; rate \"1 day\"@;",
        &[("", said), (", input: 1", said)],
    );
}
