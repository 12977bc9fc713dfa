jets::jobs! {
    DataJob {
        fn file(event: &'static str) {
            drop(event);
        }
    }
}

fn main() {
    let _ = DataJob;
}
