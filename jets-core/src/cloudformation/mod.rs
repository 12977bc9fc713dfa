//! CloudFormation templates made from a manifest.
//!
//! ```
//! # extern crate jets_core as jets;
//! use jets::{cloudformation::Stack, manifest::Manifest};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let manifest: Manifest = r#"{"version":1,"jobs":[{"name":"DataJob","functions":[{
//!     "name":"file","handler":"data_job.file","function_name":"${Project}-${Environment}-data_job-file",
//!     "triggers":[],"properties":{},"policy":{"Version":"2012-10-17","Statement":[]}
//! }]}]}"#.parse()?;
//! let template = manifest.cloudformation(&Stack::new("demo", "dev"))?;
//! assert!(template.to_json_pretty()?.contains("DataJobFileLambdaFunction"));
//! # Ok(())
//! # }
//! ```

mod builder;
mod error;
mod function;
mod function_template;
mod logical_ids;
mod parameters;
mod resource;
mod role;
mod section;
mod stack;
mod substitution;
mod template;
mod update;

pub use crate::placeholders::PlaceholderError;
pub use error::TemplateError;
pub use parameters::Binding;
pub use section::Resource;
pub use stack::{FunctionDefaults, Stack};
pub use template::{FunctionResources, Template};
pub use update::UpdateEffect;
pub(crate) use {
    function_template::{FunctionTemplate, Permission, extend, insert},
    logical_ids::SourceName,
    resource::ResourceTemplate,
};
