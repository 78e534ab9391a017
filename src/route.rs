//! The pages, and the part of the address after `#` that names each.
//!
//! Hash routes need nothing of the server and work in any folder. Ids may be any text, so they are
//! percent-encoded.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use sightline_plan::{
    Goal, Id,
    model::{About, Person, Run},
};

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What is on this device, and what one can do.
    Start,
    /// A new goal, with no plan needed.
    Draft,
    /// A new goal in this plan.
    DraftIn(Id<About>),
    /// A list of goals to be checked, with no plan needed.
    Check,
    /// A list of goals to be checked for this plan.
    CheckIn(Id<About>),
    /// What the coach notices of a plan.
    Noticed(Id<About>),
    /// A plan's goals.
    Plan(Id<About>),
    /// One goal of a plan.
    Goal(Id<About>, Id<Goal>),
    /// A plan as a map of who serves what.
    Map(Id<About>),
    /// Whether what is below each goal of a plan adds up to it; of one goal and those above it, where it is named.
    AddsUp(Id<About>, Option<Id<Goal>>),
    /// The people and teams of a plan.
    People(Id<About>),
    /// One person of a plan.
    Person(Id<About>, Id<Person>),
    /// What is one's own in a plan, and one's team's.
    Mine(Id<About>),
    /// How the plan moves.
    Progress(Id<About>),
    /// The numbers of ongoing health.
    Kpis(Id<About>),
    /// A round of check-ins.
    Round(Id<About>),
    /// A plan's cycles: closing one, opening the next, looking back.
    Cycles(Id<About>),
    /// When the plan is looked at.
    Rhythm(Id<About>),
    /// Praise, wins, stories and feedback of a plan.
    Recognition(Id<About>),
    /// Where a plan's numbers come from.
    Sources(Id<About>),
    /// What holds for a plan as a whole.
    Settings(Id<About>),
    /// A plan as it was before.
    Versions(Id<About>),
    /// What others changed in a copy of a plan.
    Merge(Id<About>),
    /// A table to be brought into a plan.
    BringIn(Id<About>),
    /// The workshops there are, with no plan yet; one of them is wanted where it is named.
    AllWorkshops(Option<String>),
    /// The workshops there are, and a plan's runs of them.
    Workshops(Id<About>),
    /// Building a workshop of one's own in a plan, or changing the one of this id.
    Build(Id<About>, Option<String>),
    /// One workshop, before it is run in a plan.
    Workshop(Id<About>, String),
    /// A run of a workshop: the facilitator's console.
    Run(Id<About>, Id<Run>),
    /// What the room sees of a run.
    Projector(Id<About>, Id<Run>),
    /// What came of a run.
    Report(Id<About>, Id<Run>),
    /// Handing a plan on, or a goal of it where one is named.
    Share(Id<About>, Option<Id<Goal>>),
    /// What the plan has to show, to hand out.
    Handout(Id<About>),
    /// Bringing a plan in.
    Import,
    /// The goal tracker, to print and fill in by hand.
    Tracker,
    /// A plan inside the address, see `sightline_exchange::link`; without one, it has been taken out.
    Open(Option<String>),
    /// Questions of a workshop inside the address, see `sightline_exchange::room`, or under the id with which this device
    /// keeps them.
    Answer(Option<String>),
    /// Answers to such questions inside the address; without them, they have been taken out.
    Answers(Option<String>),
    /// A workshop inside the address; without it, it has been taken out.
    OpenWorkshop(Option<String>),
    /// What is stored here, and erasing it.
    Device,
    /// What is stored here, without opening any plan.
    Safe,
    /// An address that names no page.
    Unknown,
}

/// Everything but what is never special in a fragment.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

