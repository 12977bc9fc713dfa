jets::jobs! {
    DataJob {
        #[cfg(unix)]
        client: String,

        fn file() {}
    }
}

fn main() {}
