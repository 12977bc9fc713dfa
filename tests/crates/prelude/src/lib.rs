//! A team's own prelude, which re-exports the macro, and has jobs.

pub use jets::{App, Context, InvokeError, jobs};

jobs! {
    pub AuditJob {
        pub fn audit() {}
    }

    pub ReportJob {
        pub fn write() {}
    }
}
