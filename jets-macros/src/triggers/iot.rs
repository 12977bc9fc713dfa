//! `iot_event`: messages of devices that a statement selects.

use jets_core::{
    manifest::Names as _,
    triggers::iot::{IotSqlVersion, IotTrigger, sql},
};

use super::contract::{Contract, Draft, Form, TriggerParameter, allow_loop};
use crate::values::{Options, Rule, Value, arn, option, set};

pub struct IotEvent;

impl Contract for IotEvent {
    const KEYWORD: &'static str = "iot_event";
    const SOURCE: &'static str = "statement";
    const ARGUMENT: &'static str =
        "a statement of IoT's SQL, such as `\"SELECT * FROM 'sensors/+/temperature'\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[];
    const OPTIONS: &'static [&'static [Rule<Draft<IotTrigger>>]] = &[&[
        option("enabled", |value, trigger| {
            value.switch_into(&mut trigger.enabled);
        }),
        option(VERSION, |value, trigger| {
            if let Some(version) = value.text_among(IotSqlVersion::NAMES) {
                trigger.topic_rule_payload.aws_iot_sql_version = version;
            }
        }),
        set!(option error_action = arn_or_create(&arn::QUEUE)),
        allow_loop(),
    ]];

    type Source = String;
    type Trigger = IotTrigger;

    const TRIGGER: fn(String) -> IotTrigger = IotTrigger::new;

    fn source(argument: Value<'_>) -> Option<String> {
        let text = argument.text(Self::ARGUMENT)?;
        let masked = text.masked()?;
        text.unless(sql::problem(&masked))
    }

    fn check(trigger: &mut Draft<IotTrigger>, options: &Options<'_>, _form: Option<Form>) {
        let rule = &trigger.topic_rule_payload;
        if let Some(version) = options.find(VERSION)
            && rule.aws_iot_sql_version == IotSqlVersion::V20151008
            && sql::has_inner_query(&rule.sql)
        {
            version.error(
                "this version of IoT's SQL has no queries inside of others: take `\"2016-03-23\"`",
            );
        }
    }
}

const VERSION: &str = "aws_iot_sql_version";
