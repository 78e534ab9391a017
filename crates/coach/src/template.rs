//! Goals to begin with. They stand in `lexicon/templates.txt`.

use std::sync::OnceLock;

use sightline_plan::{Level, model::GoalKind};

macro_rules! functions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What part of an organisation a template is for. Its words are `coach.function.<name>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Function { $($(#[$doc])* $variant,)* }

        impl Function {
            /// Every function, in the order of the templates.
            pub const ALL: &[Function] = &[$(Function::$variant,)*];

            /// The stable name.
            pub fn name(self) -> &'static str {
                match self { $(Function::$variant => $name,)* }
            }
        }
    };
}

functions! {
    /// The whole organisation.
    Leadership = "leadership",
    /// Selling.
    Sales = "sales",
    /// Becoming known and wanted.
    Marketing = "marketing",
    /// Helping customers.
    Support = "support",
    /// Hiring and keeping people.
    People = "people",
    /// Learning and development.
    Learning = "learning",
    /// Building software and systems.
    Engineering = "engineering",
    /// Money.
    Finance = "finance",
    /// Making and moving things.
    Operations = "operations",
    /// Deciding what is built.
    Product = "product",
    /// Hospitals and care.
    Health = "health",
    /// Schools.
    Education = "education",
    /// Public bodies and charities.
    Public = "public",
}

/// A goal to begin with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Template {
    /// What part of an organisation it is for.
    pub function: Function,
    /// How high it stands.
    pub level: Level,
    /// What sort of goal it is.
    pub kind: GoalKind,
    /// The goal as a sentence.
    pub statement: &'static str,
    /// What to watch on the way: a leading indicator.
    pub watch: &'static str,
}

/// All templates, by function.
pub fn templates() -> &'static [Template] {
    static ALL: OnceLock<Vec<Template>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut function = None;
        let mut all = Vec::new();
        for line in include_str!("../lexicon/templates.txt").lines() {
            if let Some(name) = line.strip_prefix('[') {
                let name = name.trim_end_matches(']');
                function = Function::ALL.iter().find(|f| f.name() == name).copied();
            } else if let Some(function) = function {
                all.extend(template(function, line));
            }
        }
        all
    })
}

fn template(function: Function, line: &'static str) -> Option<Template> {
    let mut parts = line.split(" | ");
    Some(Template {
        function,
        level: Level::from_word(parts.next()?)?,
        kind: GoalKind::from_word(parts.next()?)?,
        statement: parts.next()?,
        watch: parts.next()?,
    })
}

/// The templates of a function and level that have words beginning with every word of the query, the
/// best first. Where none has them all, those that have the most.
pub fn search_templates(
    query: &str,
    function: Option<Function>,
    level: Option<Level>,
) -> Vec<&'static Template> {
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let mut found: Vec<(usize, &Template)> = templates()
        .iter()
        .filter(|t| function.is_none_or(|f| f == t.function) && level.is_none_or(|l| l == t.level))
        .map(|template| (score(template, &words), template))
        .collect();
    let most = found.iter().map(|f| f.0).max().unwrap_or_default();
    let full = words.len() * HIT;
    // Every word was found somewhere: more in the sentence itself is better.
    let least = if most >= full { full } else { most.max(1) };
    if !words.is_empty() {
        found.retain(|f| f.0 >= least);
        found.sort_by_key(|f| std::cmp::Reverse(f.0));
    }
    found.into_iter().map(|f| f.1).collect()
}

/// What a word found anywhere counts; in the sentence it counts one more.
const HIT: usize = 8;

fn score(template: &Template, words: &[&str]) -> usize {
    let has = |text: &str, word: &str| {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| w.starts_with(word))
    };
    let around = [
        template.function.name(),
        template.level.word(),
        template.watch,
    ];
    words
        .iter()
        .map(|word| match has(template.statement, word) {
            true => HIT + 1,
            false if around.iter().any(|text| has(text, word)) => HIT,
            false => 0,
        })
        .sum()
}
