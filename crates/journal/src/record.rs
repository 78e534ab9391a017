//! The text of a stored record: a short header, then what it is about.
//!
//! `<version> <encoding> <checksum> <payload>`, such as `1 json 9ab3c2d1 {"stamp":7,…}`. The
//! checksum is the CRC-32 of key, version, encoding and payload, so that a record under another's key
//! is no more whole than one with a flipped bit. Every version keeps this frame: only so can an older
//! app tell a newer record, which it must leave alone, from a damaged one.

use std::sync::LazyLock;

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
    let sum = parts
        .iter()
        .fold(!0, |sum, part| crc32(sum, part.as_bytes()));
    !sum
}

/// How many bytes are taken in at a time.
const STRIDE: usize = 8;

/// For each place of a byte in a stride, what each value of it adds to the sum. Made when first needed: as data
/// it would be 8 kB, which no compression makes smaller, of a page of some 200.
static TABLES: LazyLock<[[u32; 256]; STRIDE]> = LazyLock::new(|| {
    let mut tables = [[0; 256]; STRIDE];
    for (byte, sum) in tables[0].iter_mut().enumerate() {
        *sum = (0..8).fold(byte as u32, |sum, _| (sum >> 1) ^ (0xEDB8_8320 * (sum & 1)));
    }
    for place in 1..STRIDE {
        let (first, before) = (tables[0], tables[place - 1]);
        for (sum, before) in tables[place].iter_mut().zip(before) {
            *sum = (before >> 8) ^ first[(before & 255) as usize];
        }
    }
    tables
});

/// CRC-32 as in zip and PNG (polynomial `0xEDB88320`), continued from `sum`: a checkpoint of 10,000 goals is
/// 2 MB, so bytes are taken in eight at a time.
fn crc32(mut sum: u32, bytes: &[u8]) -> u32 {
    let tables = &*TABLES;
    let (strides, rest) = bytes.as_chunks::<STRIDE>();
    for stride in strides {
        let mut mixed = *stride;
        for (byte, of_sum) in mixed.iter_mut().zip(sum.to_le_bytes()) {
            *byte ^= of_sum;
        }
        let places = tables.iter().rev().zip(mixed);
        sum = places.fold(0, |sum, (table, byte)| sum ^ table[usize::from(byte)]);
    }
    rest.iter().fold(sum, |sum, byte| {
        (sum >> 8) ^ tables[0][usize::from(sum as u8 ^ byte)]
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::crc32;

    proptest! {
        #[test]
        fn the_checksum_is_the_standard_one(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(!crc32(!0, &bytes), crc32fast::hash(&bytes));
        }
    }
}
