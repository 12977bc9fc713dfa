//! How the time of an expansion grows with the declaration. divan prints functions per second, which should not fall.
//!
//! `cargo bench -p benchmarks --bench expansion`

use divan::{Bencher, counter::ItemsCount};
use jets_macros_library::compile;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

fn main() {
    divan::main();
}

const FUNCTIONS: [usize; 2] = [100, 1_000];

/// Returns a file that declares `functions` functions, `to_a_job` in each job.
fn declaration(functions: usize, to_a_job: usize) -> TokenStream {
    let jobs = (0..functions / to_a_job).map(|job| {
        let name = format_ident!("Job{job}");
        let functions = (0..to_a_job).map(|function| {
            let name = format_ident!("function{function}");
            quote! {
                kinesis_event "orders-${Environment}", batch_size: 10, filter: { data: { kind: ["order"] } };
                iam_policy "s3:PutObject", resource: "arn:aws:s3:::archive/*";
                timeout 30;
                /// Stores what arrives.
                pub async fn #name(&self, event, kinesis_data: Vec<String>) -> Result<usize, std::io::Error> {
                    println!("{event} {kinesis_data:?}");
                    Ok(kinesis_data.len())
                }
            }
        });
        quote!(pub #name { client: String, #(#functions)* })
    });
    quote!((::jets) #(#jobs)*)
}

#[divan::bench(args = FUNCTIONS)]
fn ten_functions_to_a_job(bencher: Bencher<'_, '_>, functions: usize) {
    measure(bencher, functions, &declaration(functions, 10));
}

#[divan::bench(args = FUNCTIONS)]
fn all_functions_in_one_job(bencher: Bencher<'_, '_>, functions: usize) {
    measure(bencher, functions, &declaration(functions, functions));
}

#[divan::bench(args = FUNCTIONS)]
fn a_mistake_in_every_function(bencher: Bencher<'_, '_>, functions: usize) {
    let text = declaration(functions, 10).to_string();
    let mistaken = text.replace("batch_size", "batch_sise").parse();
    measure(bencher, functions, &mistaken.unwrap_or_default());
}

fn measure(bencher: Bencher<'_, '_>, functions: usize, declaration: &TokenStream) {
    bencher
        .counter(ItemsCount::new(functions))
        .with_inputs(|| declaration.clone())
        .bench_local_values(compile);
}
