jets::jobs! {
    DataJob {
        fn file(_event) -> Result<(), Box<dyn std::error::Error>> {
            Ok(())
        }
    }
}

fn main() {
    let _ = DataJob;
}
