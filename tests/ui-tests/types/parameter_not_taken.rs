jets::jobs! {
    DataJob {
        fn file(_event) -> String {
            event.to_string()
        }
    }
}

fn main() {
    let _ = DataJob;
}
