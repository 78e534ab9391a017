//! What holds whatever people do, and whatever a file says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod common;

use common::{Room, small, today};
use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::{Map, Value, json};
use sightline_plan::{Edit, Plan, codec::Field, file};
use sightline_workshop::{
    Guide, begin, definition,
    list::Board,
    report,
    run::{begin_edit, ended, moved},
    vote::Poll,
};

fn cases(count: u32) -> ProptestConfig {
    let wanted = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|wanted| wanted.parse().ok());
    ProptestConfig {
        cases: wanted.unwrap_or(count),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Any JSON, now and then with names and values that mean something to the engine.
fn any_json() -> BoxedStrategy<Value> {
    let words = [
        "t1",
        "yes",
        "gone",
        "leading",
        "Sales",
        "Ada",
        "7",
        "deals",
        "2027-06-30",
        "",
        "Raise NPS from 40 to 50 by 30 June 2027",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-5i64..5_000_000).prop_map(Value::from),
        any::<f64>()
            .prop_filter("JSON has no others", |value| value.is_finite())
            .prop_map(Value::from),
        proptest::sample::select(words.to_vec()).prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    let names = [
        "id",
        "text",
        "items",
        "rounds",
        "statement",
        "owner",
        "due",
        "metrics",
        "name",
        "keep",
        "cells",
        "revenue",
        "deal",
        "stages",
        "volume",
        "rate",
        "closed",
        "ballots",
        "by",
        "marks",
        "goal",
        "parent",
        "level",
        "criteria",
        "term",
    ];
    leaf.prop_recursive(4, 40, 5, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((proptest::sample::select(names.to_vec()), inner), 0..5).prop_map(|fields| {
                Value::Object(
                    fields
                        .into_iter()
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect(),
                )
            }),
        ]
    })
    .boxed()
}

fn pick<'t>(at: &Index, texts: &'t [String]) -> &'t str {
    at.get(texts).as_str()
}

/// What a person may do in a run.
#[derive(Clone, Debug)]
enum Act {
    /// Answers something with something.
    Answer(Index, Index, Value),
    /// Answers something with what fits.
    Sensible(Index, Index),
    Clear(Index, Index),
    Move(Index),
    Skip(Index, bool),
    Order(Index),
    Add(u8),
    RemoveRecord(Index),
    End,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => (any::<Index>(), any::<Index>(), any_json()).prop_map(|(a, b, c)| Act::Answer(a, b, c)),
        6 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Act::Sensible(a, b)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Act::Clear(a, b)),
        1 => any::<Index>().prop_map(Act::Move),
        1 => (any::<Index>(), any::<bool>()).prop_map(|(a, b)| Act::Skip(a, b)),
        1 => any::<Index>().prop_map(Act::Order),
        1 => any::<u8>().prop_map(Act::Add),
        1 => any::<Index>().prop_map(Act::RemoveRecord),
        1 => Just(Act::End),
    ]
}

/// The edit of an act; `None` where it is refused.
fn edit(room: &mut Room, act: &Act, now: f64) -> Option<Edit> {
    let guide = Guide::new(&room.plan, &room.run, &room.workshop, today()).unwrap();
    let keys: Vec<String> = guide.stops().iter().map(|stop| stop.key.clone()).collect();
    let inputs = |key: &str| guide.step(key).unwrap().inputs.clone();
    let chosen = |at: &Index, input: &Index| {
        let key = at.get(&keys).clone();
        let inputs = inputs(&key);
        (!inputs.is_empty()).then(|| (key, input.get(&inputs).clone()))
    };
    match act {
        Act::Answer(at, input, value) => {
            let (key, input) = chosen(at, input)?;
            guide
                .answer(&key, &input.id, value.clone(), &mut *room.bits)
                .ok()
        }
        Act::Sensible(at, input) => {
            let (key, input) = chosen(at, input)?;
            let value = sightline_workshop::generate::made_up(&guide, &key, &input);
            Some(
                guide
                    .answer(&key, &input.id, value, &mut *room.bits)
                    .expect("what is made up fits"),
            )
        }
        Act::Clear(at, input) => {
            let (key, input) = chosen(at, input)?;
            Some(
                guide
                    .clear(&key, &input.id, &mut *room.bits)
                    .expect("an answer can be taken back"),
            )
        }
        Act::Move(at) => Some(Edit::Put(moved(guide.run, pick(at, &keys), now).into())),
        Act::Skip(at, skip) => Some(guide.skip(pick(at, &keys), *skip)),
        Act::Order(at) => guide.move_step("one", pick(at, &keys), Some("start")),
        Act::Add(n) => {
            let step = definition::Step {
                id: format!("own{}", n % 3),
                title: "Own".into(),
                ..Default::default()
            };
            guide.add_step("two", step, Some("end"))
        }
        Act::RemoveRecord(at) => {
            let keys: Vec<_> = room.plan.records().map(|record| record.key()).collect();
            let key = at.get(&keys).clone();
            let keeps = key == room.plan.key() || *key.id == *room.run.as_str();
            (!keeps).then_some(Edit::Remove(key))
        }
        Act::End => Some(Edit::Put(ended(guide.run, today(), now).into())),
    }
}

