//! What a report says of whom.

use std::collections::BTreeMap;

use sightline_exchange::report::{Audience, Block, Document, Entry, Scope, html, markdown};
use sightline_plan::{Goal, Id, Plan};

use crate::common::{plan, run, sample, scopes, told};

fn section<'a>(document: &'a Document, code: &str) -> &'a [Block] {
    let found = document
        .sections
        .iter()
        .find(|section| section.code == code);
    found.map_or(&[], |section| &section.blocks)
}

fn entries<'a>(document: &'a Document, code: &str) -> Vec<&'a Entry> {
    let blocks = section(document, code).iter();
    let entries = blocks.filter_map(|block| match block {
        Block::Goals(entries) => Some(entries),
        _ => None,
    });
    entries.flatten().collect()
}

fn ids(entries: &[&Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.goal.to_string()).collect()
}

fn line<'a>(entry: &'a Entry, name: &str) -> Option<&'a str> {
    let line = entry.lines.iter().find(|line| line.name == name)?;
    Some(&line.text)
}

fn counted(document: &Document) -> BTreeMap<Id<Goal>, usize> {
    let mut counts = BTreeMap::new();
    for goal in document.goals() {
        *counts.entry(goal.clone()).or_default() += 1;
    }
    counts
}

/// A company goal of which one department covers 60 %, a team below, a person of another department, and a KPI.
fn small() -> Plan {
    plan(
        r#"{"format":"sightline.plan","version":1,"id":"p","name":"Harbour","mission":"Care for all",
        "people":[{"id":"ana","name":"Ana","team":"sales"},{"id":"bo","name":"Bo","team":"north","development":["Speak in public"]},{"id":"cy","name":"Cy","team":"it"}],
        "teams":[{"id":"sales","name":"Sales","kind":"department"},{"id":"north","name":"North","parent":"sales"},{"id":"it","name":"IT","kind":"department"},{"id":"idle","name":"Idle"}],
        "goals":[
        {"id":"top","statement":"Grow revenue from $10M to $12M","level":"company","status":"active","start":"2026-01-01","due":"2026-12-31","owner":"cy","why":"So that we last",
         "metrics":[{"id":"m","name":"Revenue","unit":"$","baseline":10,"target":12,"history":[{"on":"2026-11-20","value":11}]}]},
        {"id":"dep","statement":"Sell more","level":"department","status":"active","parent":"top","team":"sales","owner":"ana","start":"2026-01-01","due":"2026-12-31","contribution":{"kind":"amount","value":1.2},
         "metrics":[{"id":"m","name":"Deals","baseline":0,"target":100,"history":[{"on":"2026-11-20","value":20}]}],"milestones":[{"id":"s","name":"Hire two","due":"2026-11-10"}]},
        {"id":"team","statement":"Call back in a day","level":"team","status":"active","parent":"dep","team":"north","owner":"bo","contributors":["cy"]},
        {"id":"helper","statement":"Serve the list","level":"person","status":"active","parent":"dep","owner":"cy"},
        {"id":"lost","statement":"Tidy the cellar","level":"person","status":"active","owner":"cy"},
        {"id":"over","statement":"Move house","level":"company","status":"done","owner":"cy"},
        {"id":"hidden","statement":"Secret talks","level":"company","status":"active","owner":"ana","private":true},
        {"id":"churn","statement":"Churn a month","level":"company","kind":"kpi","status":"active","metrics":[{"id":"m","unit":"%","direction":"decrease","thresholds":{"healthy":2,"unhealthy":4},"history":[{"on":"2026-11-20","value":5}]}]}],
        "check_ins":[{"id":"c1","goal":"dep","on":"2026-11-20","by":"ana","confidence":4,"note":"Slow autumn","blocker":"No second phone","next_step":"Buy one"}],
        "actions":[{"id":"a1","text":"Order the phone","owner":"ana","due":"2026-11-20","goal":"dep"},{"id":"a2","text":"Done long ago","owner":"ana","done_on":"2026-11-01"},{"id":"a3","text":"Wipe the server","owner":"cy","due":"2026-12-01"}]}"#,
    )
}

#[test]
fn every_goal_of_the_scope_is_told_of_once_and_nothing_else() {
    for plan in [sample(), small()] {
        let public = plan.without_private();
        for scope in scopes(&plan) {
            for audience in Audience::ALL {
                let document = told(&plan, scope.clone(), audience, false).unwrap();
                let counts = counted(&document);
                assert!(
                    counts.values().all(|count| *count == 1),
                    "{scope:?} {audience:?}"
                );
                if scope == Scope::Plan {
                    assert_eq!(counts.len(), public.tables().goals.len(), "{audience:?}");
                }
                let all = counted(&told(&plan, scope.clone(), audience, true).unwrap());
                assert!(counts.keys().all(|goal| all.contains_key(goal)));
            }
        }
        let all = told(&plan, Scope::Plan, Audience::Manager, true).unwrap();
        assert_eq!(counted(&all).len(), plan.tables().goals.len());
    }
}

