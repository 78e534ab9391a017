//! Which goals an outline shows at all: those that were put away with their cycle are left out, unless
//! something that is not hangs below them.

use super::Outline;

/// Which goals are shown.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// For each place, how many goals before it are shown; `None` where all are.
    before: Option<Vec<usize>>,
}

impl Shown {
    /// Every goal.
    pub fn all() -> Self {
        Self { before: None }
    }

    /// All but what is put away.
    pub fn of(outline: &Outline) -> Self {
        let entries = outline.entries();
        if !entries.iter().any(|entry| entry.goal.is_put_away()) {
            return Self::all();
        }
        let mut shown = vec![true; entries.len()];
        // The nearest goal from here on that is not put away.
        let mut nearest = entries.len();
        for (at, entry) in entries.iter().enumerate().rev() {
            if !entry.goal.is_put_away() {
                nearest = at;
            }
            shown[at] = nearest < entry.end;
        }
        let mut count = 0;
        let mut before = vec![0];
        before.extend(shown.into_iter().map(|shown| {
            count += usize::from(shown);
            count
        }));
        Self {
            before: Some(before),
        }
    }

    fn before(&self, at: usize) -> usize {
        let before = self.before.as_ref();
        before.map_or(at, |before| before.get(at).copied().unwrap_or(at))
    }

    /// Whether the goal at a place is shown. Where it is not, none below it is.
    pub fn has(&self, at: usize) -> bool {
        self.before(at + 1) > self.before(at)
    }

    /// How many of those below a goal are shown, of which `end` is the place after the last.
    pub fn below(&self, at: usize, end: usize) -> usize {
        self.before(end) - self.before(at + 1)
    }

    /// How many goals are not shown.
    pub fn left_out(&self, outline: &Outline) -> usize {
        outline.len() - self.before(outline.len())
    }
}
