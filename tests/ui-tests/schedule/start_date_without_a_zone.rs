jets::jobs! {
    Job {
        rate "1 day", start_date: "2027-01-01T00:00:00";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
