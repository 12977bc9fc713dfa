//! The error of JSON that does not deserialise into a type, with the path of the field.

use std::{error::Error, fmt};

use serde_core::Deserialize;

/// An error of `serde_json`, and the path of the field in the document.
#[derive(Debug)]
pub(crate) struct NotOfType {
    /// The path, such as `lines[2].price`. `None` if the error is about the whole document, or the path is not known.
    path: Option<String>,
    error: serde_json::Error,
}

impl NotOfType {
    /// Adds the path to `error`, which occurred when `json` was read as a `T`. The JSON is read again to find it.
    #[cold]
    pub(crate) fn new<'a, T: Deserialize<'a>>(json: &'a [u8], error: serde_json::Error) -> Self {
        let path = error.is_data().then(|| path::<T>(json)).flatten();
        Self { path, error }
    }
}

/// Reads `json` as a `T` and returns the path at which that fails.
fn path<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Option<String> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let error = serde_path_to_error::deserialize::<_, T>(&mut deserializer).err()?;
    let path = error.path();
    path.iter().next().map(|_| path.to_string())
}

impl From<serde_json::Error> for NotOfType {
    fn from(error: serde_json::Error) -> Self {
        Self { path: None, error }
    }
}

impl fmt::Display for NotOfType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(formatter, "field `{}`: ", path.escape_debug())?;
        }
        self.error.fmt(formatter)
    }
}

impl Error for NotOfType {
    // Each inlined copy would add vtables of the errors to a program.
    #[inline(never)]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // `Display` already prints it.
        self.error.source()
    }
}
