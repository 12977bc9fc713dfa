//! The placeholders that AWS resolves by itself.

/// The [pseudo parameters][1] of CloudFormation that are text: `${AWS::Region}` and its like in a manifest.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
pub const PSEUDO_PARAMETERS: [&str; 6] = [
    "AWS::AccountId",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
];
