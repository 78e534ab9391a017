//! How a table is written: what stands between cells, how numbers and days look.

use sightline_plan::DateOrder;

use super::Decimal;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// What a spreadsheet puts on the clipboard.
    Tab,
    /// `|`
    Pipe,
}

impl Separator {
    /// All there are; where nothing speaks for any, the first is taken.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// Its stable name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Pipe => "pipe",
        }
    }

    /// The separator with this name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// The sign itself.
    pub const fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Pipe => '|',
        }
    }

    pub(super) const fn byte(self) -> u8 {
        self.sign() as u8
    }
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between two cells.
    pub separator: Separator,
    /// Its decimal sign.
    pub decimal: Decimal,
    /// How `3/4/2027` is read. Days such as `2027-04-03` are always read; without an order, only these.
    pub dates: Option<DateOrder>,
}

impl Default for Dialect {
    /// As tables are written where nobody says otherwise: RFC 4180, `1.5`, `2027-04-03`.
    fn default() -> Self {
        Self {
            separator: Separator::Comma,
            decimal: Decimal::Point,
            dates: None,
        }
    }
}
