//! How long a template takes, by the number of functions: ten times the functions take ten times as long. CloudFormation takes about 160 in one template.
//!
//! `cargo bench -p jets-core --features cloudformation --bench template`

use divan::{AllocProfiler, Bencher, counter::ItemsCount};
use jets_core::{
    cloudformation::Stack,
    manifest::{Function, JobManifest, Manifest},
    triggers::{Trigger, kinesis::KinesisTrigger},
};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// A manifest of so many functions, ten a job, each with a stream of its own.
fn manifest(functions: usize) -> Manifest {
    let job = |number: usize| {
        let name = format!("Data{number}Job");
        let functions = (0..10).map(|file| {
            let mut function = Function::new(&name, &format!("file_{file}"));
            let trigger = KinesisTrigger::new(format!("stream-{number}-{file}-${{Environment}}"));
            let trigger = Trigger::from(trigger);
            function.policy.statement = trigger.default_policy();
            function.triggers.push(trigger);
            function.add_needed_permissions();
            function
        });
        JobManifest::new(name.clone(), functions.collect())
    };
    Manifest::new((0..functions / 10).map(job).collect())
}

#[divan::bench(args = [10, 100, 160])]
fn template(bencher: Bencher<'_, '_>, functions: usize) {
    let manifest = manifest(functions);
    let stack = Stack::default();
    bencher.counter(ItemsCount::new(functions)).bench(|| {
        manifest
            .cloudformation(&stack)
            .map(|template| template.to_json())
    });
}

#[divan::bench(args = [10, 100, 160])]
fn read_manifest(bencher: Bencher<'_, '_>, functions: usize) {
    let text = manifest(functions).to_json();
    bencher
        .counter(ItemsCount::new(functions))
        .bench(|| text.parse::<Manifest>());
}
