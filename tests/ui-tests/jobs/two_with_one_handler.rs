jets::jobs! {
    HTTPJob {
        fn file() {}
    }

    HttpJob {
        fn file() {}
    }
}

fn main() {}
