//! `vpc_config subnet_ids: ["subnet-0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"];` — attaches the function to
//! a VPC. The rights that this takes are added to the policy.
//!
//! See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html).

/// Ids of the subnets: at most 16.
pub mod subnet_ids {}

/// Ids of the security groups: at most 5.
pub mod security_group_ids {}

/// Whether IPv6 traffic may leave through dual-stack subnets: `true` or `false`.
pub mod ipv6_allowed_for_dual_stack {}
