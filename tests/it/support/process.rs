//! The program itself, running on a port of its own.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::Duration,
};

use tempfile::TempDir;

/// A server that hangs fails a test after this time.
const PATIENCE: Duration = Duration::from_mins(1);

/// A server. It is killed when a test fails.
pub struct Server {
    child: Child,
    /// What it said until it listened.
    pub lines: Vec<String>,
    address: String,
}

impl Server {
    /// Starts it, and reads what it says until it listens.
    pub fn start(folder: &TempDir) -> Self {
        Self::start_with(folder, &[])
    }

    /// Starts it with these variables too.
    pub fn start_with(folder: &TempDir, variables: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_foedera"))
            .current_dir(folder.path())
            .env_remove("DATABASE_URL")
            .env("FOEDERA_LISTEN", "127.0.0.1:0")
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            lines.push(line.unwrap());
            if lines
                .last()
                .is_some_and(|line| line.starts_with("Playground"))
            {
                break;
            }
        }
        let endpoint = lines
            .iter()
            .find(|line| line.starts_with("GraphQL endpoint"));
        let address = endpoint
            .and_then(|line| line.split("http://").nth(1))
            .unwrap();
        let address = address.trim_end_matches("/graphql").to_owned();
        Self {
            child,
            lines,
            address,
        }
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// The whole answer to a query.
    pub fn ask(&self, query: &str) -> String {
        let body = serde_json::json!({ "query": query }).to_string();
        self.post("", body.as_bytes())
    }

    /// The whole answer to a body, with these headers too.
    pub fn post(&self, headers: &str, body: &[u8]) -> String {
        let mut stream = self.connect();
        let head = head(&(CLOSE.to_owned() + headers), body.len());
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        rest(&mut stream)
    }

    /// Tells it to stop.
    pub fn tell_to_stop(&self) {
        let pid = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &pid]).status();
        assert!(told.unwrap().success());
    }

    /// Tells it to stop, and waits. Returns whether it left in peace.
    pub fn stop(mut self) -> bool {
        self.tell_to_stop();
        self.child.wait().unwrap().success()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
    }
}

/// Ends a connection with its answer.
pub const CLOSE: &str = "Connection: close\r\n";

/// The head of a request, with these headers too.
pub fn head(headers: &str, length: usize) -> String {
    format!(
        "POST /graphql HTTP/1.1\r\nHost: foedera\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\n{headers}\r\n"
    )
}

/// What is still to be read.
pub fn rest(stream: &mut TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
