//! Reads values and collects every problem with its path.

use std::collections::HashMap;

use serde_json::Value;

use super::{Entries, Fault, Field, Fields, Json, Path, Slot, Step, Wanted, read_unknown};

/// Something in a file that is not as it should be, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where it stands.
    pub path: Path,
    /// What is wrong there.
    pub fault: Fault,
}

/// Walks into a JSON value, keeping the path and the problems found so far.
#[derive(Debug, Default)]
pub struct Reader {
    path: Path,
    problems: Vec<Problem>,
    left_out: HashMap<Path, Vec<usize>>,
}

impl Reader {
    /// A reader that stands at `path`.
    pub fn at(path: Path) -> Self {
        Self {
            path,
            ..Self::default()
        }
    }

    /// Every problem found, in the order of reading.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Every problem found, and the items of lists that were left out.
    pub(crate) fn into_parts(self) -> (Vec<Problem>, LeftOut) {
        (self.problems, LeftOut(self.left_out))
    }

    /// Calls `read` for each item of a list; where that gives `false`, the item is left out.
    /// `false` after it has been reported that the value is no list.
    pub(crate) fn items(
        &mut self,
        value: Json<'_>,
        read: &mut dyn FnMut(Json<'_>, &mut Self) -> bool,
    ) -> bool {
        let Json::List(items) = value else {
            return self.refuse::<()>(Wanted::List, &value).is_some();
        };
        for (at, item) in items.into_iter().enumerate() {
            self.within(Step::Index(at), |reader| {
                if !read(item, reader) {
                    reader.left_out();
                }
            });
        }
        true
    }

    /// Notes that the list item at which the reader stands was left out.
    fn left_out(&mut self) {
        if let Some((list, at)) = self.path.item() {
            self.left_out.entry(list).or_default().push(at);
        }
    }

    /// Notes a problem at the place where the reader stands.
    pub fn report(&mut self, fault: Fault) {
        self.problems.push(Problem {
            path: self.path.clone(),
            fault,
        });
    }

    /// Notes that `value` is not what was wanted, and gives `None` for the caller to return.
    pub fn refuse<T>(&mut self, wanted: Wanted, value: &Json<'_>) -> Option<T> {
        let found = excerpt(value);
        self.report(Fault::Expected { wanted, found });
        None
    }

    /// The place of a value among these words, or a problem.
    pub fn choice(&mut self, value: &Json<'_>, words: &'static [&'static str]) -> Option<usize> {
        let word = value.as_str();
        let at = words.iter().position(|known| Some(*known) == word);
        at.or_else(|| self.refuse(Wanted::OneOf(words), value))
    }

    /// The fields of an object, or a problem.
    pub fn object<'a>(&mut self, value: Json<'a>) -> Option<Entries<'a>> {
        match value {
            Json::Object(entries) => Some(entries),
            other => self.refuse(Wanted::Object, &other),
        }
    }

    /// Runs `read` one step further in.
    pub fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let result = read(self);
        self.path.pop();
        result
    }

    /// Takes the field `name` out of `fields` into `slot`. An absent, `null` or unreadable field
    /// leaves the default in place; the unreadable one is reported.
    pub fn field<T: Field>(&mut self, fields: &mut Fields, name: &'static str, slot: &mut T) {
        if let Some(value) = fields.shift_remove(name) {
            self.fill(value.into(), name, slot);
        }
    }

    fn fill(&mut self, value: Json<'_>, name: &'static str, slot: &mut dyn Slot) {
        if value != Json::Null {
            self.within(Step::Name(name), |reader| slot.fill(value, reader));
        }
    }

    /// Takes a record's fields into their slots; gives those that it does not know.
    pub fn record(
        &mut self,
        entries: Entries<'_>,
        names: &[&'static str],
        slots: &mut [&mut dyn Slot],
    ) -> Fields {
        let mut unknown = Fields::new();
        // Fields mostly come in the order of the names, so the search goes on where the last one was.
        let mut next = 0;
        for (name, value) in entries {
            let (before, after) = names.split_at(next);
            let ahead = after.iter().position(|known| *known == name);
            let found = ahead
                .map(|at| next + at)
                .or_else(|| before.iter().position(|known| *known == name));
            match found {
                Some(at) => {
                    self.fill(value, names[at], slots[at]);
                    next = at + 1;
                }
                None => {
                    unknown.insert(name.into_owned(), value.into());
                }
            }
        }
        read_unknown(unknown, self)
    }
}

/// Which items of which lists of a file were left out, in rising order.
#[derive(Debug, Default)]
pub(crate) struct LeftOut(HashMap<Path, Vec<usize>>);

impl LeftOut {
    /// The place in the file of what now stands at `path`, whose lists have closed their gaps.
    pub fn in_file(&self, path: &Path) -> Path {
        if self.0.is_empty() {
            return path.clone();
        }
        path.steps()
            .iter()
            .fold(Path::default(), |list, step| match step {
                Step::Index(index) => {
                    let gaps = self.0.get(&list).into_iter().flatten();
                    let at = gaps.fold(*index, |at, gap| if *gap <= at { at + 1 } else { at });
                    list.then(Step::Index(at))
                }
                name => list.then(name.clone()),
            })
    }
}

/// A value as short JSON, for messages.
fn excerpt(value: &Json<'_>) -> String {
    const LONGEST: usize = 40;
    let text = match value {
        Json::Object(_) => "{…}".to_owned(),
        Json::List(_) => "[…]".to_owned(),
        other => Value::from(other.clone()).to_string(),
    };
    if text.chars().count() <= LONGEST {
        return text;
    }
    let mut short: String = text.chars().take(LONGEST).collect();
    short.push('…');
    short
}
