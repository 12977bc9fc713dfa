//! Measures the time to make a template, by the number of functions. It should grow linearly. CloudFormation accepts
//! about 160 functions in one template.
//!
//! `cargo bench -p benchmarks --bench template`

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

/// Returns a manifest of this many functions, ten per job, each with its own stream.
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
            .and_then(|template| template.to_json())
    });
}

#[divan::bench(args = [10, 100, 160])]
fn read_manifest(bencher: Bencher<'_, '_>, functions: usize) {
    let text = manifest(functions).to_json();
    bencher
        .counter(ItemsCount::new(functions))
        .bench(|| text.parse::<Manifest>());
}
