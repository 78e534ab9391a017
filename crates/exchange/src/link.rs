//! A plan inside a link: the part of an address after `#/open/`, which no browser sends to a server.
//!
//! A letter that says what follows, then bytes in base64 for addresses (RFC 4648, section 5), without padding.
//! The last four bytes are the CRC-32 of those before, the highest first, in every version.
//!
//! - `A`: a plan's file as raw deflate (RFC 1951).
//! - `B`: the same under a passphrase, see [`Locked`].
//!
//! `C` to `E` are what a room is asked, what it answers, and a workshop: see [`room`](crate::room).
//!
//! `docs/sharing.md` has it for others.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{TINFLStatus, decompress_to_vec_with_limit},
};

use crate::locked::Locked;

/// Most letters of a link that is read: more than any browser takes.
pub const MOST_LETTERS: usize = 2_000_000;

/// Most bytes that a link's plan unpacks to: some twenty times a plan that a link is for.
pub const MOST_UNPACKED: usize = 20_000_000;

/// What stands before the letters of a link in the address of the page.
pub const MARK: &str = "#/open/";

/// How hard deflate tries: as hard as it can, where there is little to do.
const EFFORT: u8 = 10;

/// The same where there is more than [`MUCH`] bytes: nobody waits for the last per cent.
const LESS_EFFORT: u8 = 6;
const MUCH: usize = 500_000;

/// What is in a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The text of a plan's file; nobody has looked into it yet.
    Open(String),
    /// A plan under a passphrase.
    Locked(Locked),
}

/// Why a link cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It was not made by Sightline.
    NotOurs,
    /// A later version of Sightline made it.
    Newer,
    /// It was cut off on its way, or letters were changed.
    Damaged,
    /// There is more in it than any link of ours holds.
    TooLarge,
    /// It is one of ours, but of another kind: a question for a room, an answer or a workshop where a plan is wanted, or
    /// the other way round.
    OtherKind,
}

/// The letters of a link with this plan's file.
pub fn write(file: &str) -> String {
    letters('A', pack(file))
}

/// The letters of a link with a locked plan.
pub fn write_locked(locked: &Locked) -> String {
    letters('B', locked.to_bytes())
}

pub(crate) fn letters(kind: char, mut bytes: Vec<u8>) -> String {
    bytes.extend(crc32(&bytes).to_be_bytes());
    let mut letters = String::from(kind);
    URL_SAFE_NO_PAD.encode_string(bytes, &mut letters);
    letters
}

/// Reads the letters of a link. White space within, as of a mail's lines, and the point or bracket that a
/// sentence put behind are passed over.
///
/// # Errors
/// Where there is no plan in it, or not the whole of one.
///
/// # Example
/// ```
/// use sightline_exchange::link::{Fault, MARK, Shared, find, read, write};
///
/// // The text of a plan's file; a real one is longer.
/// let file = r#"{"format":"sightline.plan","version":1,"id":"p"}"#;
/// let letters = write(file);
/// assert_eq!(read(&letters), Ok(Shared::Open(file.to_owned())));
///
/// // As it stands in a message, with the point that ends the sentence.
/// let message = format!("Here it is: https://example.org/{MARK}{letters}.");
/// assert_eq!(find(&message), Some(&*letters));
///
/// // A mail has cut it off.
/// let most = &letters[..letters.len() - 5];
/// assert_eq!(read(most), Err(Fault::Damaged));
/// ```
pub fn read(link: &str) -> Result<Shared, Fault> {
    if link.len() > MOST_LETTERS {
        return Err(Fault::TooLarge);
    }
    let link: String = link.split_whitespace().collect();
    let link = link.trim_end_matches(|letter: char| !is_of_link(letter));
    let mut letters = link.chars();
    let kind = letters.next().ok_or(Fault::NotOurs)?;
    let bytes = whole(letters.as_str());
    match (kind, bytes) {
        ('A', Some(bytes)) => unpack(&bytes, MOST_UNPACKED).map(Shared::Open),
        ('B', Some(bytes)) => {
            let locked = Locked::from_bytes(&bytes);
            locked.map(Shared::Locked).ok_or(Fault::NotOurs)
        }
        ('A' | 'B', None) if letters.all(is_of_link) => Err(Fault::Damaged),
        ('C'..='E', Some(_)) => Err(Fault::OtherKind),
        ('F'..='Z', Some(_)) => Err(Fault::Newer),
        _ => Err(Fault::NotOurs),
    }
}

/// The letters of a link that stands somewhere in a text, such as a message that was pasted whole.
pub fn find(text: &str) -> Option<&str> {
    let (_, after) = text.split_once(MARK)?;
    let end = after.find(|letter: char| !is_of_link(letter));
    Some(after.get(..end.unwrap_or(after.len())).unwrap_or(after))
}

pub(crate) fn is_of_link(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

/// The bytes before the checksum, if that fits.
pub(crate) fn whole(letters: &str) -> Option<Vec<u8>> {
    let mut bytes = URL_SAFE_NO_PAD.decode(letters).ok()?;
    let (before, sum) = bytes.split_last_chunk()?;
    let (length, fits) = (before.len(), crc32(before) == u32::from_be_bytes(*sum));
    bytes.truncate(length);
    fits.then_some(bytes)
}

/// A plan's file as raw deflate.
pub fn pack(file: &str) -> Vec<u8> {
    let effort = if file.len() > MUCH {
        LESS_EFFORT
    } else {
        EFFORT
    };
    compress_to_vec(file.as_bytes(), effort)
}

/// The other way round, for as many bytes as `most`.
///
/// # Errors
/// Where the bytes are not that, or would take up more.
pub fn unpack(bytes: &[u8], most: usize) -> Result<String, Fault> {
    let file = decompress_to_vec_with_limit(bytes, most).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => Fault::TooLarge,
        _ => Fault::Damaged,
    })?;
    String::from_utf8(file).map_err(|_| Fault::Damaged)
}

/// CRC-32 as in zip and PNG (polynomial `0xEDB88320`), bit by bit: a link is short.
fn crc32(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 * (sum & 1))
        })
    });
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_that_everybody_has() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
