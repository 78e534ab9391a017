use proptest::prelude::*;

use super::*;
use crate::{
    Fault, Goal, Id,
    arithmetic::testing::{child, day, goal, measured, plan},
    model::{Contribution, ContributionKind, Direction, Person, Point},
};

fn base() -> Plan {
    let mut plan = plan(vec![
        Goal {
            statement: "Grow".to_owned(),
            metrics: vec![measured(Direction::Increase, 0.0, 100.0, 10.0)],
            tags: vec!["sales".to_owned()],
            ..goal("a")
        },
        child("b", "a"),
        child("c", "a"),
        goal("d"),
    ]);
    plan.insert(person("p", "Aya"));
    plan
}

fn person(id: &str, name: &str) -> Record {
    Person {
        id: Id::new(id).unwrap(),
        name: name.to_owned(),
        ..Person::default()
    }
    .into()
}

/// The plan after something was done to one of its goals.
fn with(plan: &Plan, id: &str, change: impl FnOnce(&mut Goal)) -> Plan {
    let mut plan = plan.clone();
    let mut goal = Goal::clone(plan.goal(&Id::new(id).unwrap()).unwrap());
    change(&mut goal);
    plan.apply(Edit::Put(goal.into())).unwrap();
    plan
}

fn without(plan: &Plan, id: &str) -> Plan {
    let mut plan = plan.clone();
    plan.apply(Edit::Remove(key(id))).unwrap();
    plan
}

fn key(id: &str) -> Key {
    Key::from(&Id::<Goal>::new(id).unwrap())
}

fn usual(merge: &Merge) -> Plan {
    merge.plan(&sides(merge)).unwrap()
}

fn sides(merge: &Merge) -> Vec<Side> {
    merge.pieces().iter().map(Piece::usual).collect()
}

/// The clashes as `goal/field/part`.
fn clashes(merge: &Merge) -> Vec<String> {
    let clashes = merge.pieces().iter().filter(|piece| piece.is_clash);
    let place = |piece: &Piece| {
        let (field, part) = (piece.field.as_deref(), piece.part.as_deref());
        let steps = [Some(&*piece.key.id), field, part];
        steps.into_iter().flatten().collect::<Vec<_>>().join("/")
    };
    clashes.map(place).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn changes_of_different_fields_of_one_goal_both_survive() {
    let base = base();
    let ours = with(&base, "a", |goal| goal.why = "For us".to_owned());
    let theirs = with(&base, "a", |goal| goal.statement = "Grow fast".to_owned());
    let merge = Merge::of(Some(&base), &ours, &theirs);
    assert_eq!(clashes(&merge), NONE);
    let merged = usual(&merge);
    let goal = merged.goal(&Id::new("a").unwrap()).unwrap();
    assert_eq!((&*goal.why, &*goal.statement), ("For us", "Grow fast"));
}

#[test]
fn the_same_field_clashes_and_stays_until_someone_chooses() {
    let base = base();
    let ours = with(&base, "a", |goal| goal.statement = "Grow here".to_owned());
    let theirs = with(&base, "a", |goal| goal.statement = "Grow there".to_owned());
    let merge = Merge::of(Some(&base), &ours, &theirs);
    assert_eq!(clashes(&merge), ["a/statement"]);
    assert_eq!(usual(&merge), ours);
    assert_eq!(merge.plan(&[Side::Theirs]).unwrap(), theirs);
}

#[test]
fn values_of_different_days_and_parts_of_one_metric_come_together() {
    let base = base();
    let report = |on: &'static str, value: f64| {
        move |goal: &mut Goal| {
            goal.metrics[0].history.push(Point {
                on: Some(day(on)),
                value,
                ..Point::default()
            });
        }
    };
    let ours = with(&base, "a", report("2026-02-01", 20.0));
    let ours = with(&ours, "a", |goal| goal.metrics[0].unit = "$".to_owned());
    let theirs = with(&base, "a", report("2026-02-08", 30.0));
    let theirs = with(&theirs, "a", |goal| goal.metrics[0].target = Some(120.0));
    let merge = Merge::of(Some(&base), &ours, &theirs);
    assert_eq!(clashes(&merge), NONE);
    let merged = usual(&merge);
    let metric = &merged.goal(&Id::new("a").unwrap()).unwrap().metrics[0];
    let values: Vec<f64> = metric.history.iter().map(|point| point.value).collect();
    assert_eq!(values, [10.0, 20.0, 30.0]);
    assert_eq!((metric.target, &*metric.unit), (Some(120.0), "$"));
    // Another value for the same day is a matter of choice.
    let theirs = with(&base, "a", report("2026-02-01", 21.0));
    let merge = Merge::of(Some(&base), &ours, &theirs);
    assert_eq!(clashes(&merge), ["a/metrics/history"]);
}

