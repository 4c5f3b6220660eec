//! Lists what the program carries and cannot name: the questions of `docs/queries`, and the
//! assets that `script/playground` made. Without them the list is empty, and that is no error.

use std::{env, fmt::Write, fs, io, path::Path};

const QUESTIONS: &str = "docs/queries";
const ASSETS: &str = "playground/assets";

fn main() -> io::Result<()> {
    let mut text = list("QUESTIONS", QUESTIONS)?;
    let made = Path::new(ASSETS).is_dir();
    if made {
        text += &list("BUILT", ASSETS)?;
    } else {
        text += "pub const BUILT: &[File] = &[];\n";
    }
    // Cargo takes a missing folder for one that changed, at every build. So while there are no
    // assets, the folder is watched in which they will appear.
    let watched = if made { ASSETS } else { "playground" };
    println!("cargo::rerun-if-changed={watched}");
    println!("cargo::rerun-if-changed={QUESTIONS}");
    #[expect(
        clippy::disallowed_methods,
        reason = "so cargo says where a build script writes"
    )]
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("embedded.rs"), text)
}

/// A list of all files of a folder but hidden ones: their names and their bytes.
fn list(name: &str, folder: &str) -> io::Result<String> {
    let mut files = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| !file.starts_with('.'));
    files.sort();
    let mut text = format!("pub const {name}: &[File] = &[\n");
    for file in files {
        let path = format!("/{folder}/{file}");
        writeln!(
            text,
            r#"({file:?}, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), {path:?}))),"#
        )
        .map_err(io::Error::other)?;
    }
    Ok(text + "];\n")
}
