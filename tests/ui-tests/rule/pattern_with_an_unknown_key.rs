jets::jobs! {
    Job {
        rule_event { sources: ["aws.ec2"] };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
