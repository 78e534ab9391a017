//! What the palette finds.

use std::rc::Rc;

use leptos::prelude::*;
use sightline_find::Thing;
use sightline_plan::{Plan, model::Person};
use sightline_text::{app, palette, start};

use super::recent;
use crate::{
    browser::storage::Listed,
    route::Route,
    state::{Appearance, Command, Commands, Navigation, Overlay, Overlays, Theme, Workspace},
    words::sentence,
};

/// What a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Goal,
    Person,
    Plan,
    Page,
    Action,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Goal => palette::kind::goal(),
            Self::Person => palette::kind::person(),
            Self::Plan => palette::kind::plan(),
            Self::Page => palette::kind::page(),
            Self::Action => palette::kind::action(),
        }
    }

    /// Whether it is worth showing before anything is typed.
    pub fn is_shown_unasked(self) -> bool {
        matches!(self, Self::Plan | Self::Page | Self::Action)
    }

    /// How far it stands before others that answer as well: there are few of some, and many goals.
    fn weight(self) -> u32 {
        match self {
            Self::Action => 60,
            Self::Page | Self::Plan => 50,
            Self::Person => 40,
            Self::Goal => 0,
        }
    }
}

/// How far what was chosen lately stands before others.
const RECENT_WEIGHT: u32 = 150;

/// What happens when it is chosen.
#[derive(Clone)]
pub(super) enum Target {
    Go(Route),
    Do(Command),
}

/// Something that can be found.
#[derive(Clone)]
pub(super) struct Entry {
    pub kind: Kind,
    pub name: String,
    pub target: Target,
    /// Whether it was chosen lately.
    pub recent: bool,
}

impl Entry {
    fn go(kind: Kind, name: impl Into<String>, route: Route) -> Self {
        Self {
            kind,
            name: name.into(),
            target: Target::Go(route),
            recent: false,
        }
    }

    fn act(command: Command) -> Self {
        Self {
            kind: Kind::Action,
            name: command.name.clone(),
            target: Target::Do(command),
            recent: false,
        }
    }

    /// What the device remembers it by.
    pub fn key(&self) -> String {
        match &self.target {
            Target::Go(route) => route.href(),
            Target::Do(command) => command.code.to_owned(),
        }
    }
}

/// Everything that can be found here and now, in the order in which it is shown unasked: what was chosen
/// lately first. Goals and people are those of the plan whose page is shown.
pub(super) fn entries(plans: &[Listed]) -> Vec<Thing<Rc<Entry>>> {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let plan = workspace
        .plan_now()
        .filter(|plan| navigation.is_about_now(&plan.about().id));
    let mut all: Vec<(Entry, String)> = Vec::new();
    let mut add = |entry: Entry| all.push((entry, String::new()));
    for command in actions(plan.is_some()) {
        add(Entry::act(command));
    }
    for entry in pages(plan.as_deref()) {
        add(entry);
    }
    for listed in plans.iter().filter(|listed| !listed.newer) {
        let name = match listed.name.as_str() {
            "" => start::plans::untitled(),
            name => name,
        };
        add(Entry::go(Kind::Plan, name, Route::Plan(listed.id.clone())));
    }
    if let Some(plan) = &plan {
        of_plan(plan, &mut all);
    }

    let recent = recent::all();
    let rank = |entry: &Entry| recent.iter().position(|key| *key == entry.key());
    let mut things: Vec<(usize, Thing<Rc<Entry>>)> = all
        .into_iter()
        .map(|(mut entry, more)| {
            let rank = if recent.is_empty() {
                None
            } else {
                rank(&entry)
            };
            entry.recent = rank.is_some();
            let words = if more.is_empty() {
                entry.name.clone()
            } else {
                format!("{} {more}", entry.name)
            };
            let lately = if entry.recent { RECENT_WEIGHT } else { 0 };
            let thing = Thing {
                weight: entry.kind.weight() + lately,
                words,
                what: Rc::new(entry),
            };
            (rank.unwrap_or(usize::MAX), thing)
        })
        .collect();
    things.sort_by_key(|(rank, _)| *rank);
    things.into_iter().map(|(_, thing)| thing).collect()
}

