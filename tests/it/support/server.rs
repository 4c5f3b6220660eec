//! The program itself, serving.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::Value;
use tempfile::TempDir;

/// A server that hangs fails a test after this time.
const READ_TIMEOUT: Duration = Duration::from_mins(1);

/// A server on a port of its own. It is killed when a test fails.
pub struct Server {
    child: Child,
    /// What it said before it listened.
    pub lines: Vec<String>,
    address: String,
    log: std::path::PathBuf,
}

/// Variables that would change what a test sees.
const AMBIENT: [&str; 5] = [
    "DATABASE_URL",
    "RUST_LOG",
    "FOEDERA_LOG_FORMAT",
    "FOEDERA_METRICS_LISTEN",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
];

impl Server {
    /// Starts it with these settings, and reads what it says until it listens.
    pub fn start(folder: &TempDir, settings: &[(&str, &str)]) -> Self {
        let log = folder.path().join("log");
        let mut command = Command::new(env!("CARGO_BIN_EXE_foedera"));
        for variable in AMBIENT {
            command.env_remove(variable);
        }
        let mut child = command
            .current_dir(folder.path())
            .env("FOEDERA_LISTEN", "127.0.0.1:0")
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .stderr(File::create(&log).unwrap())
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
        let mut server = Self {
            child,
            lines,
            address: String::new(),
            log,
        };
        server.address = server.told("GraphQL endpoint");
        server
    }

    /// The address that it said in a line that begins so.
    pub fn told(&self, begin: &str) -> String {
        let line = self.lines.iter().find(|line| line.starts_with(begin));
        let address = line.and_then(|line| line.split("http://").nth(1));
        let address = address.and_then(|it| it.split('/').next());
        address
            .unwrap_or_else(|| panic!("{:?}\n{}", self.lines, self.log()))
            .to_owned()
    }

    /// What it logged until now.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap()
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn connect(&self) -> TcpStream {
        connect(&self.address)
    }

    /// The whole answer to a query.
    pub fn ask(&self, query: &str) -> String {
        self.send(&serde_json::json!({ "query": query }))
    }

    /// Sends a request with this body. Returns head and body of the answer.
    pub fn send(&self, body: &Value) -> String {
        self.post("", body.to_string().as_bytes())
    }

    /// The whole answer to a body, with these headers too.
    pub fn post(&self, headers: &str, body: &[u8]) -> String {
        let mut request = head(&(CLOSE.to_owned() + headers), body.len()).into_bytes();
        request.extend_from_slice(body);
        exchange(&self.address, &request)
    }

    /// Tells it to stop.
    pub fn tell_to_stop(&self) {
        let pid = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &pid]).status();
        assert!(told.unwrap().success());
    }

    /// Tells it to stop, and waits. Returns whether it left in peace.
    pub fn stop(&mut self) -> bool {
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

/// What is answered to a request for a path.
pub fn get(address: &str, path: &str) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nHost: foedera\r\n{CLOSE}\r\n");
    exchange(address, request.as_bytes())
}

fn connect(address: &str) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(READ_TIMEOUT)).unwrap();
    stream
}

fn exchange(address: &str, request: &[u8]) -> String {
    let mut stream = connect(address);
    stream.write_all(request).unwrap();
    rest(&mut stream)
}

/// What is still to be read.
pub fn rest(stream: &mut TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