impl Route {
    /// The page that a fragment (with or without its `#`) names.
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = if path.is_empty() {
            Vec::new()
        } else {
            path.split('/').collect()
        };
        Self::from_parts(&parts).unwrap_or(Self::Unknown)
    }

    fn from_parts(parts: &[&str]) -> Option<Self> {
        Some(match *parts {
            [] => Self::Start,
            ["draft"] => Self::Draft,
            ["check"] => Self::Check,
            ["import"] => Self::Import,
            ["tracker"] => Self::Tracker,
            ["open"] => Self::Open(None),
            // What was put behind a link on its way is for its reader to judge.
            ["open", ref link @ ..] => Self::Open(Some(link.join("/"))),
            ["answer"] => Self::Answer(None),
            ["answer", ref link @ ..] => Self::Answer(Some(link.join("/"))),
            ["answers"] => Self::Answers(None),
            ["answers", ref link @ ..] => Self::Answers(Some(link.join("/"))),
            ["workshop"] => Self::OpenWorkshop(None),
            ["workshop", ref link @ ..] => Self::OpenWorkshop(Some(link.join("/"))),
            ["device"] => Self::Device,
            ["safe"] => Self::Safe,
            ["plan", plan] => Self::Plan(id(plan)?),
            ["plan", plan, "draft"] => Self::DraftIn(id(plan)?),
            ["plan", plan, "check"] => Self::CheckIn(id(plan)?),
            ["plan", plan, "coach"] => Self::Noticed(id(plan)?),
            ["plan", plan, "map"] => Self::Map(id(plan)?),
            ["plan", plan, "adds-up"] => Self::AddsUp(id(plan)?, None),
            ["plan", plan, "adds-up", goal] => Self::AddsUp(id(plan)?, Some(id(goal)?)),
            ["plan", plan, "people"] => Self::People(id(plan)?),
            ["plan", plan, "person", person] => Self::Person(id(plan)?, id(person)?),
            ["plan", plan, "mine"] => Self::Mine(id(plan)?),
            ["plan", plan, "progress"] => Self::Progress(id(plan)?),
            ["plan", plan, "kpis"] => Self::Kpis(id(plan)?),
            ["plan", plan, "check-ins"] => Self::Round(id(plan)?),
            ["plan", plan, "cycles"] => Self::Cycles(id(plan)?),
            ["plan", plan, "rhythm"] => Self::Rhythm(id(plan)?),
            ["plan", plan, "recognition"] => Self::Recognition(id(plan)?),
            ["plan", plan, "sources"] => Self::Sources(id(plan)?),
            ["plan", plan, "report"] => Self::Handout(id(plan)?),
            ["plan", plan, "settings"] => Self::Settings(id(plan)?),
            ["plan", plan, "share"] => Self::Share(id(plan)?, None),
            ["plan", plan, "share", goal] => Self::Share(id(plan)?, Some(id(goal)?)),
            ["plan", plan, "versions"] => Self::Versions(id(plan)?),
            ["plan", plan, "merge"] => Self::Merge(id(plan)?),
            ["plan", plan, "bring-in"] => Self::BringIn(id(plan)?),
            ["workshops"] => Self::AllWorkshops(None),
            ["workshops", workshop] => Self::AllWorkshops(Some(word(workshop)?)),
            ["plan", plan, "workshops"] => Self::Workshops(id(plan)?),
            ["plan", plan, "workshops", "build"] => Self::Build(id(plan)?, None),
            ["plan", plan, "workshops", "build", workshop] => {
                Self::Build(id(plan)?, Some(word(workshop)?))
            }
            ["plan", plan, "workshop", workshop] => Self::Workshop(id(plan)?, word(workshop)?),
            ["plan", plan, "run", run] => Self::Run(id(plan)?, id(run)?),
            ["plan", plan, "run", run, "projector"] => Self::Projector(id(plan)?, id(run)?),
            ["plan", plan, "run", run, "report"] => Self::Report(id(plan)?, id(run)?),
            ["plan", plan, "goal", goal] => Self::Goal(id(plan)?, id(goal)?),
            _ => return None,
        })
    }

    /// The link to this page.
    pub fn href(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Draft => "#/draft".to_owned(),
            Self::Check => "#/check".to_owned(),
            Self::Import => "#/import".to_owned(),
            Self::Tracker => "#/tracker".to_owned(),
            Self::Open(None) => "#/open".to_owned(),
            // Every letter of a link of ours is plain.
            Self::Open(Some(link)) => format!("#/open/{link}"),
            Self::Answer(link) => taken_out("answer", link.as_deref()),
            Self::Answers(link) => taken_out("answers", link.as_deref()),
            Self::OpenWorkshop(link) => taken_out("workshop", link.as_deref()),
            Self::Device => "#/device".to_owned(),
            Self::Safe => "#/safe".to_owned(),
            Self::Plan(plan) => within(plan, ""),
            Self::DraftIn(plan) => within(plan, "/draft"),
            Self::CheckIn(plan) => within(plan, "/check"),
            Self::Noticed(plan) => within(plan, "/coach"),
            Self::Map(plan) => within(plan, "/map"),
            Self::AddsUp(plan, None) => within(plan, "/adds-up"),
            Self::AddsUp(plan, Some(goal)) => {
                within(plan, &format!("/adds-up/{}", escape(goal.as_str())))
            }
            Self::Share(plan, None) => within(plan, "/share"),
            Self::Share(plan, Some(goal)) => {
                within(plan, &format!("/share/{}", escape(goal.as_str())))
            }
            Self::People(plan) => within(plan, "/people"),
            Self::Mine(plan) => within(plan, "/mine"),
            Self::Person(plan, person) => {
                within(plan, &format!("/person/{}", escape(person.as_str())))
            }
            Self::Progress(plan) => within(plan, "/progress"),
            Self::Kpis(plan) => within(plan, "/kpis"),
            Self::Round(plan) => within(plan, "/check-ins"),
            Self::Cycles(plan) => within(plan, "/cycles"),
            Self::Rhythm(plan) => within(plan, "/rhythm"),
            Self::Recognition(plan) => within(plan, "/recognition"),
            Self::Sources(plan) => within(plan, "/sources"),
            Self::Handout(plan) => within(plan, "/report"),
            Self::Settings(plan) => within(plan, "/settings"),
            Self::Versions(plan) => within(plan, "/versions"),
            Self::Merge(plan) => within(plan, "/merge"),
            Self::BringIn(plan) => within(plan, "/bring-in"),
            Self::Goal(plan, goal) => within(plan, &format!("/goal/{}", escape(goal.as_str()))),
            Self::AllWorkshops(None) => "#/workshops".to_owned(),
            Self::AllWorkshops(Some(workshop)) => format!("#/workshops/{}", escape(workshop)),
            Self::Workshops(plan) => within(plan, "/workshops"),
            Self::Build(plan, None) => within(plan, "/workshops/build"),
            Self::Build(plan, Some(workshop)) => {
                within(plan, &format!("/workshops/build/{}", escape(workshop)))
            }
            Self::Workshop(plan, workshop) => {
                within(plan, &format!("/workshop/{}", escape(workshop)))
            }
            Self::Run(plan, run) => within(plan, &format!("/run/{}", escape(run.as_str()))),
            Self::Projector(plan, run) => {
                within(plan, &format!("/run/{}/projector", escape(run.as_str())))
            }
            Self::Report(plan, run) => {
                within(plan, &format!("/run/{}/report", escape(run.as_str())))
            }
            Self::Unknown => "#/unknown".to_owned(),
        }
    }

    /// Whether it needs no plan in its address: the personal one serves.
    pub fn is_personal(&self) -> bool {
        matches!(self, Self::Draft | Self::Check)
    }

    /// The plan that the page is about.
    pub fn plan(&self) -> Option<&Id<About>> {
        match self {
            Self::Plan(plan)
            | Self::DraftIn(plan)
            | Self::CheckIn(plan)
            | Self::Noticed(plan)
            | Self::Map(plan)
            | Self::AddsUp(plan, _)
            | Self::Share(plan, _)
            | Self::People(plan)
            | Self::Mine(plan)
            | Self::Person(plan, _)
            | Self::Progress(plan)
            | Self::Kpis(plan)
            | Self::Round(plan)
            | Self::Cycles(plan)
            | Self::Rhythm(plan)
            | Self::Recognition(plan)
            | Self::Sources(plan)
            | Self::Handout(plan)
            | Self::Settings(plan)
            | Self::Versions(plan)
            | Self::Merge(plan)
            | Self::BringIn(plan)
            | Self::Workshops(plan)
            | Self::Build(plan, _)
            | Self::Workshop(plan, _)
            | Self::Run(plan, _)
            | Self::Projector(plan, _)
            | Self::Report(plan, _)
            | Self::Goal(plan, _) => Some(plan),
            Self::Start
            | Self::AllWorkshops(_)
            | Self::Draft
            | Self::Check
            | Self::Import
            | Self::Tracker
            | Self::Open(_)
            | Self::Answer(_)
            | Self::Answers(_)
            | Self::OpenWorkshop(_)
            | Self::Device
            | Self::Safe
            | Self::Unknown => None,
        }
    }
}

