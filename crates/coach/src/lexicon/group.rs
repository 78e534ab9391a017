//! The groups of the word lists. The build script shares this file.

macro_rules! groups {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A group of words that play one part.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Group { $($(#[$doc])* $variant,)* }

        /// What the lists call the groups, in order.
        #[allow(dead_code, reason = "the build script numbers the groups by it")]
        pub(crate) const NAMES: &[&str] = &[$($name),*];
    };
}

groups! {
    // lexicon/verbs.txt
    /// Verbs and nouns of going up.
    Up = "up",
    /// Verbs and nouns of going down.
    Down = "down",
    /// Verbs and nouns of getting better, whichever way that is.
    Better = "better",
    /// Verbs of staying.
    Keep = "keep",
    /// Verbs of getting to a level or count.
    Attain = "attain",
    /// Verbs of bringing a thing about.
    Deliver = "deliver",
    /// Verbs that bring about a thing where they name one, and nothing where they do not.
    Make = "make",
    /// Verbs of effort.
    Effort = "effort",
    /// Verbs that name no end.
    Open = "open",
    /// Verbs of learning.
    Learn = "learn",
    /// Verbs of answering within a service time.
    Serve = "serve",
    // lexicon/nouns.txt
    /// What effort is counted in.
    EffortNoun = "effort-noun",
    /// Qualities that somebody has to judge.
    Soft = "soft",
    /// Named metrics: vague without a number, but on a known scale.
    Metric = "metric",
    /// Metrics that get better by going down.
    LowerBetter = "lower-better",
    /// Things that are there in the end or are not.
    Thing = "thing",
    /// Words that only count or average what follows: "number of".
    Counter = "counter",
    /// Metrics without a unit (`NPS`).
    Unitless = "unitless",
    /// Words in -s that count nothing.
    Mass = "mass",
    /// Results, as opposed to effort.
    Result = "result",
    /// Nouns that only point at what is to be reached: "targets", "needs".
    Pointing = "pointing",
    /// What one organisation cannot move: "interest rates".
    Outside = "outside",
    /// What one person alone scarcely moves: "EBITDA".
    WholeCompany = "whole-company",
    /// Words of statistics that few can read.
    Maths = "maths",
    /// People: without a number nobody can say who, or how many.
    People = "people",
    // lexicon/modifiers.txt
    /// Adjectives and adverbs that somebody has to judge.
    SoftWord = "soft-word",
    /// Phrases that leave the finish line open.
    OpenPhrase = "open-phrase",
    /// States of a thing that is there: "live", "in place".
    InPlace = "in-place",
    /// "more", "often".
    MoreOften = "more-often",
    /// "cleaner", "more": a step without a length.
    Comparative = "comparative",
    /// Words that a noun phrase may have before its head, but that are no noun.
    Adjective = "adjective",
    // lexicon/grammar.txt
    /// Words that end a noun phrase.
    Stop = "stop",
    /// Articles and their like.
    Article = "article",
    /// "at least", "over".
    AtLeast = "at-least",
    /// "at most", "under".
    AtMost = "at-most",
    /// "about".
    About = "about",
    /// What begins a baseline: "currently", "up from".
    Currently = "currently",
    /// What begins a target: "goal of".
    TargetWord = "target-word",
    /// What begins a stretch target.
    StretchWord = "stretch-word",
    /// What may stand before the main verb: "we will".
    Lead = "lead",
    /// What begins a purpose: "in order to".
    Purpose = "purpose",
    /// What begins the means: "through".
    Means = "means",
    /// Nouns whose number is a name: "Type 1".
    Numbered = "numbered",
    /// "double": the factor is in the table of `quantity`.
    Times = "times",
    /// Money in words.
    Money = "money",
    /// Units of measure.
    UnitWord = "unit-word",
    // lexicon/time.txt
    /// Month names.
    Month = "month",
    /// Week days.
    Weekday = "weekday",
    /// Units of time.
    Period = "period",
    /// "each", "per".
    Each = "each",
    /// "monthly".
    Recurring = "recurring",
    /// "by", "before": a date follows.
    By = "by",
    /// "in", "over": a period or a length of time follows.
    In = "in",
    /// "end of".
    EndOf = "end-of",
    /// "start of".
    StartOf = "start-of",
    /// "middle of".
    MidOf = "mid-of",
    /// "this".
    This = "this",
    /// "next".
    Next = "next",
    /// Events that no calendar knows: "launch", "semester".
    Event = "event",
}
