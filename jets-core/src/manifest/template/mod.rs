//! Makes the template that deploys a manifest.

mod function;
mod log_group;
mod role;

use super::Manifest;
use crate::cloudformation::{Stack, Template, TemplateBuilder, TemplateError};

impl Manifest {
    /// Returns the template that deploys every function of the manifest.
    ///
    /// Each function becomes an [`AWS::Lambda::Function`][1], an [`AWS::IAM::Role`][2] with the manifest's policy and
    /// nothing else, and the resources that its triggers need. References between the resources determine their order.
    ///
    /// In every string, `${Project}`, `${Environment}` and any other `${Name}` of letters and digits become parameters
    /// of the template. [Pseudo parameters][3] stay as they are. `${!Name}` stands for the text `${Name}`, as in
    /// [`Fn::Sub`][4]. Variables that IAM resolves, such as `${aws:username}`, are not changed. A parameter for a
    /// number has the type `Number`, and the limits of all its uses. The default in `${Name:default}` becomes its
    /// `Default`, unless `stack` has another.
    ///
    /// A template can have [500 resources, 200 parameters and 200 outputs][5].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
    /// [2]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
    /// [3]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
    /// [4]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
    /// [5]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    ///
    /// # Errors
    ///
    /// Returns an error if
    ///
    /// - a name in `stack` cannot be part of a function's name, or makes it longer than 64 characters,
    /// - the manifest has no function,
    /// - two resources, or a resource and a parameter, would have the same logical id,
    /// - a string contains something that no template can resolve,
    /// - a parameter has two defaults, a default outside its limits, or no value that all its uses accept,
    /// - `stack` has a parameter that the template does not have,
    /// - a limit of CloudFormation is exceeded.
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
