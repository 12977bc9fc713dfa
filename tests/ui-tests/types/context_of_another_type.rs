jets::jobs! {
    DataJob {
        fn file(context: String) {
            drop(context);
        }
    }
}

fn main() {
    let _ = DataJob;
}
