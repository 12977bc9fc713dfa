jets::jobs! {
    DataJob {
        description "long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long";
        fn file() {}
    }
}

fn main() {}
