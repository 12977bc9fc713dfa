jets::jobs! {
    DataJob {
        timeout 0;
        fn under() {}

        timeout 901;
        fn over() {}
    }
}

fn main() {}
