//! The kinds of record a plan holds, each in a table of its own.

use std::{fmt, sync::Arc};

use serde_json::Value;

use super::{Table, name::Asked, table::Records};
use crate::{
    Fault,
    codec::{Field, Fields, Json, Path, Reader},
    id::Id,
    model::{
        About, Action, CheckIn, DataSource, Decision, Definition, Goal, Initiative, Interview,
        Meeting, Person, Recognition, Response, Review, Run, Team,
    },
};

/// A record with an id of its own.
pub trait Entity: Field {
    /// Its kind.
    const KIND: Kind;
    /// Its id.
    fn id(&self) -> &Id<Self>;
    /// The record as one of this kind, if it is one.
    fn of(record: &Record) -> Option<&Arc<Self>>;
}

/// What becomes of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stays.
    Stays,
    /// What it points to is gone, and so is the reference.
    Goes,
    /// It points here from now on.
    Becomes(Arc<str>),
}

/// Names one record of a plan.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: Arc<str>,
}

impl Key {
    /// The key of the record of this kind and id.
    pub fn new(kind: Kind, id: &str) -> Self {
        Self {
            kind,
            id: id.into(),
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.word(), self.id)
    }
}

impl<T: Entity> From<&Id<T>> for Key {
    fn from(id: &Id<T>) -> Self {
        Self {
            kind: T::KIND,
            id: id.share(),
        }
    }
}