#[test]
fn lists_of_words_take_what_each_side_added_and_took_away() {
    let base = with(&base(), "a", |goal| {
        goal.tags = ["x", "y"].map(str::to_owned).to_vec();
    });
    let ours = with(&base, "a", |goal| goal.tags.push("ours".to_owned()));
    let theirs = with(&base, "a", |goal| {
        goal.tags = ["y", "theirs"].map(str::to_owned).to_vec();
    });
    let merged = usual(&Merge::of(Some(&base), &ours, &theirs));
    let tags = &merged.goal(&Id::new("a").unwrap()).unwrap().tags;
    assert_eq!(tags, &["y", "ours", "theirs"]);
}

#[test]
fn what_means_something_only_together_is_taken_from_one_side() {
    let gives = |kind, value| {
        move |goal: &mut Goal| {
            goal.contribution = Some(Contribution {
                kind,
                value: Some(value),
                ..Contribution::default()
            });
        }
    };
    let base = with(&base(), "b", gives(ContributionKind::Amount, 5.0));
    let ours = with(&base, "b", gives(ContributionKind::Amount, 7.0));
    let theirs = with(&base, "b", gives(ContributionKind::Share, 0.5));
    let merge = Merge::of(Some(&base), &ours, &theirs);
    assert_eq!(clashes(&merge), ["b/contribution"]);
}

#[test]
fn a_goal_that_they_removed_goes_unless_it_was_changed_here() {
    let base = base();
    let theirs = without(&base, "a");
    assert_eq!(usual(&Merge::of(Some(&base), &base, &theirs)), theirs);
    let ours = with(&base, "b", |goal| goal.why = "Needed".to_owned());
    let merge = Merge::of(Some(&base), &ours, &theirs);
    assert_eq!(clashes(&merge), ["b"]);
    let merged = usual(&merge);
    let kept = merged.goal(&Id::new("b").unwrap()).unwrap();
    assert_eq!((kept.parent.as_ref(), &*kept.why), (None, "Needed"));
    assert!(merged.goal(&Id::new("c").unwrap()).is_none());
}

#[test]
fn a_goal_removed_here_stays_removed_unless_they_changed_it() {
    let base = base();
    let ours = without(&base, "a");
    let merge = Merge::of(Some(&base), &ours, &base);
    assert_eq!(merge.pieces(), []);
    let theirs = with(&base, "d", |goal| goal.why = "New".to_owned());
    assert_eq!(clashes(&Merge::of(Some(&base), &ours, &theirs)), NONE);
    let theirs = with(&base, "b", |goal| goal.why = "New".to_owned());
    let merge = Merge::of(Some(&base), &ours, &theirs);
    assert_eq!(clashes(&merge), ["b"]);
    // Taken back, it stands by itself: what it served is gone.
    let merged = merge.plan(&[Side::Theirs]).unwrap();
    assert_eq!(merged.goal(&Id::new("b").unwrap()).unwrap().parent, None);
}

