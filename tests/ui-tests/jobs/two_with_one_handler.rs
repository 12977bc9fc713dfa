jets::jobs! {
    HTTPJob {
        fn file(_event) {}
    }

    HttpJob {
        fn file(_event) {}
    }
}

fn main() {}
