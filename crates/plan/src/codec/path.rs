//! Where in a file something stands.

use std::fmt;

/// One step into a JSON document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into the field of an object.
    Name(&'static str),
    /// Into the item of a list.
    Index(usize),
}

/// A place in a JSON document, printed as `goals[3].metrics[0].target`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Path(Vec<Step>);

impl Path {
    /// The path of one named field of the top level.
    pub fn of(name: &'static str) -> Self {
        Self(vec![Step::Name(name)])
    }

    /// This path with one step more.
    pub fn then(&self, step: Step) -> Self {
        let mut longer = self.clone();
        longer.push(step);
        longer
    }

    pub(crate) fn push(&mut self, step: Step) {
        self.0.push(step);
    }

    pub(crate) fn pop(&mut self) {
        self.0.pop();
    }

    /// Where the path ends in a list: the list's path and the index in it.
    pub(crate) fn item(&self) -> Option<(Self, usize)> {
        match self.0.split_last() {
            Some((Step::Index(at), list)) => Some((Self(list.to_vec()), *at)),
            _ => None,
        }
    }

    /// This path followed by another.
    pub(crate) fn join(&self, rest: &Self) -> Self {
        Self(self.0.iter().chain(&rest.0).cloned().collect())
    }

    /// The steps from the top of the document.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Name(name) if at == 0 => f.write_str(name)?,
                Step::Name(name) => write!(f, ".{name}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
