jets::jobs! {
    Data {
        fn job_file(_event) {}
    }

    DataJob {
        fn file(_event) {}
    }
}

fn main() {}
