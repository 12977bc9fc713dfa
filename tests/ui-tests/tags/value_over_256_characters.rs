jets::jobs! {
    DataJob {
        tags { Team: "long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long" };
        fn file() {}
    }
}

fn main() {}
