jets::jobs! {
    Job {
        rate "1 day", scheduler_role: "arn:aws:iam::112233445566:user/me";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
