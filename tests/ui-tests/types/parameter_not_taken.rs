jets::jobs! {
    DataJob {
        fn file() -> String {
            event.to_string()
        }
    }
}

fn main() {
    let _ = DataJob;
}
