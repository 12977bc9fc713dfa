//! Examples in the documentation of a job and of its function, which fail.

jets::jobs! {
    /// Prints whatever arrives.
    ///
    /// ```
    /// panic!("the example of the job");
    /// ```
    pub DataJob {
        /// Prints it.
        ///
        /// ```
        /// panic!("the example of the function");
        /// ```
        kinesis_event "my-stream";
        pub fn file(kinesis_data: Vec<String>) -> usize {
            kinesis_data.len()
        }
    }
}