/// The goals and people of a plan, each with further words that it is found by.
fn of_plan(plan: &Plan, all: &mut Vec<(Entry, String)>) {
    let id = &plan.about().id;
    let people = &plan.tables().people;
    for (_, goal) in plan.outline() {
        let name = sentence(&goal.statement);
        let owner: Option<&Person> = goal
            .owner
            .as_ref()
            .and_then(|owner| people.get(owner))
            .map(|person| &**person);
        let route = Route::Goal(id.clone(), goal.id.clone());
        all.push((
            Entry::go(Kind::Goal, name, route),
            owner.map(|owner| owner.name.clone()).unwrap_or_default(),
        ));
    }
    for person in people.values().filter(|person| !person.name.is_empty()) {
        let entry = Entry::go(Kind::Person, &person.name, Route::People(id.clone()));
        all.push((entry, person.role.clone()));
    }
}

fn pages(plan: Option<&Plan>) -> Vec<Entry> {
    let page = |name: &str, route: Route| Entry::go(Kind::Page, name, route);
    let mut pages = Vec::new();
    if let Some(plan) = plan {
        let id = &plan.about().id;
        pages.extend([
            page(palette::page::goals(), Route::Plan(id.clone())),
            page(palette::page::map(), Route::Map(id.clone())),
            page(palette::page::progress(), Route::Progress(id.clone())),
            page(palette::page::kpis(), Route::Kpis(id.clone())),
            page(palette::page::round(), Route::Round(id.clone())),
            page(palette::page::adds_up(), Route::AddsUp(id.clone(), None)),
            page(palette::page::cycles(), Route::Cycles(id.clone())),
            page(palette::page::report(), Route::Handout(id.clone())),
            page(palette::page::rhythm(), Route::Rhythm(id.clone())),
            page(palette::page::recognition(), Route::Recognition(id.clone())),
            page(palette::page::sources(), Route::Sources(id.clone())),
            page(palette::page::workshops(), Route::Workshops(id.clone())),
            page(palette::page::people(), Route::People(id.clone())),
            page(palette::page::share(), Route::Share(id.clone(), None)),
            page(
                sightline_text::table::page::title(),
                Route::BringIn(id.clone()),
            ),
            page(palette::page::coach(), Route::Noticed(id.clone())),
            page(palette::page::check(), Route::CheckIn(id.clone())),
            page(palette::page::versions(), Route::Versions(id.clone())),
            page(palette::page::settings(), Route::Settings(id.clone())),
        ]);
    }
    if plan.is_none() {
        pages.push(page(palette::page::check(), Route::Check));
    }
    pages.extend([
        page(palette::page::start(), Route::Start),
        page(palette::page::draft(), Route::Draft),
        page(start::import::go(), Route::Import),
        page(sightline_text::table::tracker::title(), Route::Tracker),
        page(app::menu_device(), Route::Device),
    ]);
    pages
}

/// What can be done here: what the page offers first.
fn actions(in_plan: bool) -> Vec<Command> {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let overlays = Overlays::here();
    let theme = expect_context::<Theme>();
    let mut actions = Commands::here().offered();
    let new_goal = move || {
        let plan = workspace.plan_now().filter(|_| in_plan);
        let route = plan.map_or(Route::Draft, |plan| Route::DraftIn(plan.about().id.clone()));
        navigation.go(&route);
    };
    if !in_plan || !workspace.is_read_only_now() {
        actions.push(Command::new(
            "new-goal",
            palette::action::new_goal(),
            new_goal,
        ));
    }
    if in_plan && workspace.can_undo_now() {
        let undo = move || workspace.undo();
        actions.push(Command::new("undo", palette::action::undo(), undo));
    }
    if in_plan && workspace.can_redo_now() {
        let redo = move || workspace.redo();
        actions.push(Command::new("redo", palette::action::redo(), redo));
    }
    if in_plan && !workspace.is_read_only_now() {
        let export = move || overlays.open(Overlay::Export);
        actions.push(Command::new("export", palette::action::export(), export));
    }
    let look = |choice: Appearance, code, name| Command::new(code, name, move || theme.set(choice));
    actions.extend([
        Command::new("new-plan", palette::action::new_plan(), move || {
            overlays.open(Overlay::NewPlan);
        }),
        Command::new("sample", palette::action::sample(), move || {
            crate::pages::open_sample(workspace, navigation, || {});
        }),
        look(Appearance::Light, "light", palette::action::light()),
        look(Appearance::Dark, "dark", palette::action::dark()),
        look(
            Appearance::Projector,
            "projector",
            palette::action::projector(),
        ),
        look(Appearance::System, "system", palette::action::system()),
        Command::new("shortcuts", palette::action::shortcuts(), move || {
            overlays.open(Overlay::Shortcuts);
        }),
        Command::new("download", palette::action::download(), move || {
            workspace.download_everything();
        }),
    ]);
    actions
}
