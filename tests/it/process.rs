//! The program itself: starts on a new file, answers, stops on SIGTERM, and loads nothing twice.

use std::process::Command;

use tempfile::TempDir;

use crate::support::process::Server;

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
        answer.contains(r#"{"data":{"state":{"name":"Norway"}}}"#),
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

    let output = Command::new(env!("CARGO_BIN_EXE_foedera"))
        .env("DATABASE_URL", "mysql://user:secret@x")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("sqlite:") && !said.contains("secret"),
        "{said}"
    );
}
