fn main() {}

mod field_borrowed {
    jets::jobs! {
        DataJob {
            client: &str,

            fn file(&self, _event) {}
        }
    }
}

mod field_borrowed_in_a_tuple {
    jets::jobs! {
        DataJob {
            client: (&str, u32),

            fn file(&self, _event) {}
        }
    }
}

mod field_is_not_send {
    jets::jobs! {
        DataJob {
            client: std::rc::Rc<u32>,

            fn file(&self, _event) {}
        }
    }
}

mod field_is_not_sync {
    jets::jobs! {
        DataJob {
            client: std::cell::Cell<u32>,

            fn file(&self, _event) {}
        }
    }
}