#[test]
fn a_team_has_its_units_its_people_and_what_is_below() {
    let plan = small();
    let team = Scope::Team(Id::new("sales").unwrap());
    let document = told(&plan, team, Audience::Manager, false).unwrap();
    assert_eq!(document.title, "Sales");
    let goals = entries(&document, "goals");
    assert_eq!(ids(&goals), ["dep", "team", "helper"]);
    let person = Scope::Person(Id::new("cy").unwrap());
    let document = told(&plan, person, Audience::Individual, false).unwrap();
    assert_eq!(document.title, "Cy");
    assert_eq!(ids(&entries(&document, "own")), ["top", "helper", "lost"]);
    assert_eq!(ids(&entries(&document, "helped")), ["team"]);
}

#[test]
fn who_leads_sees_the_top_what_is_at_risk_and_what_adds_up() {
    let document = told(&small(), Scope::Plan, Audience::Executive, false).unwrap();
    let top = entries(&document, "top");
    assert_eq!(ids(&top), ["top"]);
    assert_eq!(
        line(top[0], "Goals below"),
        Some("covered 60 %, 0.8 $ open")
    );
    assert_eq!(line(top[0], "Why"), Some("So that we last"));
    let Some(Block::Chart(name, chart)) = section(&document, "adds-up").first() else {
        panic!("{document:?}");
    };
    assert_eq!(name, "Grow revenue from $10M to $12M");
    let ends: Vec<f64> = chart.bar.parts.iter().map(|part| part.to).collect();
    assert_eq!((ends.len(), ends[0], ends[1]), (2, 0.6, 1.0));
    let legend: Vec<&str> = chart.legend.iter().map(|(_, said)| said.as_str()).collect();
    assert_eq!(legend, ["Sell more: 1.2 $, 60 %", "Missing: 0.8 $, 40 %"]);
    let text = markdown(&document);
    for said in [
        "- Sell more (Answered for by: Ana)\n  - at risk: 80 % of the way is missing\n  - in the way: No second phone\n",
        "| Churn a month | 5 % |  | healthy up to 2 % |  | Unhealthy |",
        "- 1 goal serves no goal above\n  - Tidy the cellar\n",
        "- 1 team has no goal\n  - Idle\n",
        "## Closed goals\n\n",
    ] {
        assert!(text.contains(said), "{said}\n\n{text}");
    }
}

#[test]
fn who_leads_a_team_sees_measures_blockers_gaps_and_what_is_due() {
    let document = told(&small(), Scope::Plan, Audience::Manager, false).unwrap();
    let goals = entries(&document, "goals");
    let dep = goals
        .iter()
        .find(|entry| entry.goal.as_str() == "dep")
        .unwrap();
    assert_eq!(line(dep, "Serves"), Some("Grow revenue from $10M to $12M"));
    assert_eq!(line(dep, "Its part"), Some("gives 1.2 $"));
    assert_eq!(line(dep, "In the way"), Some("No second phone"));
    assert_eq!(line(dep, "Next"), Some("Buy one"));
    assert_eq!(line(dep, "How sure"), Some("4 of 10"));
    let measures = dep.measures.as_ref().unwrap();
    let cells: Vec<&str> = measures.rows[0]
        .cells
        .iter()
        .map(|cell| cell.lines[0].as_str())
        .collect();
    assert_eq!(cells, ["Deals", "0", "100", "20", "20 %"]);
    let Some(Block::Table(due)) = section(&document, "due").first() else {
        panic!("{document:?}");
    };
    let due: Vec<(&str, &str)> = due
        .rows
        .iter()
        .map(|row| {
            (
                row.cells[0].lines[0].as_str(),
                row.cells[2].lines[0].as_str(),
            )
        })
        .collect();
    assert_eq!(
        due,
        [
            ("Hire two", "2026-11-10, late"),
            ("Order the phone", "2026-11-20, late"),
            ("Wipe the server", "2026-12-01"),
        ]
    );
}

#[test]
fn who_does_the_work_sees_all_that_it_serves() {
    let person = Scope::Person(Id::new("bo").unwrap());
    let document = told(&small(), person.clone(), Audience::Individual, false).unwrap();
    let own = entries(&document, "own");
    assert_eq!(
        line(own[0], "Serves"),
        Some("Sell more → Grow revenue from $10M to $12M")
    );
    // What they want to grow in is theirs to show.
    let grows = "## To grow in\n\n- Speak in public\n";
    assert!(!markdown(&document).contains(grows));
    let document = told(&small(), person, Audience::Individual, true).unwrap();
    assert!(markdown(&document).contains(grows));
}

#[test]
fn what_is_private_is_told_only_when_asked_for() {
    let plan = small();
    for audience in Audience::ALL {
        let document = told(&plan, Scope::Plan, audience, false).unwrap();
        for text in [markdown(&document), html(&document)] {
            assert!(!text.contains("Secret talks") && !text.contains("Private records"));
        }
        let document = told(&plan, Scope::Plan, audience, true).unwrap();
        for text in [markdown(&document), html(&document)] {
            assert!(
                text.contains("Secret talks") && text.contains("Private records"),
                "{text}"
            );
        }
    }
}

