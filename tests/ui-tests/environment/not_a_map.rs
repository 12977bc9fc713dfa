jets::jobs! {
    DataJob {
        environment "TABLE=orders";
        fn file() {}
    }
}

fn main() {}
