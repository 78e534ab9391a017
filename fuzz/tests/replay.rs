//! What is in the corpus is given to its reader again.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::{fs, path::Path};

use sightline_fuzz::TARGETS;

#[test]
fn whatever_once_was_found_is_taken_or_refused() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for (name, target) in TARGETS {
        let files = fs::read_dir(corpus.join(name)).expect("a folder for every target");
        let mut count = 0;
        for file in files {
            let path = file.expect("a file").path();
            // Seen where one of them panics.
            println!("{}", path.display());
            target(&fs::read(&path).expect("its bytes"));
            count += 1;
        }
        assert!(count > 0, "there is nothing in corpus/{name}");
    }
}

#[test]
fn every_target_is_one_of_cargo_fuzz() {
    let manifest = include_str!("../Cargo.toml");
    for (name, _) in TARGETS {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
    }
    let binaries = manifest.matches("[[bin]]").count();
    assert_eq!(binaries, TARGETS.len(), "a target is not replayed");
}
