jets::jobs! {
    Job {
        permissions_boundary "arn:aws:iam::112233445566:role/mine";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