proptest! {
    #![proptest_config(cases(48))]

    /// Whatever is done: the plan takes what the engine gives and stays sound, nothing panics, and all of it can be
    /// taken back in turn.
    #[test]
    fn acts_keep_the_plan_sound_and_can_be_taken_back(acts in vec(act(), 1..25)) {
        let mut room = Room::new();
        let begun = room.plan.clone();
        let mut done = Vec::new();
        for (at, act) in acts.iter().enumerate() {
            let before = room.plan.clone();
            if let Some(edit) = edit(&mut room, act, at as f64 * 1e5)
                && let Ok(change) = room.plan.apply(edit)
            {
                done.push((before, change));
            }
            let guide = room.guide();
            let (_, _, _, _) = (guide.next(), guide.back(), guide.pace(9e6), guide.open());
            for stop in guide.stops() {
                for input in &stop.step.inputs {
                    let _ = (guide.value(&stop.key, &input.id), guide.prefill(&stop.key, &input.id));
                }
            }
        }
        let text = file::write(&room.plan);
        let read = file::read(&text).unwrap();
        prop_assert_eq!(&read.problems[..], &[]);
        prop_assert_eq!(&read.plan, &room.plan);
        let guide = room.guide();
        let markdown = report::markdown(&report::report(&guide, true), &|code| code.to_owned());
        prop_assert!(markdown.lines().all(|line| line.is_empty() || line.trim_start().starts_with(['#', '-'])));
        for (before, change) in done.into_iter().rev() {
            room.plan.undo(&change).unwrap();
            prop_assert_eq!(&room.plan, &before);
        }
        prop_assert_eq!(room.plan, begun);
    }

    /// Answering with what is there changes nothing.
    #[test]
    fn an_answer_given_again_changes_nothing(acts in vec(act(), 1..15)) {
        let mut room = Room::new();
        for act in acts.iter().filter(|act| matches!(act, Act::Sensible(..))) {
            if let Some(edit) = edit(&mut room, act, 0.0) {
                room.apply(edit);
            }
        }
        // Once more for all, since some answers build on later ones; then again.
        for again in [false, true] {
            for key in room.keys() {
                for input in room.guide().step(&key).unwrap().inputs.clone() {
                    let value = room.guide().value(&key, &input.id);
                    if room.guide().has_answer(&key, &input.id) {
                        let change = room.answer(&key, &input.id, value);
                        prop_assert!(!again || change.is_empty(), "{}.{}: {:?}", key, input.id, change);
                    }
                }
            }
        }
    }

    #[test]
    fn any_json_can_be_read_as_a_workshop_and_run(value in any_json(), cut in any::<Index>(), other in any_json()) {
        let _ = definition::read(&value.to_string());
        // A sound one with something wrong in it.
        let mut whole = definition::write_value(&small());
        let mut places = 0;
        replace(&mut whole, &mut |_| { places += 1; false }, &Value::Null);
        let mut left = cut.index(places);
        replace(&mut whole, &mut |_| { let here = left == 0; left = left.wrapping_sub(1); here }, &other);
        let Value::Object(fields) = whole.clone() else { return Ok(()) };
        let mut file: Map<String, Value> = fields;
        file.insert("format".into(), json!(definition::FORMAT));
        if let Ok(reading) = definition::read(&Value::Object(file).to_string()) {
            let mut plan = Plan::new(sightline_plan::Id::new("p").unwrap(), "P");
            let run = begin(&reading.workshop, "", today(), &mut || 5);
            if plan.apply(begin_edit(&run)).is_ok() {
                let kept = definition::read_value(plan.tables().runs.get(&run.id).unwrap().definition.clone());
                prop_assert_eq!(&kept.workshop, &reading.workshop);
                let guide = Guide::new(&plan, &run.id, &kept.workshop, today()).unwrap();
                for stop in guide.stops() {
                    for input in &stop.step.inputs {
                        let value = sightline_workshop::generate::made_up(&guide, &stop.key, input);
                        let _ = guide.answer(&stop.key, &input.id, value, &mut || 6);
                    }
                }
                let _ = report::report(&guide, false);
            }
        }
    }

    #[test]
    fn grouping_loses_no_thought(lines in "[a-c\n]{0,20}", acts in vec((0u8..6, any::<Index>(), any::<Index>()), 0..20)) {
        let start = Board::default().with_lines(&lines, "");
        let mut board = start.clone();
        for (act, one, two) in acts {
            let items: Vec<String> = board.items.iter().map(|item| item.id.clone()).collect();
            let mut groups: Vec<String> = board.groups.iter().map(|group| group.id.clone()).collect();
            groups.push("nothing".into());
            if items.is_empty() {
                continue;
            }
            board = match act {
                0 => board.grouped(&[pick(&one, &items), pick(&two, &items)], None).0,
                1 => board.grouped(&[pick(&one, &items)], Some(pick(&two, &groups))).0,
                2 => board.named(pick(&one, &groups), "Name"),
                3 => board.merged(pick(&one, &groups), pick(&two, &groups)),
                4 => board.ungrouped(pick(&one, &groups)),
                _ => board.placed(pick(&one, &items), Some(pick(&two, &items))),
            };
        }
        let sorted = |board: &Board| {
            let mut texts: Vec<(String, String)> = board.items.iter().map(|item| (item.id.clone(), item.text.clone())).collect();
            texts.sort();
            texts
        };
        prop_assert_eq!(sorted(&board), sorted(&start));
        for item in &board.items {
            prop_assert!(item.group.is_empty() || board.groups.iter().any(|group| group.id == item.group));
        }
    }

    #[test]
    fn nobody_gives_more_dots_than_they_have(votes in 0u32..5, per_item in 0u32..5, marks in vec((0u8..3, 0u8..3, any::<bool>()), 0..30)) {
        let mut poll = Poll::default().opened(votes, per_item);
        for (by, item, give) in marks {
            let (by, item) = (by.to_string(), item.to_string());
            poll = match give {
                true => poll.marked(&by, &item).unwrap_or(poll),
                false => poll.unmarked(&by, &item),
            };
        }
        let round = poll.open().unwrap().clone();
        let items: Vec<String> = (0..3).map(|n| n.to_string()).collect();
        for by in &items {
            let given: u32 = items.iter().map(|item| round.on_item(by, item)).sum();
            prop_assert_eq!(given + round.left(by), round.votes);
            prop_assert!(items.iter().all(|item| round.on_item(by, item) <= round.per_item));
        }
        let counted: u32 = poll.closed().result(&items).unwrap().iter().map(|count| count.dots).sum();
        let given: u32 = items.iter().map(|by| round.votes - round.left(by)).sum();
        prop_assert_eq!(counted, given);
        prop_assert_eq!(Poll::read(poll.write(), &mut sightline_plan::codec::Reader::default()), Some(poll));
    }
}

/// Puts another value where `here` says so, in the order of walking.
fn replace(value: &mut Value, here: &mut dyn FnMut(&Value) -> bool, other: &Value) {
    if here(value) {
        *value = other.clone();
        return;
    }
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, here, other)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|field| replace(field, here, other)),
        _ => {}
    }
}

#[test]
fn most_acts_do_something() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let (mut taken, mut all) = (0, 0);
    for _ in 0..20 {
        let mut room = Room::new();
        for act in vec(act(), 20).new_tree(&mut runner).unwrap().current() {
            all += 1;
            if let Some(edit) = edit(&mut room, &act, 0.0)
                && room.plan.apply(edit).is_ok_and(|change| !change.is_empty())
            {
                taken += 1;
            }
        }
    }
    assert!(taken * 2 > all, "{taken} of {all}");
}
