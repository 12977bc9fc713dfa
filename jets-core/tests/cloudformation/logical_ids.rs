//! Tests of the logical ids in templates.

use jets_core::manifest::{Function, JobManifest, Manifest};
use proptest::prelude::*;

use crate::{error, ids, reads, template, with_variable};

#[test]
fn a_mapping_is_named_after_its_stream() {
    let named = [
        ("my-stream", "DataJobFileMyStreamEventSourceMapping"),
        ("orders2", "DataJobFileOrders2EventSourceMapping"),
        ("my_stream", "DataJobFileMyStream8ad47c3cEventSourceMapping"),
        (
            "orders-${Environment}",
            "DataJobFileOrdersEnvironment003114deEventSourceMapping",
        ),
    ];
    for (stream, id) in named {
        let ids = ids(vec![reads("file", &[stream])]);
        assert!(ids.contains(&id.to_owned()), "{ids:?}");
    }
}

proptest! {
    /// CloudFormation creates the new resource before it deletes the old one, and Lambda refuses a second mapping of
    /// the same source. An id that changes is therefore a deployment that fails.
    #[test]
    fn ids_stay_while_other_triggers_and_functions_come_and_go(
        streams in prop::collection::hash_set("[a-zA-Z0-9_.-]{1,6}|arn:aws:kinesis:us-west-2:112233445566:stream/[a-z-]{1,3}", 1..6),
        kept in any::<prop::sample::Selector>(),
        others in prop::collection::hash_set("[a-z][a-z0-9]{0,3}", 0..4),
    ) {
        let streams: Vec<&str> = streams.iter().map(String::as_str).collect();
        let kept = kept.select(streams.clone());
        let alone = ids(vec![reads("file", &[kept])]);
        let mut functions: Vec<Function> = others
            .iter()
            .filter(|other| *other != "file")
            .map(|other| reads(other, &streams))
            .collect();
        functions.insert(functions.len() / 2, reads("file", &streams));
        let among_others = ids(functions);
        for id in alone {
            prop_assert!(among_others.contains(&id), "{id} is not in {among_others:?}");
        }
    }
}

#[test]
fn words_of_a_function_name_are_capitalized_in_its_logical_id() {
    let template = template(vec![Function::new("DataJob", "resize_all_images")]);
    assert!(template["Resources"]["DataJobResizeAllImagesIamRole"].is_object());
}

#[test]
fn two_functions_with_one_logical_id_are_refused() {
    let jobs = [("Data", "job_file"), ("DataJob", "file")]
        .map(|(job, function)| JobManifest::new(job, vec![Function::new(job, function)]));
    assert_eq!(
        error(&Manifest::new(jobs.into())),
        "`data.job_file` and `data_job.file` would both be `DataJobFileLambdaFunction` in the template: rename one of them"
    );
}

#[test]
fn a_name_that_does_not_make_a_logical_id_is_refused() {
    let manifest = Manifest::new(vec![JobManifest::new(
        "Größe",
        vec![Function::new("Größe", "file")],
    )]);
    assert_eq!(
        error(&manifest),
        "`Größe` and `file` do not make a logical id: accepted are ASCII letters, digits and `_`"
    );
}

#[test]
fn a_parameter_with_the_name_of_a_resource_is_refused() {
    let function = with_variable("${DataJobFileIamRole}");
    let manifest = Manifest::new(vec![JobManifest::new("DataJob", vec![function])]);
    assert_eq!(
        error(&manifest),
        "`${DataJobFileIamRole}` would be a parameter, but `DataJobFileIamRole` is a resource of `data_job.file`: use another name"
    );
}

#[test]
fn a_job_name_becomes_snake_case_as_rails_does_it() {
    for (name, snake) in [
        ("DataJob", "data_job"),
        ("HTTPJob", "http_job"),
        ("S3Job", "s3_job"),
        ("Job2Go", "job2_go"),
        ("already_snake", "already_snake"),
        ("A", "a"),
    ] {
        let handler = jets_core::manifest::HandlerName::new(name, "take").to_string();
        assert_eq!(handler, format!("{snake}.take"));
    }
}
