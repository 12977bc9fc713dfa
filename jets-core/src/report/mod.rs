//! What a manifest says, for people: a report, the difference between two manifests, and a picture.

mod changes;
mod facts;
mod flowchart;
mod html;
mod markdown;
mod overview;

use crate::manifest::Manifest;

/// What the jobs of a manifest do, or what a change of them changes, as tables for people.
///
/// [`Manifest::report`] and [`Manifest::changes_since`] return one.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::{Function, JobManifest, Manifest};
///
/// let of_function = |name| Manifest::new(vec![JobManifest::new("OrderJob", vec![Function::new("OrderJob", name)])]);
/// let report = of_function("take").report();
/// assert!(report.to_markdown().contains("| order_job.take |"));
/// assert!(report.to_html().starts_with("<!doctype html>"));
///
/// assert!(of_function("take").changes_since(&of_function("take")).is_empty());
/// assert!(!of_function("take").changes_since(&of_function("store")).is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(alias("diagram", "review"))]
pub struct Report {
    title: &'static str,
    sections: Vec<Section>,
}

/// A heading with a table below it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Section {
    heading: &'static str,
    columns: Vec<&'static str>,
    rows: Vec<Vec<Cell>>,
}

type Cell = Vec<String>;

/// How a line ends that says what happens to what fails, if it is then gone.
const LOST: &str = ", then lost";

impl Report {
    /// Creates a report of the sections that have rows.
    fn new(title: &'static str, sections: impl IntoIterator<Item = Section>) -> Self {
        let sections = sections.into_iter();
        Self {
            title,
            sections: sections
                .filter(|section| !section.rows.is_empty())
                .collect(),
        }
    }

    /// Returns `true` if there is nothing to say: no job, or no change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// Returns the report as Markdown, for a review or a page.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        markdown::write(self)
    }

    /// Returns the report as one HTML page, which loads nothing.
    #[must_use]
    pub fn to_html(&self) -> String {
        html::write(self)
    }
}

impl Manifest {
    /// Returns what the jobs do: a row for each function, with what invokes it, what happens when it fails, its size, and
    /// what it sends to; its rights beyond those that follow from its triggers and properties; and the resources that the jobs create.
    #[must_use]
    #[cfg(feature = "cloudformation")]
    pub fn report(&self) -> Report {
        overview::report(self)
    }

    /// Returns what is different from the manifest `before`: rights first, then functions, properties and resources.
    #[must_use]
    #[cfg(feature = "cloudformation")]
    pub fn changes_since(&self, before: &Self) -> Report {
        changes::report(before, self)
    }

    /// Returns the manifest as a [Mermaid](https://mermaid.js.org) flowchart.
    ///
    /// Functions are in a box for each job. An arrow goes from a source of events to the function that it invokes, with
    /// the size of a batch and the retries; it is red if what fails is then lost. An arrow from a function goes to what it
    /// sends to: what invokes the function that receives, or that function. A thick arrow goes to where failures
    /// are kept, and a dotted one to what a function may access beyond what its triggers and properties need. A dotted
    /// arrow with a cross is a denial.
    #[must_use]
    #[cfg(feature = "cloudformation")]
    #[doc(alias("diagram", "picture"))]
    pub fn mermaid(&self) -> String {
        flowchart::write(self)
    }
}
