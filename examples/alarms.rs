//! Adds to a template: two alarms for each function, and a topic that they notify.
//!
//! `cargo run -p jets-rs --features binary,cloudformation --example alarms -- PROGRAM > template.json` reads the jobs of a compiled program, as
//! `examples/template.rs` does. The template is JSON, so anything that CloudFormation supports can be added to it.

use std::{env, error::Error, fs};

use jets::{Manifest, cloudformation::Stack, manifest::HandlerName};
use serde_json::{Map, Value, json};

/// The namespace that the program gives to `jets::FailedItemsMetric`.
const NAMESPACE: &str = "Demo";

fn main() -> Result<(), Box<dyn Error>> {
    let program = env::args().nth(1).ok_or("usage: alarms PROGRAM")?;
    let manifest = Manifest::from_binary(&fs::read(program)?)?;
    let mut template = manifest
        .cloudformation(&Stack::new("demo", "dev"))?
        .to_value();

    let topic = json!({
        "Type": "String",
        "Description": "ARN of the SNS topic that alarms are sent to",
    });
    section(&mut template, "Parameters")?.insert("AlarmTopicArn".to_owned(), topic);
    let resources = section(&mut template, "Resources")?;
    for job in &manifest.jobs {
        for function in &job.functions {
            // The function is a resource of the template under this name.
            let id = HandlerName::new(&job.name, &function.name)
                .logical_id()
                .to_owned();
            let function = json!({"Ref": format!("{id}LambdaFunction")});
            for (name, namespace, metric) in [
                ("Errors", "AWS/Lambda", "Errors"),
                ("FailedItems", NAMESPACE, "FailedItems"),
            ] {
                let alarm = alarm(namespace, metric, &function);
                resources.insert(format!("{id}{name}Alarm"), alarm);
            }
        }
    }
    println!("{template:#}");
    Ok(())
}

/// Returns a section of the template, such as `Resources`.
fn section<'t>(
    template: &'t mut Value,
    name: &str,
) -> Result<&'t mut Map<String, Value>, Box<dyn Error>> {
    let section = template.get_mut(name).and_then(Value::as_object_mut);
    section.ok_or_else(|| format!("the template has no {name}").into())
}

/// Returns an alarm that goes off as soon as the metric of the function is above zero.
fn alarm(namespace: &str, metric: &str, function: &Value) -> Value {
    json!({
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmActions": [{"Ref": "AlarmTopicArn"}],
            "ComparisonOperator": "GreaterThanThreshold",
            "Dimensions": [{"Name": "FunctionName", "Value": function}],
            "EvaluationPeriods": 1,
            "MetricName": metric,
            "Namespace": namespace,
            "Period": 60,
            "Statistic": "Sum",
            "Threshold": 0,
            "TreatMissingData": "notBreaching",
        },
    })
}
