//! Prints the CloudFormation template of a compiled service: `template PROGRAM [PROJECT [ENVIRONMENT]]`.

use std::{env, error::Error, fs};

use jets::{
    Manifest,
    cloudformation::{Resource, Stack, Template},
    manifest::LogFormat,
    resources::Topic,
};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let program = arguments.next().ok_or("which program?")?;
    let project = arguments.next().unwrap_or_else(|| "shop".to_owned());
    let environment = arguments.next().unwrap_or_else(|| "dev".to_owned());
    let manifest = Manifest::from_binary(&fs::read(program)?)?;
    let mut stack = Stack::new(project, environment);
    stack.defaults.log_format = Some(LogFormat::Json);
    stack.defaults.log_retention_in_days = Some(30.try_into()?);
    let mut template = manifest.cloudformation(&stack)?;
    add_alarms(&mut template)?;
    println!("{}", template.to_json_pretty()?);
    Ok(())
}

/// Adds alarms on failed invocations and dropped items of each function, and on messages in each queue for what failed.
fn add_alarms(template: &mut Template) -> Result<(), Box<dyn Error>> {
    let topic = template.created(&Topic::arn("alarms-${Environment}"));
    let topic = json!({"Ref": topic.ok_or("no topic for alarms")?});
    let mut alarms = Vec::new();
    for function in template.functions() {
        let id = &function.function;
        for (namespace, metric) in [("AWS/Lambda", "Errors"), ("Service", "DroppedItems")] {
            let dimension = json!({"Name": "FunctionName", "Value": {"Ref": id}});
            alarms.push((id.clone(), namespace, metric, dimension));
        }
    }
    for (queue, resource) in template.resources() {
        let keeps_failures = resource.properties.get("RedrivePolicy").is_none();
        if resource.r#type == "AWS::SQS::Queue" && keeps_failures {
            let name = json!({"Fn::GetAtt": [queue, "QueueName"]});
            let dimension = json!({"Name": "QueueName", "Value": name});
            let metric = "ApproximateNumberOfMessagesVisible";
            alarms.push((queue.to_owned(), "AWS/SQS", metric, dimension));
        }
    }
    for (id, namespace, metric, dimension) in alarms {
        let alarm = json!({
            "Namespace": namespace,
            "MetricName": metric,
            "Dimensions": [dimension],
            "Statistic": "Maximum",
            "Period": 60,
            "EvaluationPeriods": 1,
            "Threshold": 0,
            "ComparisonOperator": "GreaterThanThreshold",
            "TreatMissingData": "notBreaching",
            "AlarmActions": [topic],
        });
        let alarm = Resource::new("AWS::CloudWatch::Alarm", alarm);
        template.add_resource(format!("{id}{metric}Alarm"), alarm)?;
    }
    Ok(())
}
