jets::jobs! {
    pub {
        fn file() {}
    }
}

fn main() {}
