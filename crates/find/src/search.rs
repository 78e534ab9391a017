//! Looking through many things, some at a time.

use crate::{
    fold::fold,
    score::{Query, score_folded},
};

/// Something that can be found.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing<T> {
    /// What it is.
    pub what: T,
    /// The words that it is found by.
    pub words: String,
    /// How far it stands before others that answer as well: 0 for most; 100 is as much as the
    /// difference of some letters.
    pub weight: u32,
}

/// A search among things that goes on step by step.
#[derive(Clone, Debug)]
pub struct Search<T> {
    things: Vec<Thing<T>>,
    /// How many of them have been folded: the first look does it.
    folded: usize,
    query: Query,
    at: usize,
    /// The best so far, by score and then by their own order.
    found: Vec<(u32, usize)>,
    most: usize,
}

impl<T> Search<T> {
    /// A search that gives at most so many answers.
    pub fn new(things: Vec<Thing<T>>, most: usize) -> Self {
        Self {
            things,
            folded: 0,
            query: Query::default(),
            at: 0,
            found: Vec::new(),
            most,
        }
    }

    /// Begins anew with another question.
    pub fn ask(&mut self, typed: &str) {
        self.query = Query::new(typed);
        self.at = 0;
        self.found.clear();
    }

    /// Looks at so many more things; gives whether all have been looked at.
    pub fn go_on(&mut self, things: usize) -> bool {
        let end = self.things.len().min(self.at.saturating_add(things));
        for at in self.at..end {
            let thing = &mut self.things[at];
            if at >= self.folded {
                thing.words = fold(&thing.words);
                self.folded = at + 1;
            }
            if let Some(score) = score_folded(&self.query, &thing.words) {
                let score = score + thing.weight;
                self.keep(score, at);
            }
        }
        self.at = end;
        end == self.things.len()
    }

    fn keep(&mut self, score: u32, at: usize) {
        let place = self.found.partition_point(|(other, _)| *other >= score);
        if place < self.most {
            self.found.insert(place, (score, at));
            self.found.truncate(self.most);
        }
    }

    /// The best answers so far, the best first.
    pub fn best(&self) -> impl Iterator<Item = &T> {
        self.found.iter().map(|(_, at)| &self.things[*at].what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn things(words: &[&str]) -> Vec<Thing<usize>> {
        let thing = |(what, words): (usize, &&str)| Thing {
            what,
            words: (*words).to_owned(),
            weight: 0,
        };
        words.iter().enumerate().map(thing).collect()
    }

    fn best(search: &Search<usize>) -> Vec<usize> {
        search.best().copied().collect()
    }

    #[test]
    fn the_best_stand_first_and_equals_keep_their_order() {
        let mut search = Search::new(
            things(&["Unplanned", "Plan b", "Plan a", "Nothing", "Planning"]),
            3,
        );
        search.ask("plan");
        assert!(search.go_on(100));
        assert_eq!(best(&search), [1, 2, 4]);
    }

    #[test]
    fn weight_lifts_a_thing_above_its_equals() {
        let mut all = things(&["New goal", "New goal"]);
        all[1].weight = 50;
        let mut search = Search::new(all, 5);
        search.ask("goal");
        search.go_on(2);
        assert_eq!(best(&search), [1, 0]);
    }

    #[test]
    fn step_by_step_finds_what_one_go_finds() {
        let texts: Vec<String> = (0..1000)
            .map(|number| format!("Goal {} of quarter {}", number, number % 7))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut whole = Search::new(things(&texts), 20);
        let mut steps = whole.clone();
        for typed in ["quarter 3", "goal 12", "quartr", "", "nothing like it"] {
            whole.ask(typed);
            assert!(whole.go_on(usize::MAX));
            steps.ask(typed);
            let mut count = 1;
            while !steps.go_on(64) {
                count += 1;
            }
            assert_eq!(count, 16);
            assert_eq!(best(&steps), best(&whole), "{typed}");
        }
    }

    #[test]
    fn another_question_starts_afresh() {
        let mut search = Search::new(things(&["one", "two"]), 5);
        search.ask("one");
        search.go_on(1);
        search.ask("two");
        assert_eq!(best(&search), []);
        search.go_on(2);
        assert_eq!(best(&search), [1]);
    }
}
