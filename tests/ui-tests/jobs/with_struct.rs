jets::jobs! {
    pub struct DataJob {
        fn file(_event) {}
    }
}

fn main() {}
