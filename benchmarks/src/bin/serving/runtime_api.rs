//! A [Runtime API][1] for one program, which sends the same event again and again.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html

use std::{
    io::{self, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::{Duration, Instant},
};

/// The time after which a program counts as broken.
const PATIENCE: Duration = Duration::from_mins(1);

pub(crate) struct RuntimeApi {
    address: SocketAddr,
    begin: Sender<()>,
    ends: Receiver<End>,
}

/// The report of an invocation that has ended.
struct End {
    took: Duration,
    answer: String,
}

/// The state that all connections of a program share.
struct Shared {
    /// The HTTP response with the event.
    next: Vec<u8>,
    /// Receives one `()` for each invocation that may begin.
    begin: Mutex<Receiver<()>>,
    begun_at: Mutex<Instant>,
    ends: Sender<End>,
}

impl RuntimeApi {
    /// Listens on a free local port.
    pub(crate) fn start(event: &str) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let (begin, begins) = mpsc::channel();
        let (end, ends) = mpsc::channel();
        let shared = Arc::new(Shared {
            next: next(event),
            begin: Mutex::new(begins),
            begun_at: Mutex::new(Instant::now()),
            ends: end,
        });
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let shared = Arc::clone(&shared);
                // The connection ends with the program.
                thread::spawn(move || _ = shared.serve(&stream));
            }
        });
        Ok(Self {
            address,
            begin,
            ends,
        })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Sends the event once. Returns the answer, and the time from the first byte of the event to the last byte of the
    /// answer.
    pub(crate) fn invoke(&self) -> io::Result<(String, Duration)> {
        self.begin.send(()).map_err(io::Error::other)?;
        let end = self.ends.recv_timeout(PATIENCE).map_err(io::Error::other)?;
        Ok((end.answer, end.took))
    }
}

/// Returns the HTTP response that sends `event`.
fn next(event: &str) -> Vec<u8> {
    let length = event.len();
    let head = [
        "HTTP/1.1 200 OK",
        "content-type: application/json",
        "lambda-runtime-aws-request-id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd",
        "lambda-runtime-deadline-ms: 4102444800000",
        "lambda-runtime-invoked-function-arn: arn:aws:lambda:us-east-2:123456789012:function:data",
        "lambda-runtime-trace-id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0",
        &format!("content-length: {length}\r\n\r\n"),
    ];
    [head.join("\r\n").as_bytes(), event.as_bytes()].concat()
}

impl Shared {
    fn serve(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        let mut writer = stream;
        while let Some(request) = Request::read(&mut reader)? {
            if request.line.starts_with("GET ") {
                let begin = self.begin.lock().unwrap_or_else(PoisonError::into_inner);
                let Ok(()) = begin.recv() else {
                    return Ok(());
                };
                drop(begin);
                *self.begun_at() = Instant::now();
                writer.write_all(&self.next)?;
            } else {
                let took = self.begun_at().elapsed();
                let body = String::from_utf8_lossy(&request.body).into_owned();
                let is_response = request.line.contains("/response ");
                let answer = if is_response {
                    body
                } else {
                    request.line + &body
                };
                writer.write_all(b"HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n")?;
                self.ends
                    .send(End { took, answer })
                    .map_err(io::Error::other)?;
            }
        }
        Ok(())
    }

    fn begun_at(&self) -> MutexGuard<'_, Instant> {
        self.begun_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Request {
    line: String,
    body: Vec<u8>,
}

impl Request {
    /// Reads the next request of a connection. Returns `None` at its end.
    fn read(reader: &mut impl io::BufRead) -> io::Result<Option<Self>> {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut length = 0;
        loop {
            let mut header = String::new();
            reader.read_line(&mut header)?;
            let Some((name, value)) = header.split_once(':') else {
                break;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        Ok(Some(Self { line, body }))
    }
}
