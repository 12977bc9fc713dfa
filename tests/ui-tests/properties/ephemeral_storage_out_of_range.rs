jets::jobs! {
    DataJob {
        ephemeral_storage 511;
        fn under() {}

        ephemeral_storage 10241;
        fn over() {}
    }
}

fn main() {}
