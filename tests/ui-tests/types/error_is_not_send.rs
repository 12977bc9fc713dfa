jets::jobs! {
    DataJob {
        fn file() -> Result<(), Box<dyn std::error::Error>> {
            Ok(())
        }
    }
}

fn main() {
    let _ = DataJob;
}
