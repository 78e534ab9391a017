//! Lists of thoughts: written in silence, then shown, then grouped. What was written is never lost: a
//! group only points to thoughts, and what stands in no group stays in the list.

use sightline_plan::record;

record! {
    /// The answer to a [`List`](crate::definition::InputKind::List).
    pub struct Board {
        /// The thoughts, in the order in which they came.
        items: Vec<Thought>,
        /// The groups, in their order.
        groups: Vec<Group>,
        /// Whether the thoughts were shown to all; a silent list begins without.
        shown: bool,
    }
}

record! {
    /// One thought.
    pub struct Thought {
        /// Its id within the list.
        id: String,
        /// What it says.
        text: String,
        /// Whose it is, where that was said.
        by: String,
        /// The group it is in; empty for none.
        group: String,
    }
}

record! {
    /// Thoughts that belong together.
    pub struct Group {
        /// Its id within the list.
        id: String,
        /// What people call it.
        name: String,
    }
}

impl Board {
    /// An id that nothing of the board has: `prefix` and a number.
    fn free(&self, prefix: char) -> String {
        let thoughts = self.items.iter().map(|item| item.id.as_str());
        let groups = self.groups.iter().map(|group| group.id.as_str());
        let numbers = thoughts
            .chain(groups)
            .filter_map(|id| id.strip_prefix(prefix)?.parse().ok());
        let most: u64 = numbers.max().unwrap_or(0);
        format!("{prefix}{}", most.saturating_add(1))
    }

    /// The board with thoughts added, one a line of the text; bullets before a line are left out.
    #[must_use]
    pub fn with_lines(&self, text: &str, by: &str) -> Self {
        let mut board = self.clone();
        for line in text.lines() {
            let line = bare(line);
            if !line.is_empty() {
                board.items.push(Thought {
                    id: board.free('t'),
                    text: line.to_owned(),
                    by: by.to_owned(),
                    ..Thought::default()
                });
            }
        }
        board
    }

    /// The board with a thought in other words.
    #[must_use]
    pub fn reworded(&self, item: &str, text: &str) -> Self {
        let mut board = self.clone();
        if let Some(item) = board.items.iter_mut().find(|known| known.id == item) {
            text.clone_into(&mut item.text);
        }
        board
    }

    /// The board without a thought.
    #[must_use]
    pub fn without(&self, item: &str) -> Self {
        let mut board = self.clone();
        board.items.retain(|known| known.id != item);
        board.tidied()
    }

    /// The board with a thought before another, and in that one's group; `None` is last of all.
    #[must_use]
    pub fn placed(&self, item: &str, before: Option<&str>) -> Self {
        let mut board = self.clone();
        let Some(from) = board.items.iter().position(|known| known.id == item) else {
            return board;
        };
        let moved = board.items.remove(from);
        let at = before.and_then(|before| board.items.iter().position(|known| known.id == before));
        board.items.insert(at.unwrap_or(board.items.len()), moved);
        board
    }

    /// The board shown to all, or hidden again.
    #[must_use]
    pub fn revealed(&self, shown: bool) -> Self {
        Self {
            shown,
            ..self.clone()
        }
    }

    /// The thoughts of a group; `""` for those in none.
    pub fn in_group<'b>(&'b self, group: &'b str) -> impl Iterator<Item = &'b Thought> {
        self.items.iter().filter(move |item| item.group == group)
    }

    /// The board with thoughts moved into a group; `None` makes a new one, unnamed, whose id is given back.
    /// `Some("")` takes them out of theirs.
    #[must_use]
    pub fn grouped(&self, items: &[&str], group: Option<&str>) -> (Self, String) {
        let mut board = self.clone();
        let id = match group {
            Some(id) if id.is_empty() || board.groups.iter().any(|group| group.id == id) => {
                id.to_owned()
            }
            _ => {
                let id = board.free('g');
                board.groups.push(Group {
                    id: id.clone(),
                    ..Group::default()
                });
                id
            }
        };
        for item in &mut board.items {
            if items.contains(&item.id.as_str()) {
                item.group.clone_from(&id);
            }
        }
        (board.tidied(), id)
    }

    /// The board with a group called so.
    #[must_use]
    pub fn named(&self, group: &str, name: &str) -> Self {
        let mut board = self.clone();
        if let Some(group) = board.groups.iter_mut().find(|known| known.id == group) {
            name.clone_into(&mut group.name);
        }
        board
    }

