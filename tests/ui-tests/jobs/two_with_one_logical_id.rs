jets::jobs! {
    Data {
        fn job_file() {}
    }

    DataJob {
        fn file() {}
    }
}

fn main() {}
