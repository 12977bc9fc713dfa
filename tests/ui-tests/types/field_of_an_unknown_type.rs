jets::jobs! {
    DataJob {
        client: Client,

        fn file(&self, _event) {}
    }
}

fn main() {
    let _ = std::mem::size_of::<DataJob>();
}
