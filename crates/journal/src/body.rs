//! A plan's file as a record holds it: as it is, or deflated and packed into text.
//!
//! Local storage counts UTF-16 units, of which it has 5,242,880, whatever is in them. Packed, 15 bits go
//! into one: 10,000 goals take up some 750,000 units, where base64 would take 1,900,000.

use std::borrow::Cow;

use miniz_oxide::inflate::decompress_to_vec_with_limit;
use sightline_plan::{Plan, file};

use crate::record::Encoding;

/// The first of 32,768 characters in a row of which none is a surrogate or is treated in any way of its own.
const FIRST: u32 = 0x3400;
const BITS: u32 = 15;

/// A plan's file as a record holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    encoding: Encoding,
    text: String,
}

impl Body {
    /// The file as it is.
    pub fn plain(file: String) -> Self {
        Self {
            encoding: Encoding::Json,
            text: file,
        }
    }

    /// The plan's file as it is.
    pub fn of(plan: &Plan) -> Self {
        Self::plain(file::write(plan))
    }

    /// The file as these bytes, which are raw deflate.
    pub fn deflated(bytes: &[u8]) -> Self {
        Self {
            encoding: Encoding::Deflate,
            text: pack(bytes),
        }
    }

    pub(crate) fn stored(encoding: Encoding, text: &str) -> Self {
        Self {
            encoding,
            text: text.to_owned(),
        }
    }

    pub(crate) fn encoding(&self) -> Encoding {
        self.encoding
    }

    pub(crate) fn as_stored(&self) -> &str {
        &self.text
    }

    /// The file; `None` where it cannot be unpacked.
    pub fn file(&self) -> Option<Cow<'_, str>> {
        match self.encoding {
            Encoding::Json => Some(Cow::Borrowed(&self.text)),
            Encoding::Deflate => {
                let bytes = decompress_to_vec_with_limit(&unpack(&self.text)?, file::MAX_BYTES);
                String::from_utf8(bytes.ok()?).ok().map(Cow::Owned)
            }
        }
    }
}

/// Bytes as text. The first character says how many bits of the last mean nothing.
fn pack(bytes: &[u8]) -> String {
    let bits = bytes.len() * 8;
    let units = bits.div_ceil(BITS as usize);
    let idle = units * BITS as usize - bits;
    // Each of the characters is three bytes of UTF-8.
    let mut text = String::with_capacity(3 * (units + 1));
    let mut put = |value: u32| {
        if let Some(letter) = char::from_u32(FIRST + value) {
            text.push(letter);
        }
    };
    put(idle as u32);
    let (mut held, mut count) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        count += 8;
        if count >= BITS {
            count -= BITS;
            put(held >> count);
            held &= (1 << count) - 1;
        }
    }
    if count > 0 {
        put(held << (BITS - count));
    }
    text
}

fn unpack(text: &str) -> Option<Vec<u8>> {
    let mut values = text.chars().map(|letter| {
        let value = u32::from(letter).checked_sub(FIRST)?;
        (value < 1 << BITS).then_some(value)
    });
    let idle = values.next()?? as usize;
    let units = text.len() / 3 - 1;
    let length = (units * BITS as usize).checked_sub(idle)? / 8;
    let mut bytes = Vec::with_capacity(length);
    let (mut held, mut count) = (0_u32, 0);
    for value in values {
        held = held << BITS | value?;
        count += BITS;
        while count >= 8 {
            count -= 8;
            bytes.push((held >> count) as u8);
            held &= (1 << count) - 1;
        }
    }
    bytes.truncate(length);
    (bytes.len() == length).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let text = pack(&bytes);
            prop_assert_eq!(unpack(&text), Some(bytes.clone()));
            prop_assert_eq!(text.chars().count(), 1 + (bytes.len() * 8).div_ceil(15));
        }

        #[test]
        fn any_text_can_be_tried(text in ".*") {
            let _ = unpack(&text);
            let _ = Body::stored(Encoding::Deflate, &text).file();
        }
    }

    #[test]
    fn a_deflated_file_comes_back() {
        let file = "{\"format\":\"sightline.plan\"}".repeat(100);
        let bytes = miniz_oxide::deflate::compress_to_vec(file.as_bytes(), 6);
        let body = Body::deflated(&bytes);
        assert!(body.as_stored().chars().count() < 60);
        assert_eq!(body.file().as_deref(), Some(file.as_str()));
    }
}
