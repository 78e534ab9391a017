//! Making one person of two.

use sightline_plan::{
    Edit, Goal, Kind,
    model::{Meeting, Person, Team},
};

use super::common::{assert_sound, empty, goal, id, put, refused};

#[test]
fn one_person_is_made_of_two() {
    for (keep, gone) in [("ann", "anna"), ("anna", "ann")] {
        let mut plan = empty();
        put(
            &mut plan,
            Team {
                id: id("t"),
                lead: None,
                ..Team::default()
            },
        );
        let kept = Person {
            id: id(keep),
            name: "Ann".to_owned(),
            development: vec!["Lead".to_owned()],
            ..Person::default()
        };
        put(&mut plan, kept);
        let mut other = Person {
            id: id(gone),
            name: "Anna".to_owned(),
            role: "Sales".to_owned(),
            team: Some(id("t")),
            manager: Some(id(keep)),
            development: vec!["Speak".to_owned(), "Lead".to_owned()],
            ..Person::default()
        };
        other.extra.insert("phone".to_owned(), "1".into());
        put(&mut plan, other);
        put(
            &mut plan,
            Person {
                id: id("bob"),
                manager: Some(id(gone)),
                ..Person::default()
            },
        );
        put(
            &mut plan,
            Team {
                id: id("t"),
                lead: Some(id(gone)),
                ..Team::default()
            },
        );
        let contributors = vec![id(gone), id("bob"), id(keep)];
        put(
            &mut plan,
            Goal {
                owner: Some(id(gone)),
                contributors,
                ..goal("g", None)
            },
        );
        put(
            &mut plan,
            Meeting {
                id: id("m"),
                attendees: vec![id(keep), id(gone)],
                ..Meeting::default()
            },
        );
        let before = plan.clone();

        let change = plan
            .apply(Edit::MergePeople {
                keep: id(keep),
                gone: id(gone),
            })
            .unwrap();
        assert!(!plan.has(Kind::Person, gone));
        let ann = plan.tables().people.get(keep).unwrap();
        assert_eq!((ann.name.as_str(), ann.role.as_str()), ("Ann", "Sales"));
        assert_eq!((&ann.team, &ann.manager), (&Some(id("t")), &None));
        assert_eq!(ann.development, ["Lead", "Speak"]);
        assert_eq!(ann.extra["phone"], "1");
        assert_eq!(
            plan.tables().people.get("bob").unwrap().manager,
            Some(id(keep))
        );
        assert_eq!(plan.tables().teams.get("t").unwrap().lead, Some(id(keep)));
        assert_eq!(plan.goal(&id("g")).unwrap().owner, Some(id(keep)));
        assert_eq!(
            plan.goal(&id("g")).unwrap().contributors,
            [id(keep), id("bob")]
        );
        assert_eq!(
            plan.tables().meetings.get("m").unwrap().attendees,
            [id(keep)]
        );
        assert_sound(&plan);
        plan.undo(&change).unwrap();
        assert_eq!(plan, before);
    }
}

#[test]
fn merging_with_nobody_is_refused_and_with_oneself_is_nothing() {
    let mut plan = empty();
    put(
        &mut plan,
        Person {
            id: id("ann"),
            ..Person::default()
        },
    );
    let merge = |keep, gone| Edit::MergePeople {
        keep: id(keep),
        gone: id(gone),
    };
    assert_eq!(refused(&mut plan, merge("ann", "x")).code(), "no-such");
    assert_eq!(refused(&mut plan, merge("x", "ann")).code(), "no-such");
    assert!(plan.apply(merge("ann", "ann")).unwrap().is_empty());
}
