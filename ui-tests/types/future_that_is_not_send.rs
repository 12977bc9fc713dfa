use std::rc::Rc;

jets::jobs! {
    OrderJob {
        async fn order() {
            let counter = Rc::new(1);
            std::future::ready(()).await;
            println!("{counter}");
        }
    }
}

fn main() {}
