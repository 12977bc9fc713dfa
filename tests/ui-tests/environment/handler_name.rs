jets::jobs! {
    DataJob {
        environment { "_HANDLER": "data_job.file" };
        fn file() {}
    }
}

fn main() {}
