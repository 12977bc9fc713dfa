jets::jobs! {
    Job {
        sns_event "arn:aws:sns:us-west-2:112233445566:orders:21be56ed-a058-49f5-8c98-aedd2564c486";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
