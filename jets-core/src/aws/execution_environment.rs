//! Where a function runs: its execution environment, and what is connected to it.

use super::{Arn, Choice, Number, Statement, limits};
use crate::{
    placeholders,
    value::{names, object},
};

object! {
    /// The size of `/tmp`.
    pub struct EphemeralStorage {
        /// The size in MB: 512 to 10,240.
        pub size as "Size": Number<limits::StorageSize>,
    }
    /// Creates a `/tmp` of this size in MB.
    pub fn new(size: Number<limits::StorageSize>);
}

names! {
    /// An instruction set of Lambda.
    pub enum Architecture {
        /// 64-bit ARM (Graviton).
        Arm64 as "arm64",
        /// 64-bit x86.
        X86_64 as "x86_64",
    }
}

object! {
    /// The VPC that a function is attached to.
    #[derive(Default)]
    pub struct VpcConfig {
        /// The ids of subnets: at most 16.
        pub subnet_ids as "SubnetIds": Vec<String>,
        /// The ids of security groups: at most 5.
        pub security_group_ids as "SecurityGroupIds": Vec<String>,
        /// Whether IPv6 traffic may leave through dual-stack subnets.
        pub ipv6_allowed_for_dual_stack as "Ipv6AllowedForDualStack": Option<Choice<bool>>,
    }
}

object! {
    /// Where [Lambda Managed Instances][1] run a function.
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html
    pub struct CapacityProviderConfig {
        /// The instances.
        pub lambda_managed_instances_capacity_provider_config as "LambdaManagedInstancesCapacityProviderConfig": ManagedInstances,
    }
}

impl CapacityProviderConfig {
    /// Creates the configuration of the capacity provider with this ARN.
    #[must_use]
    pub fn new(capacity_provider_arn: impl Into<String>) -> Self {
        Self {
            lambda_managed_instances_capacity_provider_config: ManagedInstances::new(
                capacity_provider_arn,
            ),
        }
    }
}

object! {
    /// How a function uses a capacity provider: a [`LambdaManagedInstancesCapacityProviderConfig`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-lambdamanagedinstancescapacityproviderconfig.html
    pub struct ManagedInstances {
        /// The ARN of the capacity provider.
        pub capacity_provider_arn as "CapacityProviderArn": String,
        /// How many invocations may run at once in one execution environment: 1 to 1,600.
        pub per_execution_environment_max_concurrency as "PerExecutionEnvironmentMaxConcurrency": Option<Number<limits::EnvironmentConcurrency>>,
        /// The memory in GiB for each vCPU: 2 to 8.
        pub execution_environment_memory_gib_per_vcpu as "ExecutionEnvironmentMemoryGiBPerVCpu": Option<Number<limits::MemoryPerVcpu>>,
    }
    /// Creates the use of the capacity provider with this ARN.
    pub fn new(capacity_provider_arn: impl Into<String>);
}

object! {
    /// How many execution environments [Lambda Managed Instances][1] keep for a function.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-functionscalingconfig.html
    #[derive(Default)]
    pub struct FunctionScalingConfig {
        /// The least number: 0 to 15,000. AWS's default is 3.
        pub min_execution_environments as "MinExecutionEnvironments": Option<Number<limits::ExecutionEnvironments>>,
        /// The greatest number: 0 to 15,000.
        pub max_execution_environments as "MaxExecutionEnvironments": Option<Number<limits::ExecutionEnvironments>>,
    }
}

object! {
    /// Whether the tenants of a function share execution environments.
    #[derive(Eq)]
    pub struct TenancyConfig {
        /// The mode.
        pub tenant_isolation_mode as "TenantIsolationMode": TenantIsolationMode,
    }
    /// Creates the configuration of this mode.
    pub fn new(tenant_isolation_mode: TenantIsolationMode);
}

