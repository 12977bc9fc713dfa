jets::jobs! {
    DataJob {
        fn file(event, _event) {}
    }
}

fn main() {}
