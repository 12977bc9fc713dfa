jets::jobs! {
    fn file() {}
}

fn main() {}