#[test]
fn moves_that_together_close_a_circle_are_refused_with_the_chain() {
    let base = base();
    let below = |parent: &'static str| move |goal: &mut Goal| goal.parent = Id::new(parent);
    let ours = with(&base, "b", below("c"));
    let theirs = with(&base, "c", below("b"));
    let merge = Merge::of(Some(&base), &ours, &theirs);
    assert_eq!(clashes(&merge), NONE);
    let refusal = merge.plan(&sides(&merge)).unwrap_err();
    assert!(matches!(refusal.fault, Fault::Cycle { chain } if chain.len() == 3));
    assert_eq!(merge.plan(&[Side::Ours]).unwrap(), ours);
}

#[test]
fn without_a_common_beginning_nothing_is_taken_away_and_what_differs_clashes() {
    let ours = with(&base(), "a", |goal| goal.why = "For us".to_owned());
    let theirs = without(&base(), "d");
    let theirs = with(&theirs, "a", |goal| goal.statement = "Grow fast".to_owned());
    let mut theirs = theirs;
    theirs.insert(person("q", "Ben"));
    let merge = Merge::of(None, &ours, &theirs);
    assert!(!merge.has_base());
    assert_eq!(clashes(&merge), ["a/statement", "a/why"]);
    let merged = usual(&merge);
    assert!(merged.goal(&Id::new("d").unwrap()).is_some());
    assert!(merged.has(Kind::Person, "q"));
}

#[test]
fn what_was_kept_private_is_not_taken_for_removed() {
    let base = with(&base(), "b", |goal| goal.private = true);
    let out = base.without_private();
    let theirs = with(&out, "a", |goal| goal.why = "Theirs".to_owned());
    let merged = usual(&Merge::of(Some(&base), &base, &theirs));
    assert!(merged.goal(&Id::new("b").unwrap()).is_some());
    assert_eq!(merged.goal(&Id::new("a").unwrap()).unwrap().why, "Theirs");
    // Handed out with it, it can be removed there.
    let theirs = without(&base, "b");
    let merge = Merge::of(Some(&base), &base, &theirs);
    assert_eq!(merge.pieces().len(), 0, "nobody can tell that they had it");
}

#[test]
fn the_nearest_state_is_the_one_with_the_fewest_differences() {
    let first = base();
    let second = with(&first, "a", |goal| goal.why = "Later".to_owned());
    let theirs = with(&second, "b", |goal| goal.why = "Theirs".to_owned());
    assert_eq!(nearest([&first, &second], &theirs), Some(1));
    assert_eq!(nearest([&first, &first], &first), Some(0));
    assert_eq!(nearest([], &first), None);
}

#[test]
fn a_merge_is_one_edit_and_is_taken_back_as_one() {
    let base = base();
    let ours = with(&base, "d", |goal| goal.why = "Here".to_owned());
    let mut theirs = with(&base, "a", |goal| goal.why = "There".to_owned());
    theirs = theirs.copied(Id::new("other").unwrap(), "A better name");
    let merge = Merge::of(Some(&base), &ours, &theirs);
    let mut plan = ours.clone();
    let change = plan.apply(merge.edit(&sides(&merge)).unwrap()).unwrap();
    assert_eq!(plan.about().name, "A better name");
    assert_eq!(plan.about().id, ours.about().id);
    plan.undo(&change).unwrap();
    assert_eq!(plan, ours);
}