/// The link to a page that may have what it shows in its address.
fn taken_out(page: &str, link: Option<&str>) -> String {
    match link {
        Some(link) => format!("#/{page}/{link}"),
        None => format!("#/{page}"),
    }
}

/// The link to a page of a plan.
fn within(plan: &Id<About>, page: &str) -> String {
    format!("#/plan/{}{page}", escape(plan.as_str()))
}

fn escape(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

fn id<T>(part: &str) -> Option<Id<T>> {
    Id::new(&word(part)?)
}

fn word(part: &str) -> Option<String> {
    let word = percent_decode_str(part).decode_utf8().ok()?;
    (!word.is_empty()).then(|| word.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_by_its_own_link() {
        let plan = Id::new("a plan/№ 1 #?%").unwrap();
        let goal = Id::new("g.1").unwrap();
        let pages = [
            Route::Start,
            Route::Draft,
            Route::DraftIn(plan.clone()),
            Route::Check,
            Route::CheckIn(plan.clone()),
            Route::Noticed(plan.clone()),
            Route::Plan(plan.clone()),
            Route::Map(plan.clone()),
            Route::AddsUp(plan.clone(), None),
            Route::AddsUp(plan.clone(), Some(goal.clone())),
            Route::Share(plan.clone(), None),
            Route::Share(plan.clone(), Some(goal.clone())),
            Route::People(plan.clone()),
            Route::Mine(plan.clone()),
            Route::Progress(plan.clone()),
            Route::Kpis(plan.clone()),
            Route::Round(plan.clone()),
            Route::Cycles(plan.clone()),
            Route::Rhythm(plan.clone()),
            Route::Recognition(plan.clone()),
            Route::Sources(plan.clone()),
            Route::Handout(plan.clone()),
            Route::Settings(plan.clone()),
            Route::Versions(plan.clone()),
            Route::Merge(plan.clone()),
            Route::BringIn(plan.clone()),
            Route::AllWorkshops(None),
            Route::AllWorkshops(Some("goal-cascading".to_owned())),
            Route::Workshops(plan.clone()),
            Route::Build(plan.clone(), None),
            Route::Build(plan.clone(), Some("own/1 #".to_owned())),
            Route::Workshop(plan.clone(), "own/1 #".to_owned()),
            Route::Run(plan.clone(), Id::new("r 1").unwrap()),
            Route::Projector(plan.clone(), Id::new("r 1").unwrap()),
            Route::Report(plan.clone(), Id::new("r 1").unwrap()),
            Route::Goal(plan, goal),
            Route::Import,
            Route::Tracker,
            Route::Open(None),
            Route::Open(Some("Aq-_1".to_owned())),
            Route::Answer(None),
            Route::Answer(Some("Cq-_1".to_owned())),
            Route::Answers(None),
            Route::Answers(Some("Dq-_1".to_owned())),
            Route::OpenWorkshop(None),
            Route::OpenWorkshop(Some("Eq-_1".to_owned())),
            Route::Device,
            Route::Safe,
        ];
        for page in pages {
            assert_eq!(Route::parse(&page.href()), page);
        }
    }

    #[test]
    fn what_names_no_page_is_unknown() {
        for fragment in [
            "#/nowhere",
            "#/plan",
            "#/plan//goal/x",
            "#/plan/%ff",
            "#/plan/a/b",
            "#//x",
        ] {
            assert_eq!(Route::parse(fragment), Route::Unknown, "{fragment}");
        }
        assert_eq!(Route::parse(""), Route::Start);
        assert_eq!(Route::parse("#"), Route::Start);
    }

    #[test]
    fn whatever_stands_in_the_place_of_a_link_is_taken_out_of_the_address() {
        for rubbish in ["%ff", "a/b", "Aq1.)", "…"] {
            let page = Route::parse(&format!("#/open/{rubbish}"));
            assert_eq!(page, Route::Open(Some(rubbish.to_owned())));
            let page = Route::parse(&format!("#/answer/{rubbish}"));
            assert_eq!(page, Route::Answer(Some(rubbish.to_owned())));
        }
    }
}