/// Everything that follows from the list of kinds, so that a new one is added in one place.
macro_rules! entities {
    ($( $table:ident : $kind:ident $word:literal ),+ $(,)?) => {
        /// The kinds of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            /// The plan as a whole; there is one.
            Plan,
            $(
                #[doc = concat!("A [`crate::model::", stringify!($kind), "`].")]
                $kind,
            )+
        }

        impl Kind {
            /// Every kind, in the order in which a file lists them.
            pub const ALL: &'static [Self] = &[Self::Plan, $( Self::$kind ),+];

            /// The stable word for one record of this kind.
            pub const fn word(self) -> &'static str {
                match self { Self::Plan => "plan", $( Self::$kind => $word, )+ }
            }

            /// The kind that this word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { "plan" => Some(Self::Plan), $( $word => Some(Self::$kind), )+ _ => None }
            }

            /// The words of [`Self::ALL`].
            pub const WORDS: &'static [&'static str] = &["plan", $( $word ),+];

            /// The name of the list in a file that holds records of this kind.
            pub const fn list(self) -> &'static str {
                match self { Self::Plan => "", $( Self::$kind => stringify!($table), )+ }
            }
        }

        /// One record of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {
            /// The plan as a whole.
            Plan(Arc<About>),
            $(
                #[doc = concat!("A [`crate::model::", stringify!($kind), "`].")]
                $kind(Arc<$kind>),
            )+
        }

        impl Record {
            /// The record's key.
            pub fn key(&self) -> Key {
                match self {
                    Self::Plan(about) => Key::from(&about.id),
                    $( Self::$kind(record) => Key::from(&record.id), )+
                }
            }

            /// The id that its key has.
            pub(crate) fn id(&self) -> &str {
                match self {
                    Self::Plan(about) => about.id.as_str(),
                    $( Self::$kind(record) => record.id.as_str(), )+
                }
            }

            /// The record's fields as in a file.
            pub fn fields(&self) -> Fields {
                match self.json().into() { Value::Object(fields) => fields, _ => Fields::new() }
            }

            /// The record as in a file, see [`Field::json`].
            pub fn json(&self) -> Json<'_> {
                match self {
                    Self::Plan(about) => about.json(),
                    $( Self::$kind(record) => record.json(), )+
                }
            }

            /// Reads a record of this kind; problems go to `reader`.
            pub fn read(kind: Kind, value: Json<'_>, reader: &mut Reader) -> Option<Self> {
                match kind {
                    Kind::Plan => About::read(value, reader).map(Self::from),
                    $( Kind::$kind => $kind::read(value, reader).map(Self::from), )+
                }
            }

            /// Whether both are one and the same in memory, not merely alike.
            pub(crate) fn is(&self, other: &Self) -> bool {
                match (self, other) {
                    (Self::Plan(mine), Self::Plan(theirs)) => Arc::ptr_eq(mine, theirs),
                    $( (Self::$kind(mine), Self::$kind(theirs)) => Arc::ptr_eq(mine, theirs), )+
                    _ => false,
                }
            }

            /// Visits every value that a file could not give back, see [`Field::flaws`].
            pub(crate) fn flaws(&self, path: &mut Path, report: &mut dyn FnMut(&Path, Fault)) {
                match self {
                    Self::Plan(about) => about.flaws(path, report),
                    $( Self::$kind(record) => record.flaws(path, report), )+
                }
            }

            /// Visits every reference, see [`Field::references`].
            pub fn references(&self, path: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str)) {
                match self {
                    Self::Plan(about) => about.references(path, visit),
                    $( Self::$kind(record) => record.references(path, visit), )+
                }
            }

            /// The record with its references decided on, see [`Field::relink`].
            pub fn relinked(&self, decide: &mut dyn FnMut(Kind, &str) -> Fate) -> Self {
                match self {
                    Self::Plan(about) => {
                        let mut about = About::clone(about);
                        let _ = about.relink(decide);
                        about.into()
                    }
                    $( Self::$kind(record) => {
                        let mut record = $kind::clone(record);
                        let _ = record.relink(decide);
                        record.into()
                    } )+
                }
            }
        }

        impl Entity for About {
            const KIND: Kind = Kind::Plan;
            fn id(&self) -> &Id<Self> { &self.id }
            fn of(record: &Record) -> Option<&Arc<Self>> {
                match record { Record::Plan(about) => Some(about), _ => None }
            }
        }

        impl From<About> for Record {
            fn from(about: About) -> Self { Self::Plan(Arc::new(about)) }
        }

        $(
            impl Entity for $kind {
                const KIND: Kind = Kind::$kind;
                fn id(&self) -> &Id<Self> { &self.id }
                fn of(record: &Record) -> Option<&Arc<Self>> {
                    match record { Record::$kind(record) => Some(record), _ => None }
                }
            }

            impl From<$kind> for Record {
                fn from(record: $kind) -> Self { Self::$kind(Arc::new(record)) }
            }
        )+

        /// All records of a plan but the plan's own.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Tables {
            $(
                #[doc = concat!("Every [`crate::model::", stringify!($kind), "`] by id.")]
                pub $table: Table<$kind>,
            )+
        }

        impl Tables {
            /// The records of one kind; the plan's own record is in no table.
            fn records(&self, kind: Kind) -> Option<&Records> {
                match kind {
                    Kind::Plan => None,
                    $( Kind::$kind => Some(&self.$table.records), )+
                }
            }

            fn records_mut(&mut self, kind: Kind) -> Option<&mut Records> {
                match kind {
                    Kind::Plan => None,
                    $( Kind::$kind => Some(&mut self.$table.records), )+
                }
            }
        }

        /// The JSON Schema of every list, by its name in a file.
        pub(crate) fn list_schemas(defs: &mut Fields) -> Fields {
            let mut lists = Fields::new();
            $( lists.insert(stringify!($table).to_owned(), Vec::<$kind>::schema(defs)); )+
            lists
        }
    };
}

impl Tables {
    pub(crate) fn get(&self, kind: Kind, id: &str) -> Option<&Record> {
        self.records(kind)?.get(&Asked::from(id))
    }

    pub(crate) fn insert(&mut self, record: Record) {
        let Key { kind, id } = record.key();
        if let Some(records) = self.records_mut(kind) {
            records.insert(id.into(), record);
        }
    }

    pub(crate) fn remove(&mut self, kind: Kind, id: &str) {
        if let Some(records) = self.records_mut(kind) {
            records.remove(&Asked::from(id));
        }
    }

    /// Every record of one kind, by id.
    pub(crate) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.records(kind).into_iter().flat_map(Records::values)
    }
}

entities! {
    people: Person "person",
    teams: Team "team",
    goals: Goal "goal",
    check_ins: CheckIn "check-in",
    initiatives: Initiative "initiative",
    definitions: Definition "definition",
    decisions: Decision "decision",
    actions: Action "action",
    meetings: Meeting "meeting",
    runs: Run "run",
    responses: Response "response",
    interviews: Interview "interview",
    reviews: Review "review",
    recognitions: Recognition "recognition",
    data_sources: DataSource "data-source",
}
