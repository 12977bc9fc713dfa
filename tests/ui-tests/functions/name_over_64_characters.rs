jets::jobs! {
    DataJob {
        fn store_the_orders_of_all_customers_in_the_archive_of_the_last_year(_event) {}
    }
}

fn main() {}