/// A step that somebody takes with a plan.
#[derive(Clone, Debug)]
enum Step {
    Say(usize, String),
    Aim(usize, f64),
    Tag(usize, String),
    Move(usize, usize),
    Add(usize, String),
    Remove(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let word = || "[a-c]{1,2}";
    prop_oneof![
        (0..6usize, word()).prop_map(|(at, say)| Step::Say(at, say)),
        (0..6usize, 0..5i32).prop_map(|(at, aim)| Step::Aim(at, f64::from(aim))),
        (0..6usize, word()).prop_map(|(at, tag)| Step::Tag(at, tag)),
        (0..6usize, 0..6usize).prop_map(|(at, to)| Step::Move(at, to)),
        (0..6usize, word()).prop_map(|(at, name)| Step::Add(at, name)),
        (0..6usize).prop_map(Step::Remove),
    ]
}

fn after(plan: &Plan, steps: &[Step]) -> Plan {
    let mut plan = plan.clone();
    for step in steps {
        let goals: Vec<Id<Goal>> = plan.tables().goals.keys().cloned().collect();
        let pick = |at: usize| goals.get(at % goals.len().max(1)).cloned();
        let change = |at: usize, act: &dyn Fn(&mut Goal)| {
            let mut goal = Goal::clone(plan.goal(&pick(at)?)?);
            act(&mut goal);
            Some(Edit::Put(goal.into()))
        };
        let edit = match step {
            Step::Say(at, say) => change(*at, &|goal| goal.statement = say.clone()),
            Step::Aim(at, aim) => change(*at, &|goal| {
                goal.metrics
                    .iter_mut()
                    .for_each(|metric| metric.target = Some(*aim));
            }),
            Step::Tag(at, tag) => change(*at, &|goal| {
                if !goal.tags.contains(tag) {
                    goal.tags.push(tag.clone());
                }
            }),
            Step::Move(at, to) => pick(*at).map(|id| Edit::MoveGoal {
                id,
                parent: pick(*to),
                before: None,
            }),
            Step::Add(at, name) => Id::new(&format!("new-{name}")).map(|id| {
                Edit::Put(
                    Goal {
                        id,
                        parent: pick(*at),
                        level: crate::Level::Person,
                        ..Goal::default()
                    }
                    .into(),
                )
            }),
            Step::Remove(at) => pick(*at).map(|id| Edit::Remove(Key::from(&id))),
        };
        // What a plan refuses was not done.
        let _ = edit.map(|edit| plan.apply(edit));
    }
    plan
}

proptest! {
    #[test]
    fn who_changed_nothing_gets_what_the_other_made(steps in prop::collection::vec(step(), 0..8)) {
        let base = base();
        let other = after(&base, &steps);
        let taken = Merge::of(Some(&base), &base, &other);
        prop_assert!(taken.pieces().iter().all(|piece| !piece.is_clash));
        prop_assert_eq!(usual(&taken), other.clone());
        let kept = Merge::of(Some(&base), &other, &base);
        prop_assert_eq!(kept.pieces().len(), 0);
        let both = Merge::of(Some(&base), &other, &other);
        prop_assert_eq!(both.pieces().len(), 0);
    }

    #[test]
    fn whatever_is_chosen_gives_a_sound_plan_or_says_why_not(
        ours in prop::collection::vec(step(), 0..8),
        theirs in prop::collection::vec(step(), 0..8),
        has_base: bool,
        choices in prop::collection::vec(any::<bool>(), 40),
    ) {
        let base = base();
        let (ours, theirs) = (after(&base, &ours), after(&base, &theirs));
        let merge = Merge::of(has_base.then_some(&base), &ours, &theirs);
        prop_assert_eq!(merge.plan(&[]).unwrap(), ours.clone(), "nothing chosen, nothing changed");
        let sides: Vec<Side> = choices
            .iter()
            .map(|theirs| if *theirs { Side::Theirs } else { Side::Ours })
            .collect();
        if let Ok(merged) = merge.plan(&sides) {
            let file = crate::file::write(&merged);
            let read = crate::file::read(&file).unwrap();
            prop_assert_eq!(read.problems, vec![]);
            prop_assert_eq!(read.plan, merged.clone());
            let mut plan = ours.clone();
            plan.apply(merge.edit(&sides).unwrap()).unwrap();
            prop_assert_eq!(plan, merged);
        }
    }
}
