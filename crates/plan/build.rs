//! Tells this state of the crate's code from every other, see `file::WRITER`.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let source = Path::new(&root).join("src");
    println!("cargo:rerun-if-changed={}", source.display());
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    mix(&source, &mut hash)?;
    println!("cargo:rustc-env=PLAN_WRITER={hash:016x}");
    Ok(())
}

/// Takes in every file of a folder, by name (FNV-1a).
fn mix(folder: &Path, hash: &mut u64) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            mix(&path, hash)?;
        } else {
            let name = entry.file_name();
            for byte in [name.as_encoded_bytes(), &fs::read(&path)?].concat() {
                *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    Ok(())
}
