jets::jobs! {
    Job {
        table: String,

        kinesis_event "orders";
        fn store(&self, _kinesis_data) {
            self.flush();
        }

        fn flush(&self) {
            println!("{}", self.table);
        }
    }
}

fn main() {
    let _ = Job { table: String::new() };
}
