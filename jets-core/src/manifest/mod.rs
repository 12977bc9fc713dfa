//! The manifest: what a program's jobs need from AWS, as types and as JSON.

mod circles;
mod created;
#[cfg(test)]
#[path = "../../tests/common/every_option/mod.rs"]
mod every_option;
mod function;
#[cfg(feature = "json")]
mod read;
mod settings;

use crate::{resources::Resource, value::object};

#[cfg(feature = "cloudformation")]
pub(crate) use created::Created;

pub use crate::{
    aws::*,
    names::HandlerName,
    placeholders::PSEUDO_PARAMETERS,
    value::{Integer, Map, Names, ToValue, Value},
};
pub use circles::{By, Circle, Step};
#[cfg(feature = "cloudformation")]
pub(crate) use function::SOURCE_FUNCTION;
pub use function::{Function, Sends};
#[cfg(feature = "json")]
pub use read::ManifestError;
pub use settings::Misfit;

object! {
    /// What the jobs of a program need from AWS: functions, triggers and permissions.
    ///
    /// `jobs!` makes one when it expands, and [`Manifest::from_str`](std::str::FromStr::from_str) reads it. Jobs,
    /// functions, triggers and statements are in the order of the declaration. Environment variables, tags and conditions
    /// are in alphabetical order. Equal declarations give equal text.
    ///
    /// `${Project}`, `${Environment}` and the pseudo parameters of CloudFormation (`${AWS::Region}`, …) stay in names and
    /// ARNs, and are resolved when the manifest is deployed. The same holds for placeholders for whole ARNs and
    /// [numbers](Number).
    ///
    #[cfg_attr(not(doctest), doc = include_str!("../../docs/manifest.md"))]
    pub struct Manifest {
        /// The version of the manifest's format: [`Manifest::VERSION`].
        pub version: u32,
        /// The jobs, in the order of their declaration.
        pub jobs: Vec<JobManifest>,
    }
    /// Creates a manifest of these jobs.
    pub fn new(jobs: Vec<JobManifest>) {
        version: Self::VERSION,
    }
}

object! {
    /// One job of a [`Manifest`]: a struct with one or more Lambda functions.
    pub struct JobManifest {
        /// The name of the job's struct, such as `DataJob`.
        pub name: String,
        /// The resources that the job creates: with declarations of their own, and with triggers.
        pub resources if any: Vec<Resource>,
        /// The job's functions, in the order of their declaration.
        pub functions: Vec<Function>,
    }
    /// Creates a job with this name and these functions, which creates no resources.
    pub fn new(name: impl Into<String>, functions: Vec<Function>);
}

impl Manifest {
    /// The version of the format that this library writes and reads.
    pub const VERSION: u32 = 1;

    /// Returns the [JSON Schema](https://json-schema.org) of this version of the format, for tools in other languages.
    #[must_use]
    pub fn json_schema() -> &'static str {
        include_str!("../../schema/manifest-v1.schema.json")
    }

    /// Returns the manifest as indented JSON, for people.
    #[must_use]
    #[inline]
    pub fn to_json_pretty(&self) -> String {
        self.to_value().to_string_pretty()
    }

    /// Returns the manifest as one line of JSON, which is what `jobs!` embeds.
    #[must_use]
    #[inline]
    pub fn to_json(&self) -> String {
        self.to_value().to_string()
    }

    /// Sets the name of the program that the manifest belongs to, for a template with several programs.
    ///
    /// The template then has one parameter for the key of each program's zip file, such as `OrdersCodeKey` for
    /// `orders`, instead of `CodeKey`. Nothing else changes. Names have ASCII letters, digits, `-` and `_`.
    ///
    /// ```
    /// # extern crate jets_core as jets;
    /// use jets::{cloudformation::Stack, manifest::{Function, JobManifest, Manifest}};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let of_job = |job| Manifest::new(vec![JobManifest::new(job, vec![Function::new(job, "take")])]);
    /// # let (orders, reports) = (of_job("OrderJob"), of_job("ReportJob"));
    /// let manifest = Manifest::merge([orders.of_program("orders"), reports.of_program("reports")])?;
    /// let template = manifest.cloudformation(&Stack::default())?.to_value();
    /// let code = |function| &template["Resources"][function]["Properties"]["Code"]["S3Key"]["Ref"];
    /// assert_eq!(code("OrderJobTakeLambdaFunction"), "OrdersCodeKey");
    /// assert_eq!(code("ReportJobTakeLambdaFunction"), "ReportsCodeKey");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn of_program(mut self, name: impl Into<String>) -> Self {
        let name = name.into();
        for function in self.jobs.iter_mut().flat_map(|job| &mut job.functions) {
            function.program = Some(name.clone());
        }
        self
    }

    /// Returns the functions of all jobs, in order.
    pub fn functions(&self) -> impl Iterator<Item = &Function> {
        self.jobs.iter().flat_map(|job| &job.functions)
    }
}
