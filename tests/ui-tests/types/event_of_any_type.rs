jets::jobs! {
    DataJob {
        fn file(event: impl serde::Deserialize<'static>) {
            drop(event);
        }
    }
}

fn main() {
    let _ = DataJob;
}
