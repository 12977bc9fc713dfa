jets::jobs! {
    DataJob {
        fn file(_event) -> u32 {
            "five"
        }
    }
}

fn main() {
    let _ = DataJob;
}
