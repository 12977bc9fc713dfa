//! Reports functions that would invoke themselves, through their own log group or a bucket that they may write to.

use jets_core::manifest::{self, Arn, Effect, Statement};

use crate::{diagnostics::Errors, properties::Settings, syntax::Declaration, triggers::MayLoop};

/// Reports a trigger by which `function` with `settings` would invoke itself. The error is at the trigger's argument.
pub(super) fn check(
    may_loop: Option<&MayLoop>,
    declaration: &Declaration,
    function: &manifest::Function,
    settings: &Settings,
    errors: &mut Errors,
) {
    let keyword = &declaration.keyword;
    let own_log_group = || {
        let mut function = function.clone();
        function.properties = settings.properties.clone();
        function.log_group()
    };
    let problem = match may_loop {
        Some(MayLoop::LogGroup(group)) if *group == own_log_group() => format!(
            "the function would be invoked by its own log group, of which each invocation writes more: log to another, or say `{keyword} …, allow_loop: true`"
        ),
        Some(MayLoop::Bucket(bucket)) if may_write_to(bucket, settings) => format!(
            "the function may write to `{bucket}`, and would be invoked by what it writes: give `{keyword}` a `prefix` that it does not write to, or say `allow_loop: true`"
        ),
        _ => return,
    };
    errors.at(declaration.arguments.first(), problem);
}

fn may_write_to(bucket: &str, settings: &Settings) -> bool {
    settings
        .statements
        .iter()
        .any(|statement| allows_writing(statement, bucket))
}

fn allows_writing(statement: &Statement, bucket: &str) -> bool {
    let is_in_bucket = |resource: &String| {
        resource == "*"
            || Arn::parse(resource).is_some_and(|arn| {
                let name = arn.resource.split('/').next().unwrap_or_default();
                arn.service == "s3" && matches(name, bucket)
            })
    };
    statement.effect == Effect::Allow
        && statement
            .action
            .iter()
            .any(|action| matches(&action.to_ascii_lowercase(), "s3:putobject"))
        && statement.resource.iter().any(is_in_bucket)
}

/// Returns `true` if `pattern`, in which `*` stands for any text, matches `text`.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.split_once(part) {
            Some((_, behind)) => rest = behind,
            None => return false,
        }
    }
    rest.ends_with(last)
}
