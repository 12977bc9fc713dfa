jets::jobs! {
    OrderJob {
        log_retention_in_days "${Days}";
        fn store() {}
    }
}

fn main() {}