#[test]
fn a_run_tells_what_came_of_it() {
    let mut text = r#"{"format":"sightline.plan","version":1,"id":"p","name":"Harbour","people":[{"id":"ana","name":"Ana"}],
        "runs":[{"id":"r","workshop":"own","title":"Our *first* round","definition":{"id":"own","title":"Own"},"state":"finished","started":"2026-11-02","present":["ana"]}],
        "decisions":[{"id":"d","text":"We go on","run":"r","on":"2026-11-02"},{"id":"e","text":"Only for us","run":"r","private":true}]}"#.to_owned();
    text.retain(|letter| letter != '\n');
    let plan = plan(&text);
    let scope = Scope::Run(run(&plan));
    let document = told(&plan, scope, Audience::Executive, false).unwrap();
    let written = markdown(&document);
    assert!(written.contains("# Our \\*first\\* round\n"), "{written}");
    assert!(
        written.contains("**Started:** 2026-11-02") && written.contains("**In the room:** Ana")
    );
    assert!(
        written.contains("We go on") && !written.contains("Only for us"),
        "{written}"
    );
}

#[test]
fn what_is_not_there_has_no_report() {
    let plan = small();
    for scope in [
        Scope::Team(Id::new("gone").unwrap()),
        Scope::Person(Id::new("gone").unwrap()),
        Scope::Run(Id::new("gone").unwrap()),
    ] {
        assert_eq!(told(&plan, scope, Audience::Manager, false), None);
    }
    let idle = Scope::Team(Id::new("idle").unwrap());
    let document = told(&plan, idle, Audience::Manager, false).unwrap();
    assert_eq!(document.sections.len(), 1);
    assert!(markdown(&document).contains("There is no goal here yet."));
}

#[test]
fn the_same_plan_gives_the_same_report() {
    let plan = sample();
    for scope in scopes(&plan) {
        for audience in Audience::ALL {
            let once = told(&plan, scope.clone(), audience, true).unwrap();
            let again = told(&plan.clone(), scope.clone(), audience, true).unwrap();
            assert_eq!(html(&once), html(&again));
            assert_eq!(markdown(&once), markdown(&again));
        }
    }
}

#[test]
fn wins_are_celebrated_stories_stand_beside_their_numbers_and_the_private_stays() {
    let plan = plan(
        r#"{"format":"sightline.plan","version":1,"id":"p","name":"Noted",
        "people":[{"id":"ada","name":"Ada"},{"id":"bo","name":"Bo"}],
        "goals":[{"id":"nps","level":"company","statement":"Raise the score","status":"active","owner":"ada",
          "metrics":[
            {"id":"score","name":"score","target":50,
              "comparison":{"group":"Trained","against":"untrained",
                "group_history":[{"on":"2026-10-01","value":46}],"against_history":[{"on":"2026-10-01","value":40}]}},
            {"id":"calls","name":"calls","target":9}]}],
        "recognitions":[
          {"id":"1","kind":"story","goal":"nps","metric":"score","on":"2026-10-02","text":"A caller sang for us"},
          {"id":"2","kind":"win","person":"bo","by":"ada","on":"2026-10-03","text":"Held the fort alone"},
          {"id":"3","kind":"feedback","person":"bo","on":"2026-10-03","text":"Talks too fast"},
          {"id":"4","kind":"praise","person":"bo","on":"2026-10-04","text":"In confidence","private":true},
          {"id":"5","kind":"praise","goal":"nps","on":"2126-10-04","text":"From the future"}]}"#,
    );
    for audience in Audience::ALL {
        let document = told(&plan, Scope::Plan, audience, false).unwrap();
        let text = markdown(&document);
        let blocks = section(&document, "celebrated");
        let [Block::List(items)] = blocks else {
            panic!("{blocks:?}");
        };
        let texts: Vec<&str> = items.iter().map(|item| &*item.text).collect();
        assert_eq!(texts, ["Held the fort alone"]);
        let who: Vec<&str> = items[0].details.iter().map(|line| &*line.text).collect();
        assert_eq!(who, ["A win to celebrate", "Bo", "Ada", "2026-10-03"]);
        assert_eq!(text.matches("A caller sang for us").count(), 1);
        assert!(!text.contains("Talks too fast") && !text.contains("In confidence"));
        let code = if audience == Audience::Executive {
            "top"
        } else {
            "goals"
        };
        let code = if audience == Audience::Individual {
            "own"
        } else {
            code
        };
        let goal = entries(&document, code)[0];
        assert_eq!(line(goal, "A story"), Some("score: A caller sang for us"));
        let compared = line(goal, "Compared").unwrap();
        assert_eq!(
            compared,
            "score: Trained 46, untrained 40: 6 more, which is better. A difference does not prove a cause."
        );
        let asked = told(&plan, Scope::Plan, audience, true).unwrap();
        assert!(markdown(&asked).contains("In confidence"));
    }
    let ada = told(
        &plan,
        Scope::Person(Id::new("ada").unwrap()),
        Audience::Individual,
        false,
    );
    let ada = markdown(&ada.unwrap());
    assert!(ada.contains("A caller sang") && !ada.contains("Held the fort"));
}
