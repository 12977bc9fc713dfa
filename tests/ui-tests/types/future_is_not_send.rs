jets::jobs! {
    DataJob {
        async fn file(_event) {
            let shared = std::rc::Rc::new(5);
            std::future::ready(()).await;
            drop(shared);
        }
    }
}

fn main() {
    let _ = DataJob;
}
