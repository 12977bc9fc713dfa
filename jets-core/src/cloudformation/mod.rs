//! CloudFormation templates made from a manifest.
//!
//! ```
//! use jets_core::{cloudformation::Stack, manifest::Manifest};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let manifest: Manifest = r#"{"version":1,"jobs":[{"name":"DataJob","functions":[{
//!     "name":"file","handler":"data_job.file","function_name":"${Project}-${Environment}-data_job-file",
//!     "triggers":[],"properties":{},"policy":{"Version":"2012-10-17","Statement":[]}
//! }]}]}"#.parse()?;
//! let template = manifest.cloudformation(&Stack::new("demo", "dev"))?;
//! assert!(template.to_json_pretty().contains("DataJobFileLambdaFunction"));
//! # Ok(())
//! # }
//! ```

mod error;
mod function;
mod logical_ids;
mod parameters;
mod placeholders;
mod resource;
mod role;
mod stack;
mod template;

pub use error::TemplateError;
pub(crate) use logical_ids::TriggerIds;
pub use placeholders::PlaceholderError;
pub(crate) use resource::Resource;
pub use stack::Stack;
pub use template::Template;

use self::{
    logical_ids::{FunctionIds, Owners},
    placeholders::Placeholders,
    template::Output,
};
use crate::manifest::Manifest;

impl Manifest {
    /// The template that deploys every function of the manifest.
    ///
    /// A function becomes an [`AWS::Lambda::Function`][1], an [`AWS::IAM::Role`][2] that holds the manifest's policy
    /// and nothing else, and what its triggers need. Nothing has a `DependsOn`: the references between the resources
    /// put them in order.
    ///
    /// In every string, `${Project}`, `${Environment}` and any other `${Name}` of letters and digits become
    /// parameters of the template, and [pseudo parameters][3] stay what they are. `${!Name}` stands for the text
    /// `${Name}`, as in [`Fn::Sub`][4]; other text in braces, such as IAM's `${aws:username}`, is left alone.
    ///
    /// CloudFormation takes [500 resources in a template][5]; this method sets no limit.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
    /// [2]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
    /// [3]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
    /// [4]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
    /// [5]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    ///
    /// # Errors
    ///
    /// When a name in `stack` cannot be part of a function's name, when the manifest has no function, when two
    /// functions or a function and a parameter would have one logical id, or when a string names something that no
    /// template can resolve.
    pub fn cloudformation(&self, stack: &Stack) -> Result<Template, TemplateError> {
        stack.check()?;
        let mut template = Template::empty();
        let mut placeholders = Placeholders::default();
        let mut owners = Owners::default();
        for job in &self.jobs {
            for function in &job.functions {
                let ids = FunctionIds::new(&job.name, &function.name)?;
                for (id, resource) in function::resources(function, &ids, &mut placeholders)? {
                    owners.claim(&id, &function.handler)?;
                    template.resources.push(id, resource);
                }
                let output = Output::arn_of(&ids, function);
                template.outputs.push(ids.function_arn_output(), output);
            }
        }
        if template.resources.is_empty() {
            return Err(TemplateError::NoFunction);
        }
        template.parameters = parameters::all(stack, placeholders, &owners)?;
        Ok(template)
    }
}
