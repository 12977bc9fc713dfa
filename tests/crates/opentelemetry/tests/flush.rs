//! The spans of an invocation are exported after its answer, although the exporter needs the thread that serves.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    process::{Child, Command},
    sync::mpsc::{Receiver, Sender, channel},
    thread::{sleep, spawn},
    time::Duration,
};

use jets::testing::SqsEvent;

const PATIENCE: Duration = Duration::from_secs(20);

/// Ends the program with the test.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn spans_are_exported_after_each_answer() {
    let (api, answers) = runtime_api(2);
    let (collector, spans) = collector();
    let program = Command::new(env!("CARGO_BIN_EXE_opentelemetry-job"))
        .env("COLLECTOR", collector)
        .env("AWS_LAMBDA_RUNTIME_API", api)
        .env("_HANDLER", "order_job.take")
        .envs([
            ("AWS_LAMBDA_FUNCTION_NAME", "orders"),
            ("AWS_LAMBDA_FUNCTION_VERSION", "1"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "group"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "stream"),
        ])
        .spawn();
    let _program = Program(program.expect("the program"));
    for _ in 0..2 {
        answers.recv_timeout(PATIENCE).expect("an answer");
        let mut names = Vec::new();
        while !names.iter().any(|name| name == "charge") {
            names.push(spans.recv_timeout(PATIENCE).expect("a span"));
        }
    }
}

/// Returns the address of a server that gets the names of spans.
fn collector() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let (sender, receiver) = channel();
    spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            for name in BufReader::new(stream).lines().map_while(Result::ok) {
                let _ = sender.send(name);
            }
        }
    });
    (address, receiver)
}

/// Returns the address of a [Runtime API][1] with this many invocations, and what tells of their answers.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
fn runtime_api(invocations: usize) -> (String, Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let (sender, receiver) = channel();
    let left = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(invocations));
    spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let (sender, left) = (sender.clone(), left.clone());
            spawn(move || serve(&stream, &sender, &left));
        }
    });
    (address, receiver)
}

fn serve(stream: &TcpStream, answers: &Sender<()>, left: &std::sync::atomic::AtomicUsize) {
    let mut reader = BufReader::new(stream);
    while let Some(path) = request(&mut reader) {
        if path.ends_with("/invocation/next") {
            let order = std::sync::atomic::Ordering::SeqCst;
            let next = left.fetch_update(order, order, |left| left.checked_sub(1));
            let Ok(number) = next else {
                sleep(PATIENCE * 3);
                return;
            };
            let headers = format!(
                "Lambda-Runtime-Aws-Request-Id: request-{number}\r\nLambda-Runtime-Deadline-Ms: 4102444800000\r\nLambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-west-2:112233445566:function:orders\r\n"
            );
            respond(
                stream,
                "200 OK",
                &headers,
                &SqsEvent::new().text("tea").to_json(),
            );
        } else if path.ends_with("/extension/register") {
            respond(
                stream,
                "200 OK",
                "Lambda-Extension-Identifier: extension\r\n",
                "{}",
            );
        } else if path.ends_with("/extension/event/next") {
            sleep(PATIENCE * 3);
            return;
        } else {
            respond(stream, "202 Accepted", "", "");
            if path.ends_with("/response") {
                let _ = answers.send(());
            }
        }
    }
}

/// Reads a request, and returns its path.
fn request(reader: &mut impl std::io::BufRead) -> Option<String> {
    let mut first = String::new();
    reader.read_line(&mut first).ok().filter(|read| *read > 0)?;
    let path = first.split(' ').nth(1)?.to_owned();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    reader.take(length).read_to_end(&mut Vec::new()).ok()?;
    Some(path)
}

fn respond(mut stream: &TcpStream, status: &str, headers: &str, body: &str) {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n");
    let _ = stream.write_all(format!("{head}{body}").as_bytes());
}
