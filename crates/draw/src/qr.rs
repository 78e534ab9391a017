//! A text as a QR code.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// A QR code as a shape: black on white, whatever the page looks like, or cameras do not read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// How many modules it is wide and high, with the quiet zone around it.
    pub across: i32,
    /// The black modules as the path of an area, a module being 1 wide.
    pub path: String,
}

impl Qr {
    /// The most bytes of text: what version 30 holds. Larger ones have so many modules that a phone cannot tell
    /// them apart on a screen.
    pub const MOST: usize = 1732;

    /// Modules that stay white on each side (ISO/IEC 18004).
    const QUIET: i32 = 4;

    /// The text as a code, with as much correction as its size has room for; `None` where it is too long.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::encode_segments_advanced(
            &QrSegment::make_segments(text),
            QrCodeEcc::Low,
            Version::MIN,
            Version::new(30),
            None,
            true,
        )
        .ok()?;
        let size = code.size();
        let mut path = String::new();
        for y in 0..size {
            let mut x = 0;
            while x < size {
                let start = x;
                while x < size && code.get_module(x, y) {
                    x += 1;
                }
                if x > start {
                    let (left, top, width) = (start + Self::QUIET, y + Self::QUIET, x - start);
                    // Writing to memory cannot fail.
                    let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
                }
                x += 1;
            }
        }
        Some(Self {
            across: size + 2 * Self::QUIET,
            path,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a reader makes of the path.
    fn read(qr: &Qr) -> String {
        let across = qr.across as usize;
        let mut black = vec![vec![false; across]; across];
        for run in qr.path.split('M').skip(1) {
            let numbers: Vec<usize> = run
                .split(|letter: char| !letter.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let [x, y, width, 1, back] = numbers[..] else {
                panic!("{run}")
            };
            assert_eq!(width, back);
            (x..x + width).for_each(|x| black[y][x] = true);
        }
        let quiet = Qr::QUIET as usize;
        let inner = quiet..across - quiet;
        for (y, row) in black.iter().enumerate() {
            for (x, black) in row.iter().enumerate() {
                assert!(!black || (inner.contains(&x) && inner.contains(&y)));
            }
        }
        let inside = |x: usize, y: usize| black[y + quiet][x + quiet];
        let grid = rqrr::SimpleGrid::from_func(across - 2 * quiet, inside);
        rqrr::Grid::new(grid).decode().unwrap().1
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_reader_reads_what_was_written(text in "[A-Za-z0-9:/.#_-]{1,1732}") {
            prop_assert_eq!(read(&Qr::of(&text).unwrap()), text);
        }
    }

    #[test]
    fn what_is_too_long_has_none() {
        let link = |bytes: usize| format!("h{}", "t".repeat(bytes - 1));
        let most = Qr::of(&link(Qr::MOST)).unwrap();
        assert_eq!(most.across, 4 * 30 + 17 + 8);
        assert_eq!(Qr::of(&link(Qr::MOST + 1)), None);
    }
}
