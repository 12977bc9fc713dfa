//! The programs of a template, and the parameters with their locations.

use std::collections::{BTreeMap, btree_map::Entry};

use super::{TemplateError, logical_ids::camel_case};

/// The parameter that names the S3 object of the program. For several programs, the suffix of their parameters.
pub(super) const CODE_KEY: &str = "CodeKey";

/// The programs that the functions of a template run.
#[derive(Debug, Default)]
pub(super) struct Programs {
    /// Whether a function runs the program without a name.
    has_unnamed: bool,
    /// The names of the other programs, by parameter.
    named: BTreeMap<String, String>,
}

impl Programs {
    /// Records that a function runs `program`. Returns the parameter for the key of the program's zip file.
    pub(super) fn code_key(&mut self, program: Option<&str>) -> Result<String, TemplateError> {
        let Some(program) = program else {
            self.has_unnamed = true;
            return Ok(CODE_KEY.to_owned());
        };
        let accepted = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        let name = camel_case(program);
        if name.is_empty() || !program.bytes().all(accepted) {
            return Err(TemplateError::ProgramName(program.to_owned()));
        }
        let parameter = format!("{name}{CODE_KEY}");
        match self.named.entry(parameter.clone()) {
            Entry::Occupied(known) if known.get() != program => Err(TemplateError::SameCodeKey {
                programs: [known.get().clone(), program.to_owned()],
                parameter,
            }),
            entry => {
                entry.or_insert_with(|| program.to_owned());
                Ok(parameter)
            }
        }
    }

    /// Returns the parameters for the keys of zip files, with their descriptions. `CodeKey` is included if a function
    /// needs it, or if a string of the jobs refers to it (`is_named`).
    pub(super) fn parameters(&self, is_named: bool) -> impl Iterator<Item = (&str, String)> {
        let unnamed = (self.has_unnamed || is_named).then(|| {
            let description = "Key of the zip file in the bucket, with the program as bootstrap";
            (CODE_KEY, description.to_owned())
        });
        let named = self.named.iter().map(|(parameter, program)| {
            let description =
                format!("Key of the zip file in the bucket, with {program} as bootstrap");
            (parameter.as_str(), description)
        });
        unnamed.into_iter().chain(named)
    }
}
