//! The program itself: starts on a new file, answers, stops on SIGTERM, and loads nothing twice.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
};

use tempfile::TempDir;

/// A server on a port of its own. It is killed when a test fails.
struct Server {
    child: Child,
    lines: Vec<String>,
    address: String,
}

impl Server {
    /// Starts it, and reads what it says until it listens.
    fn start(folder: &TempDir) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_foedera"))
            .current_dir(folder.path())
            .env_remove("DATABASE_URL")
            .env("FOEDERA_LISTEN", "127.0.0.1:0")
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

    fn ask(&self, query: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let body = serde_json::json!({ "query": query }).to_string();
        let length = body.len();
        write!(
            stream,
            "POST /graphql HTTP/1.1\r\nHost: foedera\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Tells it to stop, and waits. Returns whether it left in peace.
    fn stop(mut self) -> bool {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .unwrap()
                .success()
        );
        self.child.wait().unwrap().success()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
    }
}

#[test]
fn it_starts_on_an_empty_folder_answers_and_stops() {
    let folder = TempDir::new().unwrap();
    let first = Server::start(&folder);
    assert!(
        first
            .lines
            .iter()
            .any(|line| line.starts_with("Loaded the shipped data set"))
    );
    let answer = first.ask("{ state(by: {iso: \"NOR\"}) { name } }");
    assert!(
        answer.contains(r#"{"data":{"state":{"name":"Norway"}}"#),
        "{answer}"
    );
    assert!(first.stop());

    let second = Server::start(&folder);
    assert!(
        second.lines.iter().all(|line| !line.starts_with("Loaded")),
        "{:?}",
        second.lines
    );
    assert!(second.ask("{ agreements { totalCount } }").contains("211"));
    assert!(second.stop());
}

#[test]
fn a_wrong_setting_is_named() {
    let output = Command::new(env!("CARGO_BIN_EXE_foedera"))
        .env("FOEDERA_LISTEN", "nowhere")
        .env("DATABASE_URL", "mysql://x")
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("FOEDERA_LISTEN") && said.contains("nowhere"),
        "{said}"
    );

    for (url, remedy) in [
        ("mysql://user:secret@x", "sqlite:"),
        ("postgres://user:secret@[x", "DATABASE_URL"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_foedera"))
            .env("DATABASE_URL", url)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(remedy) && !said.contains("secret"), "{said}");
    }
}

/// Whoever set a variable did not write the flag that the message names.
#[test]
fn a_wrong_setting_is_named_by_flag_and_by_variable() {
    for (variable, value, flag) in [
        ("FOEDERA_MAX_PRICE", "many", "--max-price"),
        (
            "FOEDERA_TRUSTED_PROXIES",
            "10.0.0.0/8,near",
            "--trusted-proxy",
        ),
        (
            "FOEDERA_ONLY_TRUSTED_DOCUMENTS",
            "true",
            "--trusted-documents",
        ),
        ("RUST_LOG", "=", "--log"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_foedera"))
            .env(variable, value)
            .output()
            .unwrap();
        assert!(!output.status.success());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let missing = variable.replace("ONLY_TRUSTED", "TRUSTED");
        assert!(said.contains(flag) && said.contains(&missing), "{said}");
    }
}

/// Asks the server on this address for its health, and returns whether it is good and what is said.
fn health(listen: &str) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_foedera"))
        .arg("health")
        .env("FOEDERA_LISTEN", listen)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    (output.status.success(), said)
}

#[test]
fn its_health_is_told_by_an_exit_code() {
    let folder = TempDir::new().unwrap();
    let server = Server::start(&folder);
    let (_, port) = server.address.rsplit_once(':').unwrap();
    let everywhere = format!("0.0.0.0:{port}");
    assert_eq!(health(&server.address), (true, "ready\n".to_owned()));
    assert_eq!(health(&everywhere), (true, "ready\n".to_owned()));
    assert!(server.stop());
    let (is_good, said) = health(&everywhere);
    assert!(!is_good && said.contains("no answer from"), "{said}");

    // It answers, and is not ready.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let other = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut asked = [0; 1024];
        assert!(stream.read(&mut asked).unwrap() > 0);
        write!(
            stream,
            "HTTP/1.1 503 Service Unavailable\r\n\r\nno tables\n"
        )
        .unwrap();
        asked
    });
    let (is_good, said) = health(&address);
    assert!(!is_good && said.contains("not ready: no tables"), "{said}");
    assert!(
        other
            .join()
            .unwrap()
            .starts_with(b"GET /ready HTTP/1.1\r\n")
    );
}
