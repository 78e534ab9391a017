use sightline_plan::{
    Edit, Goal, Id, Level,
    model::{CheckIn, Metric, Person, Status, Team},
    people::{Mine, Part, Roster},
};

use super::{id, named, owned, plan, unit};

fn texts<T>(ids: &[Id<T>]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}

fn metrics(count: usize) -> Vec<Metric> {
    let metric = |at: usize| Metric {
        id: at.to_string(),
        ..Metric::default()
    };
    (0..count).map(metric).collect()
}

#[test]
fn people_come_by_name_with_their_open_goals() {
    let plan = plan(vec![
        named("Zoë Roy").into(),
        named("ana silva").into(),
        named("Émile Bo").into(),
        Goal {
            metrics: metrics(4),
            ..owned("one", "ana-silva")
        }
        .into(),
        Goal {
            metrics: metrics(2),
            contributors: vec![id("zoë-roy"), id("ana-silva")],
            ..owned("two", "ana-silva")
        }
        .into(),
        Goal {
            status: Status::Done,
            metrics: metrics(9),
            ..owned("three", "ana-silva")
        }
        .into(),
        owned("four", "").into(),
        Goal {
            status: Status::Dropped,
            ..owned("five", "")
        }
        .into(),
    ]);
    let roster = Roster::of(&plan);
    let names: Vec<&str> = roster
        .people
        .iter()
        .map(|entry| entry.person.name.as_str())
        .collect();
    assert_eq!(names, ["ana silva", "Émile Bo", "Zoë Roy"]);
    let ana = roster.person(&id("ana-silva")).unwrap();
    assert_eq!(texts(&ana.answers_for), ["one", "two"]);
    assert!(ana.contributes_to.is_empty());
    assert_eq!(ana.metrics, 6);
    assert!(ana.has_too_many_metrics());
    let zoe = roster.person(&id("zoë-roy")).unwrap();
    assert_eq!(texts(&zoe.contributes_to), ["two"]);
    assert!(!zoe.has_too_many_metrics());
    assert_eq!(texts(&roster.unowned), ["four"]);
    assert!(roster.person(&id("nobody")).is_none());
}

#[test]
fn the_last_check_in_is_the_latest_by_or_for_a_person() {
    let check_in = |name: &str, by: &str, on: &str| CheckIn {
        id: id(name),
        goal: Some(id("one")),
        by: Id::new(by),
        on: on.parse().ok(),
        ..CheckIn::default()
    };
    let plan = plan(vec![
        named("Ana").into(),
        named("Bo").into(),
        named("Cai").into(),
        owned("one", "ana").into(),
        check_in("a", "", "2026-11-03").into(),
        check_in("b", "ana", "2026-10-01").into(),
        check_in("c", "bo", "2026-11-20").into(),
        check_in("d", "bo", "never").into(),
    ]);
    let roster = Roster::of(&plan);
    let last = |name: &str| {
        roster
            .person(&id(name))
            .unwrap()
            .last_check_in
            .map(|day| day.to_string())
    };
    assert_eq!(last("ana").as_deref(), Some("2026-11-03"));
    assert_eq!(last("bo").as_deref(), Some("2026-11-20"));
    assert_eq!(last("cai"), None);
}

