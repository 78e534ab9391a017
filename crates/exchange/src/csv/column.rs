//! The columns of the table.

use std::fmt;

/// Declares the columns once, so that the list, the names and their order cannot drift apart.
macro_rules! columns {
    ($( $column:ident $name:literal $doc:literal ),+ $(,)?) => {
        /// A column of the table. The order is the one in which columns are written.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Column {
            $( #[doc = $doc] $column, )+
        }

        impl Column {
            /// Every column, as written.
            pub const ALL: &'static [Self] = &[$( Self::$column ),+];

            /// Its heading.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$column => $name, )+ }
            }
        }
    };
}

columns! {
    Id "id" "What rows call the goal.",
    Parent "parent" "The id of the goal above.",
    Level "level" "How high in the organisation the goal stands.",
    Kind "kind" "What sort of goal it is.",
    Statement "statement" "The goal as a sentence.",
    Owner "owner" "The name of who answers for it.",
    Metric "metric" "What is measured.",
    Unit "unit" "In what it is measured.",
    Direction "direction" "What the number should do.",
    Baseline "baseline" "The value at the start, or the lower end of a band.",
    Target "target" "The value to be reached, or the upper end of a band.",
    Current "current" "The latest value.",
    Weight "weight" "The goal's weight among its siblings.",
    Contribution "contribution" "What the goal gives to the one above.",
    Start "start" "The first day.",
    Due "due" "The last day.",
    Status "status" "Where the goal is in its life.",
}

impl Column {
    /// The column with this heading.
    pub(super) fn from_heading(heading: &str) -> Option<Self> {
        let heading = heading.trim().to_lowercase();
        Self::ALL
            .iter()
            .copied()
            .find(|column| column.name() == heading)
    }

    /// Whether it belongs to a metric rather than to the goal.
    pub(super) fn is_of_metric(self) -> bool {
        (Self::Metric..=Self::Current).contains(&self)
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
