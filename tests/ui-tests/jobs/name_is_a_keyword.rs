jets::jobs! {
    type {
        fn file() {}
    }
}

fn main() {}
