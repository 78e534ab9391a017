//! What the coach has to say: codes and arguments, never sentences.

use std::ops::Range;

use sightline_plan::Strictness;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The stable codes of the findings. Their words are `coach.<name>.{title,why,mend}`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code, in the order in which findings are given.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The stable kebab-case name.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }
        }
    };
}

codes! {
    /// A field set by hand says something else than the sentence. Args: `field`, `sentence`, `kept`.
    Disagrees = "disagrees",
    /// A stranger could not tell whether it was reached. Args: `words`.
    Vague = "vague",
    /// Words that leave the finish line open in a goal that has a number. Args: `words`.
    OpenPhrase = "open-phrase",
    /// Success rests on a judgement with no agreed scale. Args: `words`.
    Subjective = "subjective",
    /// Counts effort instead of a result. Args: `words`, and where it is known `outcome`: what such effort
    /// usually serves, the name of a text `coach.outcome.<name>`.
    Activity = "activity",
    /// Goals that could succeed or fail apart. Args: `first`, `second`.
    Compound = "compound",
    /// Neither a number nor a thing that is there in the end. Args: `metric`.
    NoNumber = "no-number",
    /// A number of nobody knows what. Args: `number`.
    NoUnit = "no-unit",
    /// A target or change with no word on where it stands today. Args: `metric`.
    NoBaseline = "no-baseline",
    /// No date by which it is done. No args.
    NoDeadline = "no-deadline",
    /// The deadline has gone by. Args: `phrase`, `due`.
    PastDeadline = "past-deadline",
    /// The deadline lies outside the cycle. Args: `phrase`, `due`, `first`, `last`.
    OutsideCycle = "outside-cycle",
    /// A level that the metric cannot have. Args: `number`, `limit`.
    Impossible = "impossible",
    /// The verb says one way and the numbers say the other. Args: `words`, `from`, `to`.
    Contradicts = "contradicts",
    /// The target is reached already. Args: `last`.
    AlreadyThere = "already-there",
    /// More than the metric ever gained. Args: `needed`, `best`, `times`.
    BeyondHistory = "beyond-history",
    /// The metric never moved the way it shall. Args: `last`.
    NeverMoved = "never-moved",
    /// The owner does not believe in it. Args: `confidence`.
    LowConfidence = "low-confidence",
    /// Not within the owner's control or job. Args: `words`.
    OutOfControl = "out-of-control",
    /// Only leading metrics, or only lagging ones. Args: `side`.
    OneSided = "one-sided",
    /// More metrics than one goal bears. Args: `metrics`.
    ManyMetrics = "many-metrics",
    /// Nobody says how it could be reached. No args.
    NoWay = "no-way",
    /// It takes a maths degree to read. Args: `words`.
    Jargon = "jargon",
    /// Too long to remember. Args: `count`.
    TooLong = "too-long",
    /// Linked to nothing above. No args.
    Orphan = "orphan",
    /// Linked to a goal that was dropped. No args.
    ParentDropped = "parent-dropped",
}

impl Code {
    /// The least strictness that asks for it: gentle asks only for what keeps a goal from being
    /// understood, strict also for what sources disagree on.
    pub fn asked_from(self) -> Strictness {
        match self {
            Code::Disagrees
            | Code::Vague
            | Code::Compound
            | Code::NoNumber
            | Code::NoDeadline
            | Code::PastDeadline
            | Code::Impossible
            | Code::Contradicts
            | Code::ParentDropped => Strictness::Gentle,
            Code::NoWay => Strictness::Strict,
            _ => Strictness::Normal,
        }
    }

    /// Whether it is asked of a KPI that is watched. Such a one has a name rather than a sentence, and thresholds
    /// instead of a target and a day; it goes on from cycle to cycle, may count effort (on the lowest level of the pyramid that is what there is
    /// to count), and may stand alone.
    pub fn is_asked_of_kpis(self) -> bool {
        !matches!(
            self,
            Code::Disagrees
                | Code::Vague
                | Code::Activity
                | Code::NoNumber
                | Code::NoUnit
                | Code::NoBaseline
                | Code::NoDeadline
                | Code::OutsideCycle
                | Code::AlreadyThere
                | Code::BeyondHistory
                | Code::NeverMoved
                | Code::LowConfidence
                | Code::NoWay
                | Code::Orphan
        )
    }

    /// Whether a plan of this strictness asks for it.
    pub fn is_asked(self, strictness: Strictness) -> bool {
        self.asked_from() as u8 <= strictness as u8
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a thought.
    Hint,
    /// The goal does not stand on its own like this.
    Warning,
    /// It cannot be right as it is.
    Error,
}

impl Severity {
    /// Its stable lower-case name.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Hint => "hint",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A part of a goal that a finding or a mend is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The sentence itself.
    Statement,
    /// Which way.
    Direction,
    /// What is measured.
    Metric,
    /// In what.
    Unit,
    /// From where.
    Baseline,
    /// To where.
    Target,
    /// By when.
    Due,
    /// The goal above.
    Parent,
    /// How a judgement is made.
    Rubric,
}

impl Field {
    /// Every field.
    pub const ALL: &[Field] = &[
        Field::Statement,
        Field::Direction,
        Field::Metric,
        Field::Unit,
        Field::Baseline,
        Field::Target,
        Field::Due,
        Field::Parent,
        Field::Rubric,
    ];

    /// The stable name; its words are `coach.field.<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Field::Statement => "statement",
            Field::Direction => "direction",
            Field::Metric => "metric",
            Field::Unit => "unit",
            Field::Baseline => "baseline",
            Field::Target => "target",
            Field::Due => "due",
            Field::Parent => "parent",
            Field::Rubric => "rubric",
        }
    }
}

/// A way to mend what a finding is about. Setting a finding aside is open to a person always and is
/// no mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Put `with` in the place of these bytes of the sentence (an empty `with` takes them out).
    Replace {
        /// Byte offsets on character boundaries.
        span: Range<usize>,
        /// The new words.
        with: String,
    },
    /// Ask for a field: lead the person to it.
    Ask(Field),
    /// Unpin a field: the sentence's value holds again.
    TakeSentence(Field),
    /// Make the goal into two: the sentence before the joint, and the sentence after it.
    Split {
        /// What joins them, such as ", and": byte offsets on character boundaries.
        joint: Range<usize>,
    },
}

/// One thing the coach found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Which rule.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// The words it is about: byte offsets on character boundaries.
    pub span: Range<usize>,
    /// The values for the placeholders of its words, by name. `field` holds a [`Field`]'s name.
    pub args: Vec<(&'static str, String)>,
    /// Ways to mend it, the best first. There may be none.
    pub mends: Vec<Mend>,
}
