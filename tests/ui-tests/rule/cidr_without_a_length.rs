jets::jobs! {
    Job {
        rule_event { detail: { ip: [{ cidr: "10.0.0.0" }] } };
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