#[test]
fn units_come_as_a_tree_with_members_and_goals() {
    let member = |name: &str, team: &str| Person {
        team: Some(id(team)),
        ..named(name)
    };
    let plan = plan(vec![
        unit("Sales", None).into(),
        unit("Field", Some("Sales")).into(),
        unit("Desk", Some("Sales")).into(),
        unit("Care", None).into(),
        member("Bo", "Field").into(),
        member("Ana", "Field").into(),
        member("Cai", "Care").into(),
        owned("by-owner", "bo").into(),
        Goal {
            team: Some(id("Sales")),
            ..owned("by-team", "cai")
        }
        .into(),
    ]);
    let roster = Roster::of(&plan);
    let told: Vec<_> = roster
        .teams
        .iter()
        .map(|entry| {
            (
                entry.depth,
                entry.team.name.as_str(),
                texts(&entry.members),
                texts(&entry.goals),
                entry.without_goal,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (0, "Care", vec!["cai"], vec![], true),
            (0, "Sales", vec![], vec!["by-team"], false),
            (1, "Desk", vec![], vec![], true),
            (1, "Field", vec!["ana", "bo"], vec!["by-owner"], false),
        ]
    );
}

#[test]
fn a_search_looks_into_names_roles_units_and_addresses() {
    let plan = plan(vec![
        unit("Customer care", None).into(),
        Person {
            team: Some(id("Customer care")),
            ..named("Zoë Roy")
        }
        .into(),
        Person {
            role: "Head of sales".to_owned(),
            email: "bo@x.org".to_owned(),
            ..named("Bo Ek")
        }
        .into(),
    ]);
    let roster = Roster::of(&plan);
    let found = |search: &str| {
        roster
            .found(&plan, search)
            .iter()
            .map(|entry| entry.person.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(found(" zoe "), ["Zoë Roy"]);
    assert_eq!(found("CARE"), ["Zoë Roy"]);
    assert_eq!(found("sales"), ["Bo Ek"]);
    assert_eq!(found("x.org"), ["Bo Ek"]);
    assert_eq!(found(""), ["Bo Ek", "Zoë Roy"]);
    assert!(found("nobody").is_empty());
}

#[test]
fn mine_is_what_one_owes_with_the_line_of_sight_and_the_team_below() {
    let child = |name: &str, owner: &str, parent: &str| Goal {
        parent: Some(id(parent)),
        ..owned(name, owner)
    };
    let mut plan = plan(vec![
        Team {
            lead: Some(id("ana")),
            ..unit("Sales", None)
        }
        .into(),
        unit("Field", Some("Sales")).into(),
        unit("Care", None).into(),
        named("Ana").into(),
        Person {
            team: Some(id("Field")),
            ..named("Bo")
        }
        .into(),
        Person {
            team: Some(id("Field")),
            ..named("Ek")
        }
        .into(),
        Person {
            manager: Some(id("ana")),
            ..named("Cai")
        }
        .into(),
        Person {
            team: Some(id("Care")),
            ..named("Dee")
        }
        .into(),
        Goal {
            level: Level::Company,
            ..owned("top", "dee")
        }
        .into(),
        child("mid", "ana", "top").into(),
        Goal {
            contributors: vec![id("ana")],
            ..child("low", "bo", "mid")
        }
        .into(),
        Goal {
            status: Status::Done,
            ..child("past", "ana", "top")
        }
        .into(),
        child("cais", "cai", "mid").into(),
    ]);
    let mine = Mine::of(&plan, &id("ana"));
    let told: Vec<(&str, Part, Vec<&str>)> = mine
        .goals
        .iter()
        .map(|goal| (goal.goal.as_str(), goal.part, texts(&goal.serves)))
        .collect();
    assert_eq!(
        told,
        [
            ("mid", Part::AnswersFor, vec!["top"]),
            ("low", Part::ContributesTo, vec!["mid", "top"]),
        ]
    );
    assert_eq!(mine.closed.len(), 1);
    let team: Vec<(&str, Vec<&str>)> = mine
        .team
        .iter()
        .map(|(person, goals)| {
            (
                person.as_str(),
                goals.iter().map(|goal| goal.goal.as_str()).collect(),
            )
        })
        .collect();
    assert_eq!(
        team,
        [("bo", vec!["low"]), ("cai", vec!["cais"]), ("ek", vec![])]
    );

    let mine = Mine::of(&plan, &id("bo"));
    assert_eq!(
        mine.team
            .iter()
            .map(|(person, _)| person.as_str())
            .collect::<Vec<_>>(),
        ["ek"]
    );
    plan.apply(Edit::Remove(sightline_plan::Key::from(&id::<Team>(
        "Field",
    ))))
    .unwrap();
    assert!(Mine::of(&plan, &id("bo")).team.is_empty());
    assert_eq!(Mine::of(&plan, &id("nobody")), Mine::default());
}
