//! JSON that is not of the type asked for: where in the document, and what is wrong.

use std::{error::Error, fmt};

use serde_core::Deserialize;

/// An error of `serde_json`, and the path in the document of the field that it is about.
#[derive(Debug)]
pub(crate) struct NotOfType {
    /// Such as `lines[2].price`; `None` where it is the whole document, or cannot be told.
    path: Option<String>,
    error: serde_json::Error,
}

impl NotOfType {
    /// `error`, with which `json` did not become a `T`. To find the path, it is read once more.
    #[cold]
    pub(crate) fn new<'a, T: Deserialize<'a>>(json: &'a [u8], error: serde_json::Error) -> Self {
        let path = error.is_data().then(|| path::<T>(json)).flatten();
        Self { path, error }
    }
}

/// Where in the document reading a `T` ends.
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
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.error)
    }
}
