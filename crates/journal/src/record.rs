//! The text of a stored record: a short header, then what it is about.
//!
//! `<version> <encoding> <checksum> <payload>`, such as `1 json 9ab3c2d1 {"stamp":7,…}`. The
//! checksum is the CRC-32 of key, version, encoding and payload, so that a record under another's key
//! is no more whole than one with a flipped bit. Every version keeps this frame: only so can an older
//! app tell a newer record, which it must leave alone, from a damaged one.

const VERSION: u32 = 1;

/// How the payload is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// JSON.
    Json,
    /// JSON, of which the plan's file is deflated and packed; see [`Body`](crate::Body).
    Deflate,
}

impl Encoding {
    const ALL: [Self; 2] = [Self::Json, Self::Deflate];

    const fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Deflate => "deflate",
        }
    }
}

/// Why a stored record cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It does not look like a record: cut off, or overwritten by something else.
    NotARecord,
    /// Its checksum does not fit.
    Checksum,
    /// It is as it was written, but what it says makes no sense.
    Content,
    /// It is whole, and was written by a later version of the app.
    Newer,
}

/// The text to be stored under this key.
pub(crate) fn seal(key: &str, encoding: Encoding, payload: &str) -> String {
    let (version, encoding) = (VERSION.to_string(), encoding.word());
    let checksum = checksum(key, &version, encoding, payload);
    format!("{version} {encoding} {checksum:08x} {payload}")
}

/// The payload of a text that was stored under this key.
pub(crate) fn open<'a>(key: &str, text: &'a str) -> Result<(Encoding, &'a str), Reason> {
    let mut parts = text.splitn(4, ' ');
    let (Some(version), Some(encoding), Some(sum), Some(payload)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Reason::NotARecord);
    };
    let (Ok(number), Ok(sum)) = (version.parse::<u32>(), u32::from_str_radix(sum, 16)) else {
        return Err(Reason::NotARecord);
    };
    if sum != checksum(key, version, encoding, payload) {
        return Err(Reason::Checksum);
    }
    let known = Encoding::ALL.into_iter().find(|it| it.word() == encoding);
    match known {
        Some(encoding) if number <= VERSION => Ok((encoding, payload)),
        _ => Err(Reason::Newer),
    }
}

/// The payload of a text that is JSON throughout.
pub(crate) fn open_json<'a>(key: &str, text: &'a str) -> Result<&'a str, Reason> {
    match open(key, text)? {
        (Encoding::Json, payload) => Ok(payload),
        _ => Err(Reason::Newer),
    }
}

fn checksum(key: &str, version: &str, encoding: &str, payload: &str) -> u32 {
    let parts = [key, "\n", version, " ", encoding, " ", payload];
    let bytes = parts.iter().flat_map(|part| part.bytes());
    crc32(bytes)
}

/// CRC-32 as in zip and PNG (polynomial `0xEDB88320`), four bits at a time. The crates that do it faster
/// bring a table of 16 kB, which no compression makes smaller, to a page of some 200.
fn crc32(bytes: impl Iterator<Item = u8>) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut at = 0;
        while at < 16 {
            let (mut value, mut bit) = (at as u32, 0);
            while bit < 4 {
                value = (value >> 1) ^ (0xEDB8_8320 * (value & 1));
                bit += 1;
            }
            table[at] = value;
            at += 1;
        }
        table
    };
    let step = |sum: u32| (sum >> 4) ^ TABLE[(sum & 15) as usize];
    !bytes.fold(!0, |sum, byte| step(step(sum ^ u32::from(byte))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::crc32;

    proptest! {
        #[test]
        fn the_checksum_is_the_standard_one(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(crc32(bytes.iter().copied()), crc32fast::hash(&bytes));
        }
    }
}
