jets::jobs! {
    enum DataJob {
        File,
    }
}

fn main() {}
