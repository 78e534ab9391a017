//! Things that steps are repeated for, votes are cast on, and matrices have rows for.

use std::collections::HashSet;

use chrono::Days;
use serde_json::Value;
use sightline_plan::{
    Id, Key, Level, Record,
    arithmetic::is_open,
    model::{Action, Goal, GoalKind, Recognition, RecognitionKind, Run, Team, TeamKind},
    recognition::Wanted,
};

use super::{Guide, split};
use crate::{
    definition::{Again, Input, InputKind, Over},
    list::Board,
    table::Row,
    vote::Poll,
};

/// The first time a meeting looks back, it looks back so far.
const QUARTER: Days = Days::new(92);

/// One of the things that an answer or the plan lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id: a record's, an option's, or a thought's.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// The record of the plan that it is, if it is one.
    pub key: Option<Key>,
}

impl Item {
    fn new(id: &str, label: &str) -> Self {
        Self {
            id: id.to_owned(),
            label: label.to_owned(),
            key: None,
        }
    }

    /// A record as an item.
    pub fn of(record: &Record) -> Self {
        let key = record.key();
        Self {
            id: key.id.to_string(),
            label: title(record).to_owned(),
            key: Some(key),
        }
    }
}

/// What a record is called, or says first.
pub fn title(record: &Record) -> &str {
    match record {
        Record::Plan(about) => &about.name,
        Record::Person(person) => &person.name,
        Record::Team(team) => &team.name,
        Record::Goal(goal) => &goal.statement,
        Record::CheckIn(check_in) => &check_in.note,
        Record::Initiative(initiative) => &initiative.name,
        Record::Definition(definition) => &definition.term,
        Record::Decision(decision) => &decision.text,
        Record::Action(action) => &action.text,
        Record::Meeting(meeting) => &meeting.title,
        Record::Run(run) => &run.title,
        Record::Response(response) => &response.step,
        Record::Interview(interview) => &interview.name,
        Record::Review(review) => &review.period,
        Record::Recognition(recognition) => &recognition.text,
        Record::DataSource(source) => &source.name,
    }
}

