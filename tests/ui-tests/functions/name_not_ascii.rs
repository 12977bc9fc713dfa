jets::jobs! {
    DataJob {
        fn größe() {}
    }
}

fn main() {}
