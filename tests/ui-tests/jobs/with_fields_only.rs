jets::jobs! {
    DataJob {
        client: String,
    }
}

fn main() {}
