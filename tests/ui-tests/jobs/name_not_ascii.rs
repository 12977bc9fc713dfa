jets::jobs! {
    Größe {
        fn file(_event) {}
    }
}

fn main() {}
