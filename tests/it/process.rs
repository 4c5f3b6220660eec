//! The program itself: starts on a new file, answers, stops on SIGTERM, and loads nothing twice.

use std::{
    io::{Read, Write},
    net::TcpListener,
    process::Command,
    thread,
};

use tempfile::TempDir;

use crate::support::server::Server;

#[test]
fn it_starts_on_an_empty_folder_answers_and_stops() {
    let folder = TempDir::new().unwrap();
    let mut first = Server::start(&folder, &[]);
    assert!(
        first
            .lines
            .iter()
            .any(|line| line.starts_with("Loaded the shipped data set"))
    );
    let answer = first.ask("{ state(by: {iso: \"NOR\"}) { name } }");
    assert!(
        answer.contains(r#"{"data":{"state":{"name":"Norway"}},"#),
        "{answer}"
    );
    assert!(first.stop());

    let mut second = Server::start(&folder, &[]);
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
        ("sqlite:file:x.db", "leave `file:` out of the address"),
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
        ("FOEDERA_METRICS_LISTEN", "nowhere", "--metrics-listen"),
        ("FOEDERA_LOG_FORMAT", "nonsense", "--log-format"),
        ("FOEDERA_OTLP_FILTER", "foedera=nonsense", "--otlp-filter"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "nonsense", "--otlp-endpoint"),
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
    let mut server = Server::start(&folder, &[]);
    let (_, port) = server.address().rsplit_once(':').unwrap();
    let everywhere = format!("0.0.0.0:{port}");
    assert_eq!(health(server.address()), (true, "ready\n".to_owned()));
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
