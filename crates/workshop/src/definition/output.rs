//! What an answer writes into the plan.

use sightline_plan::{
    Level, choice,
    model::{GoalKind, MeetingKind, Repeat, Timing},
    record,
};

choice! {
    /// Where in the plan an answer goes.
    pub enum Target {
        /// Why the organisation exists.
        Mission = "mission",
        /// Where it wants to be.
        Vision = "vision",
        /// Strengths, weaknesses, opportunities and threats.
        Swot = "swot",
        /// Days within which each goal wants a check-in.
        CheckInDays = "check_in_days",
        /// How long goals stay as they are: `quarter`, `half_year`, `year`.
        Cycle = "cycle",
        /// Goals.
        Goals = "goals",
        /// Metrics of the goal that [`Output::parent`] names.
        Metrics = "metrics",
        /// The funnel's numbers as goals and metrics below the goal that [`Output::parent`] names.
        FunnelGoals = "funnel_goals",
        /// Every goal of the inputs in [`Output::of`] is agreed.
        Agree = "agree",
        /// How sure the room is of the goal that [`Output::parent`] names: the median.
        Confidence = "confidence",
        /// A meaning with criteria.
        Definitions = "definitions",
        /// Decisions.
        Decisions = "decisions",
        /// Actions.
        Actions = "actions",
        /// Meetings.
        Meetings = "meetings",
        /// Systems that numbers come from.
        DataSources = "data_sources",
        /// Work undertaken to reach goals.
        Initiatives = "initiatives",
        /// What stakeholders answered.
        Interviews = "interviews",
        /// Departments or teams.
        Teams = "teams",
        /// People.
        People = "people",
        /// Praise, wins and stories.
        Recognitions = "recognitions",
        /// The field [`Output::field`] of a record that is there: the one that [`Output::parent`] names, where
        /// `item` is what the step is repeated for, `person` whom the run is about, and `review` the review that comes of it.
        Field = "field",
        /// The field [`Output::field`] of today's check-in on the goal that [`Output::parent`] names; `value` is the
        /// number of its first metric.
        CheckIn = "check_in",
    }
}

record! {
    /// What an answer writes, and what holds of it beside the answer.
    pub struct Output {
        /// Where it goes.
        to: Target = Target::Decisions,
        /// For goals: how high they stand.
        level: Option<Level>,
        /// For goals: what sort they are.
        kind: Option<GoalKind>,
        /// The input, as `step.input`, whose first goal is above, or takes the metrics, or is what decisions, actions,
        /// recognitions and initiatives are about. In a repeated step, `item` is the goal that it is repeated for.
        parent: String,
        /// For a definition: what is defined.
        term: String,
        /// For metrics: whether they foretell or confirm.
        timing: Option<Timing>,
        /// For a meeting: what it is for.
        meeting: Option<MeetingKind>,
        /// For a meeting: what it goes through, unless someone says otherwise.
        agenda: Vec<String>,
        /// For a meeting: how often it comes round, unless someone says otherwise; every week where it says nothing.
        repeat: Option<Repeat>,
        /// Where an answer of words goes in its record, where that is not its main text.
        field: String,
        /// For a table in a field: where in each object the goal goes that its row was prefilled with, such as the
        /// `goal` of a rating.
        row: String,
        /// What else is true of every record.
        with: Vec<Fixed>,
        /// For a table: only rows whose cell in this column has this value are written.
        only: Option<Fixed>,
        /// For [`Target::Agree`]: the inputs, as `step.input`.
        of: Vec<String>,
    }
}

record! {
    /// A field that has the same value in every record.
    pub struct Fixed {
        /// Where it is, such as `metrics.0.timing`.
        field: String,
        /// The value as a file has it.
        value: serde_json::Value = serde_json::Value::Null,
    }
}
