jets::jobs! {
    Größe {
        fn file() {}
    }
}

fn main() {}
