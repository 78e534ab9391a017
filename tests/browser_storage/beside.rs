//! What is stored beside the journal, and what tabs tell each other.

use std::{cell::RefCell, rc::Rc};

use sightline::browser::{clock, random};
use sightline_journal::{Message, Occasion};
use sightline_plan::{Edit, Goal, Id, Plan};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Page, done, in_database, in_local, keys, set_database, set_local, start_afresh, wait};

#[wasm_bindgen_test]
async fn a_large_plan_is_stored_deflated_and_read_again() {
    done(start_afresh()).await;
    let (storage, _) = Page::storage().await;
    let mut plan = Plan::new(Id::from_bits(random::bits()), "Plan");
    for at in 0..500 {
        let goal = Goal {
            id: Id::from_bits(at),
            statement: format!("Increase our NPS from {at} to 50 – ü 目"),
            ..Goal::default()
        };
        plan.apply(Edit::Put(goal.into())).expect("an edit");
    }
    storage.create(&plan).await.expect("to be stored");
    let local = in_local();
    assert_eq!(local, in_database().await);
    let text = &local[0].1;
    assert!(text.starts_with("1 deflate "));
    assert!(text.chars().count() * 4 < sightline_plan::file::write(&plan).len());
    let loaded = storage.load(&plan.about().id).await.expect("a plan");
    assert_eq!(loaded.plan, plan);
}

#[wasm_bindgen_test]
async fn the_list_of_plans_reads_only_what_has_changed() {
    done(start_afresh()).await;
    let mut page = Page::new().await;
    page.add_goals(&["a"]).await;
    let goals = async |page: &Page| page.storage.plans().await[0].goals;
    assert_eq!(goals(&page).await, 1);
    let key = keys(&in_local(), ".summary.").pop().expect("a summary");

    // A plan that was changed is read again, also one that was changed by another tab.
    page.add_goals(&["b"]).await;
    assert_eq!(goals(&page).await, 2);
    let another = Page::storage().await.0;
    let mut plan = another.load(page.id()).await.expect("a plan").plan;
    let goal = Goal {
        id: Id::from_bits(9),
        ..Goal::default()
    };
    let change = plan.apply(Edit::Put(goal.into())).expect("an edit");
    another.append(page.id(), &change, clock::now_ms());
    assert_eq!(goals(&page).await, 3);

    // A summary that is damaged, or was made for another state, does not count.
    let whole = in_local()
        .into_iter()
        .find(|(name, _)| *name == key)
        .expect("a summary")
        .1;
    set_local(&key, &whole.replace("\"goals\":3", "\"goals\":4"));
    assert_eq!(goals(&page).await, 3);
    let mended = in_local().into_iter().find(|(name, _)| *name == key);
    assert!(mended.expect("a summary").1.contains("\"goals\":3"));

    let id = page.id().clone();
    page.storage.note_export(&id, 5.0).await;
    assert_eq!(page.storage.plans().await[0].exported_at_ms, Some(5.0));
    page.storage.delete(&id).await.expect("to be deleted");
    assert_eq!(keys(&in_local(), ".summary."), Vec::<String>::new());
    assert_eq!(keys(&in_local(), "exported"), Vec::<String>::new());
    assert_eq!(keys(&in_database().await, "snapshot"), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn snapshots_are_taken_read_thinned_and_go_with_their_plan() {
    done(start_afresh()).await;
    let mut page = Page::new().await;
    page.add_goals(&["a"]).await;
    let (id, storage, first) = (page.id().clone(), page.storage.clone(), page.plan.clone());
    let asked = Occasion::Asked("First".to_owned());
    let taken = storage.snapshot(&first, asked).await.expect("a snapshot");
    storage.note_export(&id, 1.0).await;
    page.add_goals(&["b"]).await;
    // What is replaced is remembered.
    storage.create(&first).await.expect("to be stored");
    let why = async || {
        let snapshots = storage.snapshots(&id).await.expect("snapshots");
        let mut why: Vec<(Occasion, usize)> = snapshots
            .into_iter()
            .map(|it| (it.occasion, it.goals))
            .collect();
        why.sort_by_key(|(why, _)| format!("{why:?}"));
        why
    };
    let expected = [
        (Occasion::Asked("First".to_owned()), 1),
        (Occasion::Exported, 1),
        (Occasion::Replacing, 2),
    ];
    assert_eq!(why().await, expected);
    let then = storage.snapshot_plan(&id, &taken.id).await;
    assert_eq!(then, Ok(Some(first.clone())));

    for _ in 0..12 {
        let passing = storage.snapshot(&first, Occasion::Passing).await;
        passing.expect("a snapshot");
        done(wait(2)).await;
    }
    assert_eq!(why().await.len(), 12);
    storage.remove_snapshot(&id, &taken.id).await.expect("gone");
    assert_eq!(storage.snapshot_plan(&id, &taken.id).await, Ok(None));
    assert_eq!(keys(&in_local(), "snapshot"), Vec::<String>::new());

    // A damaged one is not listed, and costs nothing else.
    let hurt = keys(&in_database().await, "snapshot.head.").pop();
    done(set_database(
        &hurt.expect("a snapshot"),
        Some("junk".to_owned()),
    ))
    .await;
    assert_eq!(why().await.len(), 10);
    storage.delete(&id).await.expect("to be deleted");
    assert_eq!(keys(&in_database().await, "snapshot"), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn tabs_hear_of_each_others_changes() {
    done(start_afresh()).await;
    let page = Page::new().await;
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hear = {
        let heard = Rc::clone(&heard);
        move |message| heard.borrow_mut().push(message)
    };
    let line = page.storage.tabs(page.id(), hear);
    let other = Page::storage().await.0;
    let mut plan = other.load(page.id()).await.expect("a plan").plan;
    let goal = Goal {
        id: Id::from_bits(9),
        ..Goal::default()
    };
    let change = plan.apply(Edit::Put(goal.into())).expect("an edit");
    let entry = other.append(page.id(), &change, clock::now_ms());
    let speaking = other.tabs(page.id(), |_| {});
    speaking.changed(&entry);
    // One does not hear oneself.
    line.changed(&entry);
    other.create(&plan).await.expect("to be stored");
    other.delete(page.id()).await.expect("to be deleted");
    done(wait(50)).await;
    let expected = [Message::Changed(entry), Message::Replaced, Message::Deleted];
    assert_eq!(*heard.borrow(), expected);
    drop(line);
    other.create(&plan).await.expect("to be stored");
    done(wait(50)).await;
    assert_eq!(heard.borrow().len(), 3);
}
