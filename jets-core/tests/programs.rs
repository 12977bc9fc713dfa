//! Tests of templates with several programs.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod common;

use common::{assert_valid, golden_manifest};
use jets_core::{
    cloudformation::Stack,
    manifest::{Environment, Function, JobManifest, Manifest},
};
use serde_json::json;

/// Returns the manifest of a program with this job.
fn program(name: &str, job: &str) -> Manifest {
    let functions = vec![Function::new(job, "take")];
    Manifest::new(vec![JobManifest::new(job, functions)]).of_program(name)
}

/// Returns a manifest with an environment variable of this value.
fn with_variable(value: &str) -> Manifest {
    let mut function = Function::new("DataJob", "file");
    function.properties.environment = Some(Environment::new(
        [("VALUE".to_owned(), value.to_owned())].into(),
    ));
    Manifest::new(vec![JobManifest::new("DataJob", vec![function])])
}

fn error(manifest: &Manifest) -> String {
    let template = manifest.cloudformation(&Stack::default());
    template.unwrap_err().to_string()
}

#[test]
fn each_program_has_a_zip_file_of_its_own_and_nothing_else_differs() {
    let one = golden_manifest("every_option");
    let other = program("order-service", "AnotherJob");
    let manifest = Manifest::merge([one.clone().of_program("shop"), other]).unwrap();
    assert_valid(&manifest);
    let template = manifest
        .cloudformation(&Stack::default())
        .unwrap()
        .to_value();
    assert_eq!(template["Parameters"].get("CodeKey"), None);
    let description = "Key of the zip file in the bucket, with order-service as bootstrap";
    assert_eq!(
        template["Parameters"]["OrderServiceCodeKey"],
        json!({"Type": "String", "Description": description})
    );

    let alone = one.cloudformation(&Stack::default()).unwrap().to_value();
    for (id, resource) in alone["Resources"].as_object().unwrap() {
        let mut expected = resource.clone();
        if resource["Type"] == "AWS::Lambda::Function" {
            expected["Properties"]["Code"]["S3Key"]["Ref"] = json!("ShopCodeKey");
        }
        assert_eq!(template["Resources"][id], expected, "{id}");
    }
    let code = &template["Resources"]["AnotherJobTakeLambdaFunction"]["Properties"]["Code"];
    let expected =
        json!({"S3Bucket": {"Ref": "CodeBucket"}, "S3Key": {"Ref": "OrderServiceCodeKey"}});
    assert_eq!(*code, expected);
}

#[test]
fn a_program_without_a_name_goes_beside_one_that_has_one() {
    let unnamed = with_variable("${CodeKey} of ${OrdersCodeKey}");
    let manifest = Manifest::merge([unnamed, program("orders", "OrderJob")]).unwrap();
    let stack = Stack::default().parameter("OrdersCodeKey", "orders-1.zip");
    let template = manifest.cloudformation(&stack).unwrap().to_value();
    let parameters = &template["Parameters"];
    assert!(parameters["CodeKey"].is_object());
    assert_eq!(parameters["OrdersCodeKey"]["Default"], "orders-1.zip");
    let code = |id: &str| &template["Resources"][id]["Properties"]["Code"]["S3Key"]["Ref"];
    assert_eq!(code("DataJobFileLambdaFunction"), "CodeKey");
    assert_eq!(code("OrderJobTakeLambdaFunction"), "OrdersCodeKey");
}

#[test]
fn the_key_of_the_one_program_is_a_parameter_where_a_string_names_it() {
    let manifest = with_variable("${CodeKey}").of_program("data");
    let template = manifest.cloudformation(&Stack::default());
    let template = template.unwrap().to_value();
    assert!(template["Parameters"]["CodeKey"].is_object());
    assert!(template["Parameters"]["DataCodeKey"].is_object());
}

#[test]
fn a_program_that_has_no_parameter_of_its_own_is_refused() {
    for name in ["", "--", "a b", "größe", "${Project}"] {
        assert_eq!(
            error(&program(name, "OrderJob")),
            format!(
                "`{}` is not a name of a program: accepted are ASCII letters, digits, `-` and `_`",
                name.escape_debug()
            )
        );
    }
    let alike = [
        program("order-service", "OrderJob"),
        program("OrderService", "ReportJob"),
    ];
    assert_eq!(
        error(&Manifest::merge(alike).unwrap()),
        "programs `order-service` and `OrderService` would both have the parameter `OrderServiceCodeKey`: rename one of them"
    );
}

#[test]
fn a_string_may_name_the_zip_file_of_every_template_beside_programs_of_their_own() {
    let manifest = with_variable("${CodeKey} ${ShopCodeKey}").of_program("shop");
    let template = manifest.cloudformation(&Stack::default()).unwrap();
    let parameters = template.to_value()["Parameters"].clone();
    for (name, program) in [("CodeKey", "the program"), ("ShopCodeKey", "shop")] {
        let description = format!("Key of the zip file in the bucket, with {program} as bootstrap");
        assert_eq!(
            parameters[name],
            json!({"Type": "String", "Description": description})
        );
    }
}
