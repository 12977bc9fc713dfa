jets::jobs! {
    DataJob {
        client: Client,

        fn file(&self) {}
    }
}

fn main() {
    let _ = std::mem::size_of::<DataJob>();
}
