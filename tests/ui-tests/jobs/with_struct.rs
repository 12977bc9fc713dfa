jets::jobs! {
    pub struct DataJob {
        fn file() {}
    }
}

fn main() {}
