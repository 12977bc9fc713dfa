//! Reads and merges manifests.

use std::{collections::BTreeSet, str::FromStr};

use serde_core::de::Error as _;

use super::{JobManifest, Manifest, Value};
use crate::{error::errors, value::FromValue};

errors! {
    /// Why a manifest could not be read or merged.
    #[derive(Debug)]
    pub enum ManifestError {
        /// The text is not JSON, or not a manifest.
        Malformed(error: serde_json::Error) => "not a manifest: {error}" with error,
        /// The manifest has a version that this library does not know.
        UnsupportedVersion(version: u32) => ("manifest version {version} is not supported: this library reads version {}", Manifest::VERSION),
        /// One of several manifests, each on its own line, cannot be read.
        Line {
            /// The number of the line, counted from 1.
            number: usize,
            /// What is wrong with it.
            error: Box<Self>,
        } => "line {number}: {error}" with error,
        /// Two jobs have the same name.
        DuplicateJob(name: String) => "two jobs are named `{name}`",
        /// Two functions have the same handler name.
        DuplicateHandler(name: String) => "two functions have the handler `{name}`",
    }
}

impl FromStr for Manifest {
    type Err = ManifestError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let value: Value = serde_json::from_str(text).map_err(ManifestError::Malformed)?;
        // Check the version first: a later version may have fields that this one refuses.
        let version = value.as_object().and_then(|fields| fields.get("version"));
        if let Some(Value::Integer(version)) = version
            && let Ok(version) = u32::try_from(i128::from(*version))
            && version != Self::VERSION
        {
            return Err(ManifestError::UnsupportedVersion(version));
        }
        let manifest = Self::from_value(value);
        let manifest = manifest
            .map_err(|mismatch| ManifestError::Malformed(serde_json::Error::custom(mismatch)))?;
        manifest.validated()
    }
}

impl Manifest {
    /// Merges `manifests` into one manifest of all their jobs, in order.
    ///
    /// If they belong to several programs, name each with [`of_program`](Self::of_program).
    ///
    /// # Errors
    ///
    /// Returns an error if two jobs have the same name, or two functions the same handler.
    pub fn merge(manifests: impl IntoIterator<Item = Self>) -> Result<Self, ManifestError> {
        let jobs = manifests.into_iter().flat_map(|manifest| manifest.jobs);
        Self::new(jobs.collect()).validated()
    }

    /// Reads one manifest of all jobs in `lines`: one manifest per line, as `jobs!` places them in a program.
    ///
    /// Zero bytes between the lines are skipped, because linkers may add them. The jobs are in alphabetical order,
    /// because the order of a linker is arbitrary. If a job occurs twice and both are identical, it is read once.
    ///
    /// # Errors
    ///
    /// Returns an error if a line is not a manifest, if two jobs have the same name, or two functions the same handler.
    #[inline]
    pub fn from_json_lines(lines: &[u8]) -> Result<Self, ManifestError> {
        let mut jobs: Vec<JobManifest> = Vec::new();
        for (index, line) in lines.split(|byte| *byte == b'\n').enumerate() {
            let in_line = |error| ManifestError::Line {
                number: index + 1,
                error: Box::new(error),
            };
            let line = std::str::from_utf8(line)
                .map_err(|error| {
                    in_line(ManifestError::Malformed(serde_json::Error::custom(error)))
                })?
                .trim_matches('\0')
                .trim();
            if !line.is_empty() {
                jobs.extend(line.parse::<Self>().map_err(in_line)?.jobs);
            }
        }
        jobs.sort_by(|one, other| one.name.cmp(&other.name));
        jobs.dedup();
        Self::new(jobs).validated()
    }

    #[inline]
    fn validated(self) -> Result<Self, ManifestError> {
        let mut jobs = BTreeSet::new();
        for job in &self.jobs {
            if !jobs.insert(job.name.as_str()) {
                return Err(ManifestError::DuplicateJob(job.name.clone()));
            }
        }
        let mut handlers = BTreeSet::new();
        for function in self.functions() {
            if !handlers.insert(function.handler.as_str()) {
                return Err(ManifestError::DuplicateHandler(function.handler.clone()));
            }
        }
        Ok(self)
    }
}
