//! The names that are derived from those of a job and a function.

use std::fmt;

/// The names that are derived from those of a job and a function.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::HandlerName;
///
/// let name = HandlerName::new("DataJob", "file");
/// assert_eq!(name.to_string(), "data_job.file");
/// assert_eq!(name.function_name(), "${Project}-${Environment}-data_job-file");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandlerName {
    job: String,
    function: String,
    logical_id: String,
}

impl HandlerName {
    /// Creates the names of `function` of the job whose struct is `job`.
    #[must_use]
    pub fn new(job: &str, function: &str) -> Self {
        Self {
            job: snake_case(job),
            function: function.to_owned(),
            logical_id: [job, function]
                .into_iter()
                .flat_map(|name| name.split('_'))
                .map(capitalized)
                .collect(),
        }
    }

    /// Returns the end of the Lambda function's name, which is the same in every project and environment:
    /// `data_job-file`.
    #[must_use]
    pub fn function_name_suffix(&self) -> String {
        format!("{}-{}", self.job, self.function)
    }

    /// Returns the beginning of the logical ids of the function's resources: `DataJobFile`.
    #[must_use]
    pub fn logical_id(&self) -> &str {
        &self.logical_id
    }

    /// Returns the Lambda function's name with placeholders: `${Project}-${Environment}-data_job-file`.
    #[must_use]
    pub fn function_name(&self) -> String {
        format!(
            "${{Project}}-${{Environment}}-{}",
            self.function_name_suffix()
        )
    }
}

impl fmt::Display for HandlerName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.job, self.function)
    }
}

pub(crate) fn capitalized(word: &str) -> String {
    match word.split_at_checked(1) {
        Some((first, rest)) => first.to_ascii_uppercase() + rest,
        None => word.to_owned(),
    }
}

/// Converts `DataJob` to `data_job`, and `HTTPJob` to `http_job`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut previous: Option<char> = None;
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        let starts_word = letter.is_uppercase()
            && previous.is_some_and(|before| {
                before.is_lowercase()
                    || before.is_ascii_digit()
                    || before.is_uppercase()
                        && letters.peek().is_some_and(|after| after.is_lowercase())
            });
        if starts_word {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        previous = Some(letter);
    }
    snake
}