impl Guide<'_> {
    /// What an input's answers list, over all repetitions of its step; or a part of the plan.
    /// `reference` is `step.input`, or `plan.` and the part.
    pub fn items(&self, reference: &str) -> Vec<Item> {
        if let Some(part) = reference.strip_prefix("plan.") {
            return self.part(part);
        }
        if let Some(reference) = reference.strip_prefix("last.") {
            return self
                .last_time()
                .map(|last| last.items(reference))
                .unwrap_or_default();
        }
        let Some((step, input)) = reference.split_once('.') else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for key in self.keys_of(step) {
            found.extend(self.items_at(&key, input));
        }
        let mut seen = HashSet::new();
        found.retain(|item| seen.insert(item.id.clone()));
        found
    }

    /// The keys of all responses to a step, in the order of their keys.
    fn keys_of(&self, step: &str) -> Vec<String> {
        let keys = self.responses.keys().filter(|key| split(key).0 == step);
        let mut keys: Vec<String> = keys.map(|key| (*key).to_owned()).collect();
        keys.sort();
        keys
    }

    /// What one input's answers list at one stop.
    pub fn items_at(&self, key: &str, input: &str) -> Vec<Item> {
        let Some(of) = self.input(key, input) else {
            return Vec::new();
        };
        let made: Vec<Item> = self.entries(key, input).iter().map(Item::of).collect();
        match of.kind {
            _ if !made.is_empty() => made,
            InputKind::List => {
                let board: Board = self.read(key, input);
                let items = board.items.iter().filter(|item| !item.text.is_empty());
                items.map(|item| Item::new(&item.id, &item.text)).collect()
            }
            InputKind::Choice => self.chosen(key, of),
            InputKind::Person => {
                let ids = self.stored(key, input).map(words).unwrap_or_default();
                let people = ids
                    .iter()
                    .filter_map(|id| self.plan.tables().people.get(id));
                people
                    .map(|person| Item::of(&person.clone_record()))
                    .collect()
            }
            InputKind::Table => {
                let rows: Vec<Row> = self.read(key, input);
                let first = of.columns.first().map(|column| column.id.as_str());
                let label = |row: &Row| {
                    let cell = first.and_then(|column| row.cells.get(column));
                    cell.and_then(Value::as_str).unwrap_or_default().to_owned()
                };
                let items = rows.iter().map(|row| Item::new(&row.id, &label(row)));
                items.filter(|item| !item.label.is_empty()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What a vote is on: the items of its list; where the list is grouped, its groups, what stands in none, and
    /// what has dots of its own already.
    pub fn candidates(&self, key: &str, vote: &Input) -> Vec<Item> {
        let items = self.items(&vote.from);
        let Some((step, list)) = vote.from.split_once('.') else {
            return items;
        };
        let boards = self.keys_of(step).into_iter();
        let mut boards = boards.map(|key| self.read::<Board>(&key, list));
        let Some(board) = boards.find(|board| !board.groups.is_empty()) else {
            return items;
        };
        let poll: Poll = self.read(key, &vote.id);
        let groups = board.groups.iter().map(|group| {
            let texts = || board.in_group(&group.id).map(|item| item.text.as_str());
            match group.name.is_empty() {
                true => Item::new(&group.id, &texts().collect::<Vec<_>>().join(" · ")),
                false => Item::new(&group.id, &group.name),
            }
        });
        let alone = items.into_iter().filter(|item| {
            let grouped = board
                .items
                .iter()
                .any(|known| known.id == item.id && !known.group.is_empty());
            !grouped || poll.rounds.iter().any(|round| round.has_dots(&item.id))
        });
        groups.chain(alone).collect()
    }

    /// The options that an input offers: its own, or what it is chosen from.
    pub fn options(&self, input: &Input) -> Vec<Item> {
        if !input.options.is_empty() {
            let options = input.options.iter();
            return options
                .map(|option| Item::new(&option.id, &option.label))
                .collect();
        }
        let bank = &self.workshop.bank;
        match input.from.as_str() {
            "bank.audiences" => bank
                .audiences
                .iter()
                .map(|a| Item::new(&a.id, &a.name))
                .collect(),
            "bank.topics" => bank
                .topics
                .iter()
                .map(|t| Item::new(&t.id, &t.name))
                .collect(),
            from => self.items(from),
        }
    }

    fn chosen(&self, key: &str, input: &Input) -> Vec<Item> {
        let chosen = self.stored(key, &input.id).map(words).unwrap_or_default();
        let mut options = self.options(input);
        options.retain(|option| chosen.contains(&option.id));
        options
    }

    /// What a step is repeated for.
    pub(super) fn repetitions(&self, step: &str, again: &Again) -> Vec<Item> {
        let bank = &self.workshop.bank;
        let mut all: Vec<Item> = match again.over {
            Over::Items if again.from.starts_with("plan.") => {
                return self.gone_through(step, self.items(&again.from));
            }
            Over::Items => return self.items(&again.from),
            Over::Departments => self.part("departments"),
            Over::Teams => self.part("teams"),
            Over::People => self.part("people"),
            Over::Present => {
                let people = self.run.present.iter();
                let people = people.filter_map(|id| self.plan.tables().people.get(id));
                people
                    .map(|person| Item::of(&person.clone_record()))
                    .collect()
            }
            Over::Audiences => bank
                .audiences
                .iter()
                .map(|a| Item::new(&a.id, &a.name))
                .collect(),
            Over::Topics => bank
                .topics
                .iter()
                .map(|t| Item::new(&t.id, &t.name))
                .collect(),
        };
        if !again.from.is_empty() {
            let chosen: HashSet<String> =
                self.items(&again.from).into_iter().map(|i| i.id).collect();
            if !chosen.is_empty() {
                all.retain(|item| chosen.contains(&item.id));
            }
        }
        all
    }

    /// What of the plan a step goes through, which does not change under it: a goal that a later step writes comes
    /// too late for it, and one that it closed stays, so that one can think again.
    fn gone_through(&self, step: &str, mut items: Vec<Item>) -> Vec<Item> {
        let place = |id: &str| self.workshop.steps().position(|(_, step)| step.id == id);
        let later = self.responses.iter().filter(|(key, _)| {
            let writer = split(key).0;
            writer != step && place(writer) > place(step)
        });
        let later: HashSet<&str> = later
            .flat_map(|(_, response)| &response.made)
            .filter(|made| made.own)
            .map(|made| made.record.as_str())
            .collect();
        items.retain(|item| !later.contains(item.id.as_str()));
        let before = items.len();
        for key in self.keys_of(step) {
            let goal = split(&key).1.and_then(Id::<Goal>::new);
            let goal = goal.and_then(|id| self.plan.tables().goals.get(&id));
            if let Some(goal) =
                goal.filter(|goal| !items.iter().any(|it| it.id == goal.id.as_str()))
            {
                items.push(Item::of(&goal.clone_record()));
            }
        }
        if items.len() > before {
            let outline = self.plan.outline();
            let place = |item: &Item| {
                let mut goals = outline.iter();
                goals.position(|(_, goal)| goal.id.as_str() == item.id)
            };
            items.sort_by_key(place);
        }
        items
    }

    fn part(&self, part: &str) -> Vec<Item> {
        let tables = self.plan.tables();
        let units = |kind: TeamKind| {
            let teams = tables.teams.values().filter(move |team| team.kind == kind);
            teams.map(|team| Item::of(&team.clone_record())).collect()
        };
        let goals = |level: Option<Level>| {
            let outline = self.plan.outline().into_iter();
            outline
                .filter(|(_, goal)| level.is_none_or(|level| goal.level == level) && is_open(goal))
                .map(|(_, goal)| Item::of(&goal.clone_record()))
                .collect()
        };
        match part.split_once('.').map_or((part, ""), |both| both) {
            ("departments", _) => units(TeamKind::Department),
            ("teams", _) => units(TeamKind::Team),
            ("person", part) => self.of_person(part),
            ("follow_ups", _) => {
                let earlier = self.earlier_runs();
                self.open_actions(|action| {
                    action
                        .run
                        .as_ref()
                        .is_some_and(|run| earlier.contains(&run))
                })
            }
            ("actions", _) => self.open_actions(|_| true),
            ("recognitions", _) => {
                let since = self.last_time().and_then(|last| last.run.started);
                let since = since.or_else(|| self.today.checked_sub_days(QUARTER));
                self.recognitions(&Wanted::default(), |it| {
                    let is_new = since.is_none_or(|since| it.on.is_none_or(|on| on >= since));
                    is_new && it.kind != RecognitionKind::Feedback
                })
            }
            ("kpis", _) => {
                let goals = self.plan.outline().into_iter().map(|(_, goal)| goal);
                let kpis = goals.filter(|goal| goal.kind == GoalKind::Kpi && is_open(goal));
                kpis.map(|goal| Item::of(&goal.clone_record())).collect()
            }
            ("people", _) => tables
                .people
                .values()
                .map(|p| Item::of(&p.clone_record()))
                .collect(),
            ("goals", level) => goals(Level::from_word(level)),
            ("data_sources", _) => {
                let sources = tables.data_sources.values();
                sources
                    .map(|source| Item::of(&source.clone_record()))
                    .collect()
            }
            ("initiatives", _) => {
                // What ended before last time was talked about then.
                let since = self.last_time().and_then(|last| last.run.started);
                let since = since.unwrap_or(self.today);
                let all = tables.initiatives.values();
                let open = all.filter(|it| it.due.is_none_or(|due| due >= since));
                open.map(|it| Item::of(&it.clone_record())).collect()
            }
            ("definitions", _) => {
                let all = tables.definitions.values();
                all.map(|definition| Item::of(&definition.clone_record()))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// The unit of this id, where a step is repeated for one.
    pub fn unit(&self, item: &str) -> Option<&Team> {
        let id: Id<Team> = Id::new(item)?;
        self.plan.tables().teams.get(&id).map(AsRef::as_ref)
    }
}

/// What follows from last time and from whom a run is about.
impl<'a> Guide<'a> {
    /// The run that this one carries on, read by the same workshop: its ids stay from version to version.
    pub fn last_time(&self) -> Option<Guide<'a>> {
        let last = self.run.follows.as_ref()?;
        Guide::new(self.plan, last, self.workshop, self.today)
    }

    /// The runs before this one, the latest first.
    pub fn earlier_runs(&self) -> Vec<&'a Id<Run>> {
        let runs = &self.plan.tables().runs;
        let mut found: Vec<&Id<Run>> = Vec::new();
        let mut next = self.run.follows.as_ref();
        while let Some(run) = next.and_then(|id| runs.get(id)) {
            // A file may have them go round in a circle.
            if found.contains(&&run.id) || run.id == self.run.id {
                break;
            }
            found.push(&run.id);
            next = run.follows.as_ref();
        }
        found
    }

    fn of_person(&self, part: &str) -> Vec<Item> {
        let tables = self.plan.tables();
        let Some(person) = self
            .run
            .person
            .as_ref()
            .and_then(|id| tables.people.get(id))
        else {
            return Vec::new();
        };
        match part {
            "goals" => {
                let goals = self.plan.outline().into_iter().map(|(_, goal)| goal);
                let theirs = |goal: &Goal| {
                    goal.owner.as_ref() == Some(&person.id)
                        || goal.contributors.contains(&person.id)
                };
                let goals = goals.filter(|goal| is_open(goal) && theirs(goal));
                goals.map(|goal| Item::of(&goal.clone_record())).collect()
            }
            "development" => {
                let aims = person.development.iter();
                aims.map(|aim| Item::new(aim, aim)).collect()
            }
            "could_fill" => {
                let roles = person.could_fill.iter();
                roles.map(|role| Item::new(role, role)).collect()
            }
            "recognitions" => self.recognitions(&Wanted::of_person(&person.id), |_| true),
            _ => Vec::new(),
        }
    }

    fn open_actions(&self, wanted: impl Fn(&Action) -> bool) -> Vec<Item> {
        let actions = self.plan.tables().actions.values();
        let open = actions.filter(|action| action.done_on.is_none() && wanted(action));
        open.map(|action| Item::of(&action.clone_record()))
            .collect()
    }

    /// What was said outside this run, the newest first. What is private is told only where the talk is.
    fn recognitions(&self, wanted: &Wanted, also: impl Fn(&Recognition) -> bool) -> Vec<Item> {
        let made = self.responses.values().flat_map(|response| &response.made);
        let made: HashSet<&str> = made.map(|made| made.record.as_str()).collect();
        let mut found = wanted.among(self.plan);
        found.retain(|it| {
            let may_be_told = self.run.private || !it.private;
            may_be_told && !made.contains(it.id.as_str()) && also(it)
        });
        found
            .iter()
            .map(|it| Item::of(&it.clone_record()))
            .collect()
    }
}

/// A word or a list of words.
pub(crate) fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(word) => vec![word.clone()],
        Value::Array(list) => {
            let words = list.iter().filter_map(Value::as_str);
            words.map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

/// A shared record as one of any kind.
trait Shared {
    fn clone_record(&self) -> Record;
}

macro_rules! shared {
    ($($kind:ident),*) => { $(
        impl Shared for std::sync::Arc<sightline_plan::model::$kind> {
            fn clone_record(&self) -> Record {
                Record::$kind(Self::clone(self))
            }
        }
    )* };
}
shared!(
    Goal,
    Person,
    Team,
    DataSource,
    Definition,
    Initiative,
    Action,
    Recognition
);