names! {
    /// The mode of a [`TenancyConfig`].
    pub enum TenantIsolationMode {
        /// [Each tenant has execution environments of its own][1]. An invocation names its tenant.
        ///
        /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html
        PerTenant as "PER_TENANT",
    }
}

object! {
    /// When Lambda updates [a function's runtime][1], and to which version.
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html
    #[derive(Eq)]
    pub struct RuntimeManagementConfig {
        /// When Lambda updates the runtime.
        pub update_runtime_on as "UpdateRuntimeOn": UpdateRuntimeOn,
        /// The ARN of the version, with `Manual`.
        pub runtime_version_arn as "RuntimeVersionArn": Option<String>,
    }
    /// Creates a configuration without a version.
    pub fn new(update_runtime_on: UpdateRuntimeOn);
}

names! {
    /// When Lambda updates a function's runtime.
    pub enum UpdateRuntimeOn {
        /// When there is a new version. This is AWS's default.
        Auto,
        /// When the function is updated.
        FunctionUpdate,
        /// Never: the function has the version that is named.
        Manual,
    }
}

object! {
    /// [A file system][1] that a function mounts.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-filesystemconfig.html
    pub struct FileSystemConfig {
        /// The ARN of an access point of Amazon EFS or of Amazon S3 Files.
        pub arn as "Arn": String,
        /// The path below `/mnt/`.
        pub local_mount_path as "LocalMountPath": String,
        /// How a file system of S3 Files is read.
        pub s3_files_config as "S3FilesConfig": Option<S3FilesConfig>,
    }
    /// Creates the configuration of an access point, which is mounted at a path below `/mnt/`.
    pub fn new(arn: impl Into<String>, local_mount_path: impl Into<String>);
}

object! {
    /// How a file system of Amazon S3 Files is read.
    pub struct S3FilesConfig {
        /// Whether files are read from the bucket.
        pub direct_s3_read as "DirectS3Read": Choice<DirectS3Read>,
    }
    /// Creates the configuration of this way to read.
    pub fn new(direct_s3_read: impl Into<Choice<DirectS3Read>>);
}

names! {
    /// Whether files of S3 Files are read from the bucket, and not through the file system.
    pub enum DirectS3Read {
        /// If the function has 512 MB of memory or more. This is AWS's default.
        Auto as "AUTO",
        /// Always.
        Enabled as "ENABLED",
        /// Never.
        Disabled as "DISABLED",
    }
}

impl FileSystemConfig {
    /// Returns [what a function needs to mount the file system][1], through this access point only.
    ///
    /// The ARN of an access point of EFS does not name its file system. A placeholder may stand for either kind.
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html
    pub(crate) fn statements(&self) -> Vec<Statement> {
        let arn = placeholders::without_default(&self.arn);
        let parsed = Arn::parse(&arn);
        let service = parsed.as_ref().map(|arn| arn.service);
        let efs = match &parsed {
            Some(Arn {
                partition,
                region,
                account,
                ..
            }) => format!("arn:{partition}:elasticfilesystem:{region}:{account}:file-system/*"),
            None => "arn:${AWS::Partition}:elasticfilesystem:${AWS::Region}:${AWS::AccountId}:file-system/*".to_owned(),
        };
        let s3_files = arn.split_once("/access-point/");
        let s3_files = s3_files.map_or(
            "arn:${AWS::Partition}:s3files:${AWS::Region}:${AWS::AccountId}:file-system/*",
            |(file_system, _)| file_system,
        );
        let of_efs = Statement::allow(
            [
                "elasticfilesystem:ClientMount",
                "elasticfilesystem:ClientWrite",
            ],
            [efs],
        )
        .only_if("ArnEquals", "elasticfilesystem:AccessPointArn", &arn);
        let of_s3_files =
            Statement::allow(["s3files:ClientMount", "s3files:ClientWrite"], [s3_files]);
        match service {
            Some("elasticfilesystem") => vec![of_efs],
            Some(_) => vec![of_s3_files],
            None => vec![of_efs, of_s3_files],
        }
    }
}
