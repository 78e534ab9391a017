//! What differs, and from which side it is taken.

use serde_json::Value;

use crate::Key;

/// Where something is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It stays as it is here.
    Ours,
    /// It becomes what it is in the other state.
    Theirs,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Of which record.
    pub key: Key,
    /// The name of the field in a file; `None` where the record as a whole came or went.
    pub field: Option<String>,
    /// Which entry of a list in that field, by its name or else its id, day or text.
    pub entry: Option<String>,
    /// The name of the part of that entry, or of the field.
    pub part: Option<String>,
    /// What it was when both began, where that is known; `None` also where it was at its default, or not there.
    pub base: Option<Value>,
    /// What it is here.
    pub ours: Option<Value>,
    /// What it is there.
    pub theirs: Option<Value>,
    /// Whether both sides changed it, or nobody knows who did: a person has to choose.
    pub is_clash: bool,
}

impl Piece {
    /// Where it is taken from as long as nobody has chosen: from whoever changed it, and from here where both did.
    pub fn usual(&self) -> Side {
        if self.is_clash {
            Side::Ours
        } else {
            Side::Theirs
        }
    }
}

/// Where in a record something was found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct At<'a> {
    pub field: Option<&'a str>,
    pub entry: Option<&'a str>,
    pub part: Option<&'a str>,
}

/// The three states of one thing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct States<'a> {
    pub base: Option<&'a Value>,
    pub ours: Option<&'a Value>,
    pub theirs: Option<&'a Value>,
}

/// Something that differs, as it is met.
pub(super) struct Found<'a> {
    pub key: &'a Key,
    pub at: At<'a>,
    pub states: States<'a>,
    pub is_clash: bool,
}

impl Found<'_> {
    pub fn piece(&self) -> Piece {
        Piece {
            key: self.key.clone(),
            field: self.at.field.map(str::to_owned),
            entry: self.at.entry.map(str::to_owned),
            part: self.at.part.map(str::to_owned),
            base: self.states.base.cloned(),
            ours: self.states.ours.cloned(),
            theirs: self.states.theirs.cloned(),
            is_clash: self.is_clash,
        }
    }
}
