jets::jobs! {
    DataJob {
        #[cfg(unix)]
        client: String,

        fn file(_event) {}
    }
}

fn main() {}
