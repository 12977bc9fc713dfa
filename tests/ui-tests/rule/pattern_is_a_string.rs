jets::jobs! {
    Job {
        rule_event "aws.ec2";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
