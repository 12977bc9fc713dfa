//! The template that deploys a manifest.

mod function;
mod log_group;
mod role;

use super::Manifest;
use crate::cloudformation::{Stack, Template, TemplateBuilder, TemplateError};

impl Manifest {
    /// The template that deploys every function of the manifest.
    ///
    /// A function becomes an [`AWS::Lambda::Function`][1], an [`AWS::IAM::Role`][2] that holds the manifest's policy
    /// and nothing else, and what its triggers need. The references between the resources put them in order.
    ///
    /// In every string, `${Project}`, `${Environment}` and any other `${Name}` of letters and digits become
    /// parameters of the template, and [pseudo parameters][3] stay what they are. `${!Name}` stands for the text
    /// `${Name}`, as in [`Fn::Sub`][4]; what IAM fills in, such as `${aws:username}`, is left alone. A parameter that stands
    /// for a number is of type `Number`, within the limits of all its uses. The default in `${Name:default}` is its
    /// `Default`, unless `stack` has another.
    ///
    /// CloudFormation takes [500 resources, 200 parameters and 200 outputs][5] in a template.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
    /// [2]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
    /// [3]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
    /// [4]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
    /// [5]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    ///
    /// # Errors
    ///
    /// When a name in `stack` cannot be part of a function's name or makes it longer than 64 characters, when the
    /// manifest has no function, when two resources or a resource and a parameter would have one logical id, when a
    /// string names something that no template can resolve, when a parameter has two defaults, a default beyond its
    /// limits, or no number that all its uses accept, when `stack` has a parameter that the template does not have, or
    /// when there is more than CloudFormation takes.
    #[cfg(feature = "cloudformation")]
    pub fn cloudformation(&self, stack: &Stack) -> Result<Template, TemplateError> {
        stack.check()?;
        let mut template = TemplateBuilder::default();
        for job in &self.jobs {
            for function in &job.functions {
                template.name_of(function::check_name(function, stack)?);
                let mut template = template
                    .function(&job.name, &function.name)?
                    .bounded_by(function.permissions_boundary.clone());
                function::add(function, &mut template)?;
            }
        }
        template.finish(stack)
    }
}
