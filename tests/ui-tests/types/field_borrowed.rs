jets::jobs! {
    DataJob {
        client: &str,

        fn file(&self) {}
    }
}

fn main() {
    let _ = std::mem::size_of::<DataJob>();
}
