//! Tests of a Runtime API that misbehaves: the program ends with an error, or continues to serve.

use std::{io, time::Duration};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    task::JoinSet,
    time::timeout,
};

use crate::program_run::{Ended, PROGRAM, Program, command_at};

/// An invocation in the form in which Lambda sends it.
const INVOCATION: &str = "HTTP/1.1 200 OK\r\nlambda-runtime-aws-request-id: 1\r\nlambda-runtime-deadline-ms: 9999999999999\r\n\
    lambda-runtime-invoked-function-arn: arn\r\ncontent-length: 2\r\n\r\n{}";

/// Answers one request after the other, and hangs up after the last. Returns the requested paths.
///
/// A program may open another connection for any request.
async fn serve(listener: TcpListener, answers: &[&str]) -> io::Result<Vec<String>> {
    let mut paths = Vec::new();
    let mut connections = JoinSet::new();
    for answer in answers {
        let (path, mut stream) = loop {
            tokio::select! {
                accepted = listener.accept() => {
                    connections.spawn(request(accepted?.0));
                }
                Some(request) = connections.join_next() => {
                    if let Ok(Ok(request)) = request {
                        break request;
                    }
                }
            }
        };
        paths.push(path);
        stream.write_all(answer.as_bytes()).await?;
        connections.spawn(request(stream));
    }
    Ok(paths)
}

/// Reads one request. Returns the end of its path.
async fn request(mut stream: TcpStream) -> io::Result<(String, TcpStream)> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let mut lengths = head
        .lines()
        .filter_map(|line| line.strip_prefix("content-length: "));
    let length = lengths
        .next()
        .map_or(0, |length| length.parse().expect("a length"));
    stream.read_exact(&mut vec![0; length]).await?;
    let path = head.split_whitespace().nth(1).unwrap_or_default();
    let path = path.trim_start_matches("/2018-06-01/runtime/").to_owned();
    Ok((path, stream))
}

/// Returns how a program that gets `answers` ends, and the paths that it requested.
async fn ended(answers: &[&str]) -> (Ended, Vec<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let mut command = command_at(PROGRAM, &address);
    let program = Program::start(command.env("_HANDLER", "program_job.echo"));
    let paths = timeout(Duration::from_mins(1), serve(listener, answers)).await;
    let paths = paths
        .expect("the program asks in time")
        .expect("a connection");
    (program.ended().await, paths)
}

fn assert_stopped(ended: &Ended, answer: &str) {
    assert_eq!(ended.code, Some(1), "{answer}: {}", ended.stderr);
    let says_so = ended.stderr.contains("the Lambda runtime stopped: ");
    assert!(says_so, "{answer}: {}", ended.stderr);
}

#[tokio::test]
async fn an_answer_that_is_not_an_invocation_ends_the_program_with_an_error() {
    for answer in [
        "HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\n\r\n{}",
        "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}",
        "this is not HTTP\r\n\r\n",
        // A payload that is cut off.
        "HTTP/1.1 200 OK\r\nlambda-runtime-aws-request-id: 1\r\nlambda-runtime-deadline-ms: 9999999999999\r\n\
            content-length: 1000\r\n\r\n{\"Records\":",
        "",
    ] {
        assert_stopped(&ended(&[answer]).await.0, answer);
    }
}

#[tokio::test]
async fn an_api_that_hangs_up_on_a_response_ends_the_program_with_an_error() {
    let (ended, paths) = ended(&[INVOCATION, ""]).await;
    assert_eq!(paths, ["invocation/next", "invocation/1/response"]);
    assert_stopped(&ended, "none");
}

#[tokio::test]
async fn a_response_that_is_refused_does_not_end_the_program() {
    for refusal in [
        "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 410 Gone\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 413 Payload Too Large\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\n\r\n",
    ] {
        let (_, paths) = ended(&[INVOCATION, refusal, INVOCATION, refusal]).await;
        let (next, response) = ("invocation/next", "invocation/1/response");
        assert_eq!(paths, [next, response, next, response], "{refusal}");
    }
}
