jets::jobs! {
    DataJob {
        fn file() -> u32 {
            "five"
        }
    }
}

fn main() {
    let _ = DataJob;
}
