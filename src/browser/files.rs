//! Reading a file that a person chose, dropped or pasted.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::Why;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq)]
pub enum FileError {
    /// It is longer than allowed.
    TooLarge {
        /// Its length in bytes.
        bytes: f64,
        /// The longest that is read.
        limit: f64,
    },
    /// It is not text in UTF-8.
    NotText,
    /// The browser could not read it; it may have been moved since.
    Unreadable(Why),
}

/// The file's text.
///
/// # Errors
/// Where it is longer than `limit` bytes, is not text, or cannot be read.
pub async fn read_text(file: &File, limit: f64) -> Result<String, FileError> {
    let bytes = read_bytes(file, limit).await?;
    String::from_utf8(bytes).map_err(|_| FileError::NotText)
}

/// What is in the file.
///
/// # Errors
/// Where it is longer than `limit` bytes, or cannot be read.
pub async fn read_bytes(file: &File, limit: f64) -> Result<Vec<u8>, FileError> {
    let bytes = file.size();
    if bytes > limit {
        return Err(FileError::TooLarge { bytes, limit });
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|error| FileError::Unreadable(Why::of(&error)))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