    /// The board with one group's thoughts in another. The other keeps its name, or takes the first's where it
    /// has none.
    #[must_use]
    pub fn merged(&self, from: &str, into: &str) -> Self {
        let mut board = self.clone();
        let name = |id: &str| {
            let group = self.groups.iter().find(|group| group.id == id);
            group.map(|group| group.name.clone())
        };
        let (Some(first), Some(_)) = (name(from), name(into)) else {
            return board;
        };
        for item in &mut board.items {
            if item.group == from {
                into.clone_into(&mut item.group);
            }
        }
        if let Some(group) = board.groups.iter_mut().find(|group| group.id == into)
            && group.name.is_empty()
        {
            group.name = first;
        }
        board.tidied()
    }

    /// The board with a group taken apart: it goes, named or not, and its thoughts stand in none.
    #[must_use]
    pub fn ungrouped(&self, group: &str) -> Self {
        let mut board = self.clone();
        for item in &mut board.items {
            if item.group == group {
                item.group.clear();
            }
        }
        board.groups.retain(|known| known.id != group);
        board.tidied()
    }

    /// Groups that are empty go unless somebody named them; thoughts point to groups that are there.
    fn tidied(mut self) -> Self {
        let used = |id: &str| self.items.iter().any(|item| item.group == id);
        let groups: Vec<Group> = self
            .groups
            .iter()
            .filter(|group| !group.name.is_empty() || used(&group.id))
            .cloned()
            .collect();
        for item in &mut self.items {
            if !groups.iter().any(|group| group.id == item.group) {
                item.group.clear();
            }
        }
        self.groups = groups;
        self
    }
}

/// A line without the bullet before it. A minus before a number is none.
pub(crate) fn bare(line: &str) -> &str {
    let line = line.trim();
    let bullets = ["- ", "* ", "• ", "– ", "•"];
    let rest = bullets.iter().find_map(|bullet| line.strip_prefix(bullet));
    let alone = ["-", "*", "•", "–"].contains(&line);
    if alone {
        ""
    } else {
        rest.unwrap_or(line).trim()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board() -> Board {
        Board::default().with_lines("- one\n\n • two \nthree", "Ada")
    }

    fn texts(board: &Board, group: &str) -> Vec<String> {
        board
            .in_group(group)
            .map(|item| item.text.clone())
            .collect()
    }

    #[test]
    fn lines_become_thoughts_with_ids_of_their_own() {
        let board = board().without("t2").with_lines("four", "");
        let ids: Vec<&str> = board.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids, ["t1", "t3", "t4"]);
        assert_eq!(board.items[0].by, "Ada");
        assert_eq!(board.reworded("t1", "first").items[0].text, "first");
    }

    #[test]
    fn a_minus_is_no_bullet() {
        let board = Board::default().with_lines("-5 % churn\n- less churn\n-\n*bold*", "");
        let texts: Vec<&str> = board.items.iter().map(|item| &*item.text).collect();
        assert_eq!(texts, ["-5 % churn", "less churn", "*bold*"]);
    }

    #[test]
    fn groups_keep_the_originals() {
        let (board, group) = board().grouped(&["t1", "t2"], None);
        let board = board.named(&group, "Both");
        assert_eq!(texts(&board, &group), ["one", "two"]);
        assert_eq!(texts(&board, ""), ["three"]);
        let (split, other) = board.grouped(&["t2"], None);
        assert_ne!(group, other);
        assert_eq!(texts(&split, &group), ["one"]);
        let merged = split.merged(&other, &group);
        assert_eq!(texts(&merged, &group), ["one", "two"]);
        assert_eq!(merged.groups.len(), 1);
        let apart = merged.ungrouped(&group);
        assert_eq!(texts(&apart, "").len(), 3);
        assert_eq!(apart.groups, []);
    }

    #[test]
    fn a_merge_takes_the_only_name() {
        let (board, first) = board().grouped(&["t1"], None);
        let (board, second) = board.named(&first, "Named").grouped(&["t2"], None);
        assert_eq!(board.merged(&first, &second).groups[0].name, "Named");
        assert_eq!(board.merged("nothing", &second), board);
    }

    #[test]
    fn an_empty_group_without_a_name_goes() {
        let (board, group) = board().grouped(&["t1"], None);
        let (board, _) = board.grouped(&["t1"], Some(""));
        assert!(board.groups.is_empty(), "{group}");
    }

    #[test]
    fn a_thought_is_placed_before_another() {
        let board = board().placed("t3", Some("t1"));
        assert_eq!(texts(&board, ""), ["three", "one", "two"]);
        assert_eq!(
            texts(&board.placed("t3", None), ""),
            ["one", "two", "three"]
        );
    }
}
