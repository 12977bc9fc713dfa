jets::jobs! {
    DataJob {
        log_format Jsn;
        fn file() {}
    }
}

fn main() {}
