//! Where an answer goes.

use sightline_plan::{choice, record};

use super::Output;

choice! {
    /// What is asked for.
    pub enum InputKind {
        /// A line.
        ShortText = "short_text",
        /// A paragraph or more.
        LongText = "long_text",
        /// Thoughts, one by one; silent first and grouped after where the input says so.
        List = "list",
        /// Rows of [`Input::columns`].
        Table = "table",
        /// One of [`Input::options`], or several.
        Choice = "choice",
        /// A number with a unit.
        Number = "number",
        /// A day.
        Date = "date",
        /// One person, or several.
        Person = "person",
        /// A number from each person, [`Input::min`] to [`Input::max`].
        Rating = "rating",
        /// How sure each person is, 0 to 10.
        Confidence = "confidence",
        /// Goals, with the coach.
        Goal = "goal",
        /// Metrics of a goal.
        Metric = "metric",
        /// A meaning with criteria.
        Definition = "definition",
        /// Dots on the items of an earlier list.
        Vote = "vote",
        /// Decisions.
        Decision = "decision",
        /// Actions with owner and day.
        Action = "action",
        /// A cell for each of [`Input::rows`] and columns.
        Matrix = "matrix",
        /// Strengths, weaknesses, opportunities and threats.
        Swot = "swot",
        /// From revenue back to what it takes.
        Funnel = "funnel",
        /// Questions to one stakeholder and what they answered.
        Record = "record",
        /// A meeting that comes round.
        Meeting = "meeting",
        /// The questions to ask, chosen, put in order and mended.
        Kit = "kit",
        /// Nothing is typed: what the plan or an earlier answer says is looked at together.
        Look = "look",
    }
}

record! {
    /// A place for an answer.
    pub struct Input {
        /// Its id within the step.
        id: String,
        /// What is asked for.
        kind: InputKind = InputKind::ShortText,
        /// The words above it.
        label: String,
        /// What helps to answer, with an example.
        hint: String,
        /// Whether there are several answers: options, people, goals, definitions and so on.
        many: bool,
        /// Whether the step is not finished without it.
        required: bool,
        /// For a list: whether everyone writes by themselves before all is shown.
        silent: bool,
        /// For a choice.
        options: Vec<Choice>,
        /// For a table or matrix.
        columns: Vec<Column>,
        /// For a matrix: its rows, unless [`Self::from`] gives them.
        rows: Vec<Choice>,
        /// For a funnel, from the top of the page down: won deals first, visits last.
        stages: Vec<FunnelStage>,
        /// The unit of a number, as a person writes it; `currency` is that of the plan.
        unit: String,
        /// The least number.
        min: Option<f64>,
        /// The greatest number.
        max: Option<f64>,
        /// For a vote: dots a person.
        votes: u32 = 3,
        /// For a vote: most dots of one person on one item.
        per_item: u32 = 1,
        /// The earlier input, as `step.input`, whose items are voted on, rated, or make the rows. For
        /// [`InputKind::Look`] what is looked at: such an input, or `plan.` and a part of the plan.
        from: String,
        /// Where the answer comes from as long as there is none.
        prefill: Option<Prefill>,
        /// What the answer writes into the plan.
        writes: Option<Output>,
    }
}

record! {
    /// An option of a choice, or a row of a matrix.
    pub struct Choice {
        /// Its id within the input.
        id: String,
        /// Its words.
        label: String,
        /// What it means.
        hint: String,
    }
}

choice! {
    /// What a cell holds.
    pub enum ColumnKind {
        /// Words.
        Text = "text",
        /// A number.
        Number = "number",
        /// A day.
        Date = "date",
        /// A person.
        Person = "person",
        /// One of the column's options.
        Choice = "choice",
        /// Yes or no.
        YesNo = "yes_no",
        /// A data source of the plan, by name.
        Source = "source",
    }
}

record! {
    /// A column of a table or matrix.
    pub struct Column {
        /// Its id within the input.
        id: String,
        /// The words above it.
        label: String,
        /// What a cell holds.
        kind: ColumnKind = ColumnKind::Text,
        /// What helps to fill it in.
        hint: String,
        /// For [`ColumnKind::Choice`].
        options: Vec<Choice>,
        /// Where in the record that a row writes the cell goes, such as `metrics.0.name`.
        field: String,
        /// What else is true of a record whose cell is filled in.
        with: Vec<super::Fixed>,
    }
}

record! {
    /// Where an answer comes from as long as there is none.
    pub struct Prefill {
        /// An earlier input as `step.input`, or `plan.` and a part of the plan: `mission`, `vision`,
        /// `swot`, `check_in_days`, `people`, `departments`, `goals.company` (also `department`,
        /// `team`, `person`), `metrics`, `data_sources`, `initiatives` and others; or `last.` and an input of last
        /// time's run.
        from: String,
        /// For a table: the column that the words go into.
        column: String,
    }
}

choice! {
    /// What becomes of a stage's number.
    pub enum StageRole {
        /// A goal of its own below the shared one.
        KeyResult = "key_result",
        /// A leading indicator beside the key result of the stage before: watched, not promised.
        Leading = "leading",
        /// Only a step of the sum.
        None = "none",
    }
}

record! {
    /// A stage of a funnel, counted back from revenue.
    pub struct FunnelStage {
        /// Its id within the funnel.
        id: String,
        /// What is counted, such as `opportunities`.
        name: String,
        /// In what it is counted, such as `deals`; the name in small letters where it is empty.
        unit: String,
        /// How many of these become one of the stage before, as words: `Opportunities that are won`.
        rate: String,
        /// A usual rate to begin with, as a fraction.
        usual: Option<f64>,
        /// What becomes of its number.
        role: StageRole = StageRole::None,
        /// The goal or metric that it writes; `{number}`, `{unit}` and `{due}` are filled in.
        statement: String,
        /// What the team that answers for it is called.
        team: String,
    }
}
