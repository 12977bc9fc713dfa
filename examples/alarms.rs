//! Adds to a template: two alarms for each function, and a parameter for the topic that they notify.
//!
//! `cargo run -p jets-rs --features binary,cloudformation --example alarms -- PROGRAM > template.json` reads the jobs of a compiled program, as
//! `examples/template.rs` does.

use std::{env, error::Error, fs};

use jets::{
    Manifest,
    cloudformation::{Resource, Stack},
};
use serde_json::json;

/// The namespace that the program gives to `jets::FailedItemsMetric`.
const NAMESPACE: &str = "Demo";

fn main() -> Result<(), Box<dyn Error>> {
    let program = env::args().nth(1).ok_or("usage: alarms PROGRAM")?;
    let manifest = Manifest::from_binary(&fs::read(program)?)?;
    let mut template = manifest.cloudformation(&Stack::new("demo", "dev"))?;

    template.add_parameter(
        "AlarmTopicArn",
        "ARN of the SNS topic that alarms are sent to",
    )?;
    let functions: Vec<String> = template
        .functions()
        .map(|resources| resources.function.clone())
        .collect();
    for function in functions {
        for (name, namespace, metric) in [
            ("Errors", "AWS/Lambda", "Errors"),
            ("FailedItems", NAMESPACE, "FailedItems"),
        ] {
            let alarm = alarm(namespace, metric, &function);
            template.add_resource(format!("{function}{name}Alarm"), alarm)?;
        }
    }
    println!("{}", template.to_json_pretty()?);
    Ok(())
}

/// Returns an alarm that goes off as soon as the metric of the function with this logical id is above zero.
fn alarm(namespace: &str, metric: &str, function: &str) -> Resource {
    let properties = json!({
        "AlarmActions": [{"Ref": "AlarmTopicArn"}],
        "ComparisonOperator": "GreaterThanThreshold",
        "Dimensions": [{"Name": "FunctionName", "Value": {"Ref": function}}],
        "EvaluationPeriods": 1,
        "MetricName": metric,
        "Namespace": namespace,
        "Period": 60,
        "Statistic": "Sum",
        "Threshold": 0,
        "TreatMissingData": "notBreaching",
    });
    Resource::new("AWS::CloudWatch::Alarm", properties)
}
