//! The text of a file that a spreadsheet saved, in whichever of the encodings they use.

/// Windows-1252 from 0x80 to 0x9F; five of these have no letter, and none is missed.
const WINDOWS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}',
    'ž', 'Ÿ',
];

/// UTF-8, or UTF-16 with a byte order mark ("Unicode text"), else Windows-1252, in which spreadsheets save CSV in
/// western Europe and America. `None` where the bytes are no text: a spreadsheet's own file, a picture.
pub fn decode(bytes: Vec<u8>) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| match *pair {
            [first, second] => unit([first, second]),
            _ => 0,
        });
        char::decode_utf16(units)
            .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => Some(wide(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Some(wide(rest, u16::from_be_bytes)),
        _ => match String::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(error) => western(error.as_bytes()),
        },
    }
}

fn western(bytes: &[u8]) -> Option<String> {
    let is_text = |byte: &u8| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r');
    if !bytes.iter().all(is_text) {
        return None;
    }
    let letter = |byte: &u8| match byte {
        0x80..=0x9f => WINDOWS
            .get(usize::from(byte - 0x80))
            .copied()
            .unwrap_or(char::REPLACEMENT_CHARACTER),
        byte => char::from(*byte),
    };
    Some(bytes.iter().map(letter).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_save_is_read() {
        let text = "Ziel;Wert\r\nMüller für 5 €;1,5";
        assert_eq!(decode(text.as_bytes().to_vec()).unwrap(), text);
        let western = b"Ziel;Wert\r\nM\xfcller f\xfcr 5 \x80;1,5";
        assert_eq!(decode(western.to_vec()).unwrap(), text);
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(decode([&[0xff, 0xfe], &*little].concat()).unwrap(), text);
        assert_eq!(decode([&[0xfe, 0xff], &*big].concat()).unwrap(), text);
    }

    #[test]
    fn what_is_no_text_is_none() {
        assert_eq!(decode(b"PK\x03\x04\xff\xfe\x00".to_vec()), None);
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n".to_vec()), None);
    }
}
