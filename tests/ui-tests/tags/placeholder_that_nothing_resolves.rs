jets::jobs! {
    DataJob {
        tags { Region: "${AWS::Nope}" };
        fn file() {}
    }
}

fn main() {}
