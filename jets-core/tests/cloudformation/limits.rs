//! Tests of the limits of CloudFormation and of function names.

use jets_core::{
    cloudformation::{Stack, TemplateError},
    manifest::{
        Destination, Environment, Function, JobManifest, Manifest, ReceiverKind, Sends, Statement,
    },
};
use serde_json::Value;

use crate::{error, ids, reads, template, with_variable};

#[test]
fn a_function_whose_name_is_too_long_with_the_project_is_refused() {
    let manifest = Manifest::new(vec![JobManifest::new(
        "DataJob",
        vec![Function::new("DataJob", "file")],
    )]);
    let project = "p".repeat(64 - "-dev-data_job-file".len());
    assert!(
        manifest
            .cloudformation(&Stack::new(&project, "dev"))
            .is_ok()
    );
    let error = manifest
        .cloudformation(&Stack::new(format!("{project}p"), "dev"))
        .unwrap_err();
    assert!(matches!(error, TemplateError::FunctionName { .. }));
    assert_eq!(
        error.to_string(),
        format!(
            "function `data_job.file` would be named `{project}p-dev-data_job-file`, of 65 characters; the most is 64: shorten the project, the environment, the job or the function"
        )
    );
    let template = manifest.cloudformation(&Stack::default()).unwrap();
    let template: Value = serde_json::from_str(&template.to_json().unwrap()).unwrap();
    // 64 characters minus `--data_job-file` and one character of the environment.
    assert_eq!(template["Parameters"]["Project"]["MaxLength"], 48);
}

#[test]
fn a_template_larger_than_cloudformation_reads_is_refused() {
    // In the policies of the functions, which are not longer than IAM takes them.
    let of_functions = |count: usize, more: usize| {
        let functions = (0..count).map(|number| {
            let mut function = Function::new("DataJob", &format!("file_{number}"));
            let more = more.saturating_sub(number * 500).min(500);
            let resource = format!("arn:aws:s3:::data/{}", "x".repeat(9_000 + more));
            let statement = Statement::allow(["s3:GetObject"], [resource]);
            function.policy.add(statement);
            function
        });
        let job = JobManifest::new("DataJob", functions.collect());
        Manifest::new(vec![job]).cloudformation(&Stack::default())
    };
    let size = |count, more| {
        let template = of_functions(count, more).unwrap();
        template.to_json().unwrap().len()
    };
    let (fewer, more) = (size(90, 0), size(91, 0));
    let most = 90 + (1_000_000 - fewer) / (more - fewer);
    let missing = 1_000_000 - size(most, 0);
    assert_eq!(size(most, missing), 1_000_000);
    let error = of_functions(most, missing + 1).unwrap_err();
    let TemplateError::TemplateSize { size, .. } = error else {
        panic!("{error}");
    };
    assert_eq!(size, 1_000_001);
    assert_eq!(
        error.to_string(),
        format!(
            "the template has {size} bytes, and CloudFormation takes at most 1000000: write it as one line of JSON, or divide the jobs among several templates"
        )
    );
}

#[test]
fn more_than_cloudformation_takes_is_refused() {
    let functions = |count: usize| -> Vec<Function> {
        (0..count)
            .map(|number| reads(&format!("file_{number}"), &["orders"]))
            .collect()
    };
    // A function, its role and its mapping.
    assert_eq!(ids(functions(166)).len(), 498);
    let jobs = |functions| Manifest::new(vec![JobManifest::new("DataJob", functions)]);
    assert_eq!(
        error(&jobs(functions(167))),
        "the template would have 501 resources, and CloudFormation takes at most 500: divide the jobs among several templates"
    );
    let variables = (0..200).map(|number| (format!("V{number}"), format!("${{V{number}}}")));
    let mut function = Function::new("DataJob", "file");
    function.properties.environment = Some(Environment::new(variables.collect()));
    assert_eq!(
        error(&jobs(vec![function])),
        "the template would have 204 parameters, and CloudFormation takes at most 200: divide the jobs among several templates"
    );
    let by_name = |count| -> Vec<Function> {
        let names = (0..count).map(|number| format!("f{number}"));
        names.map(|name| Function::new("DataJob", &name)).collect()
    };
    let outputs = template(by_name(200))["Outputs"].clone();
    assert_eq!(outputs.as_object().map(serde_json::Map::len), Some(200));
    assert_eq!(
        error(&jobs(by_name(201))),
        "the template would have 201 outputs, and CloudFormation takes at most 200: divide the jobs among several templates"
    );
}

#[test]
fn variables_and_policy_are_counted_with_what_is_added_for_receivers() {
    let sends_to = |count: usize| {
        let mut function = Function::new("DataJob", "file");
        for number in 0..count {
            let queue = format!(
                "arn:${{AWS::Partition}}:sqs:${{AWS::Region}}:${{AWS::AccountId}}:{}{number}",
                "q".repeat(40)
            );
            let to = Destination::new(ReceiverKind::Queue, &queue);
            function
                .policy
                .add(Statement::allow(["sqs:SendMessage"], [&queue]));
            function
                .sends
                .push(Sends::new(format!("queue_{number}"), "data_job.take", to));
        }
        Manifest::new(vec![JobManifest::new("DataJob", vec![function])])
    };
    let stack = Stack::default().served_elsewhere("data_job.take");
    let error = |count| {
        sends_to(count)
            .cloudformation(&stack)
            .map(drop)
            .unwrap_err()
            .to_string()
    };
    assert!(sends_to(40).cloudformation(&stack).is_ok());
    let advice = "send to fewer functions, or divide the function";
    assert_eq!(
        error(45),
        format!(
            "function `data_job.file` would have 4300 bytes of variables, and AWS takes at most 4096: {advice}"
        )
    );
    let mut manifest = sends_to(1);
    let function = &mut manifest.jobs[0].functions[0];
    for number in 0..70 {
        let table = format!(
            "arn:aws:dynamodb:us-west-2:112233445566:table/{}{number}",
            "t".repeat(40)
        );
        function
            .policy
            .add(Statement::allow(["dynamodb:GetItem"], [table]));
    }
    let error = manifest
        .cloudformation(&stack)
        .map(drop)
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        format!(
            "function `data_job.file` would have 10878 characters of policy, and AWS takes at most 10240: {advice}"
        )
    );
    manifest.jobs[0].functions[0].policy.statement.truncate(66);
    assert!(manifest.cloudformation(&stack).is_ok());
}

#[test]
fn variables_and_policy_are_as_large_as_aws_takes_them() {
    let variable = |letters: usize| with_variable(&"v".repeat(letters));
    let right = |letters: usize| {
        let mut function = Function::new("DataJob", "file");
        let object = format!("arn:aws:s3:::data/{}", "k".repeat(letters));
        function
            .policy
            .add(Statement::allow(["s3:GetObject"], [object]));
        function
    };
    assert_eq!(first_size(variable, 4_000), 4_097);
    assert_eq!(first_size(right, 9_600), 10_241);
}

/// Returns the size of the smallest function that is too large, of this many letters or more.
fn first_size(function: impl Fn(usize) -> Function, some: usize) -> usize {
    let error = (some..some + 1_000).find_map(|letters| {
        let job = JobManifest::new("DataJob", vec![function(letters)]);
        let template = Manifest::new(vec![job]).cloudformation(&Stack::default());
        template.err()
    });
    match error {
        Some(TemplateError::TooLarge { size, .. }) => size,
        other => panic!("{other:?}"),
    }
}
