jets::jobs! {
    DataJob {
        fn file(event: _) {
            drop(event);
        }
    }
}

fn main() {
    let _ = DataJob;
}
