//! The adapters to the web platform, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod beside;

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Promise};
use sightline::browser::{
    Why, clock, device, download,
    files::{self, FileError},
    random,
    storage::{LoadError, SaveState, Storage},
};
use sightline_journal::SETTLE_MS;
use sightline_plan::{Edit, Goal, Id, Plan, model::About};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/tests/browser_storage.js")]
extern "C" {
    /// Empties both stores and takes back whatever was broken.
    #[wasm_bindgen(js_name = startAfresh)]
    fn start_afresh() -> Promise;
    fn wait(milliseconds: u32) -> Promise;
    #[wasm_bindgen(js_name = localRecords)]
    fn local_records() -> Array;
    #[wasm_bindgen(js_name = setLocal)]
    fn set_local(key: &str, text: &str);
    #[wasm_bindgen(js_name = removeLocal)]
    fn remove_local(key: &str);
    /// Leaves no room for as many characters as a record has.
    #[wasm_bindgen(js_name = fillLocal)]
    fn fill_local();
    #[wasm_bindgen(js_name = blockLocal)]
    fn block_local();
    #[wasm_bindgen(js_name = databaseRecords)]
    fn database_records() -> Promise;
    #[wasm_bindgen(js_name = setDatabase)]
    fn set_database(key: &str, text: Option<String>) -> Promise;
    #[wasm_bindgen(js_name = deleteDatabase)]
    fn delete_database() -> Promise;
    #[wasm_bindgen(js_name = blockDatabase)]
    fn block_database();
    /// Every write fails as if the disk were full.
    #[wasm_bindgen(js_name = fillDatabase)]
    fn fill_database();
    /// How durable the writes so far were asked to be.
    #[wasm_bindgen(js_name = durabilities)]
    fn durabilities() -> Array;
    /// Holds this lock until the next test.
    #[wasm_bindgen(js_name = holdLock)]
    fn hold_lock(name: &str) -> Promise;
    /// Catches what is offered for download; gives name, type and text.
    #[wasm_bindgen(js_name = catchDownload)]
    fn catch_download() -> Promise;
    #[wasm_bindgen(js_name = makeFile)]
    fn make_file(bytes: &[u8]) -> web_sys::File;
    #[wasm_bindgen(js_name = localDay)]
    fn local_day() -> String;
}

type Records = Vec<(String, String)>;

fn records(pairs: &Array) -> Records {
    let text = |pair: &JsValue, at| Array::from(pair).get(at).as_string().expect("a text");
    pairs
        .iter()
        .map(|pair| (text(&pair, 0), text(&pair, 1)))
        .collect()
}

async fn done(promise: Promise) -> JsValue {
    JsFuture::from(promise).await.expect("an answer")
}

async fn in_database() -> Records {
    records(&done(database_records()).await.into())
}

fn in_local() -> Records {
    records(&local_records())
}

fn keys(records: &Records, part: &str) -> Vec<String> {
    let keys = records.iter().map(|(key, _)| key.clone());
    keys.filter(|key| key.contains(part)).collect()
}

/// A loading of the app, with a plan open in it.
struct Page {
    storage: Storage,
    plan: Plan,
    states: Rc<RefCell<Vec<SaveState>>>,
}

impl Page {
    async fn storage() -> (Storage, Rc<RefCell<Vec<SaveState>>>) {
        let states = Rc::new(RefCell::new(Vec::new()));
        let told = Rc::clone(&states);
        let storage = Storage::open(move |state| told.borrow_mut().push(state)).await;
        (storage, states)
    }

    /// With a new plan.
    async fn new() -> Self {
        let (storage, states) = Self::storage().await;
        let plan = Plan::new(Id::from_bits(random::bits()), "Plan");
        storage.create(&plan).await.expect("to be stored");
        Self {
            storage,
            plan,
            states,
        }
    }

    async fn reload(self) -> Self {
        let (storage, states) = Self::storage().await;
        let loaded = storage.load(self.id()).await.expect("a plan");
        Self {
            storage,
            plan: loaded.plan,
            states,
        }
    }

    fn id(&self) -> &Id<About> {
        &self.plan.about().id
    }

    fn add_goal(&mut self, id: &str) {
        let goal = Goal {
            id: Id::new(id).expect("an id"),
            statement: format!("Goal {id}"),
            ..Goal::default()
        };
        let change = self.plan.apply(Edit::Put(goal.into())).expect("an edit");
        self.storage.append(self.id(), &change, clock::now_ms());
    }

    fn state(&self) -> SaveState {
        self.states.borrow().last().cloned().expect("a state")
    }

    async fn settled(&self) -> SaveState {
        for _ in 0..500 {
            if self.state() != SaveState::Saving {
                break;
            }
            done(wait(10)).await;
        }
        self.state()
    }

    async fn add_goals(&mut self, ids: &[&str]) {
        for id in ids {
            self.add_goal(id);
        }
        assert_eq!(self.settled().await, SaveState::Saved);
    }
}

#[wasm_bindgen_test]
async fn what_is_saved_is_there_again() {
    done(start_afresh()).await;
    let mut page = Page::new().await;
    page.add_goal("a");
    // Local storage has it at once, whatever happens to the page now.
    assert_eq!(keys(&in_local(), ".log.").len(), 1);
    assert_eq!(page.state(), SaveState::Saving);
    page.add_goal("b");
    assert_eq!(page.settled().await, SaveState::Saved);
    let told = [SaveState::Saved, SaveState::Saving, SaveState::Saved];
    assert_eq!(*page.states.borrow(), told);
    let durabilities = durabilities();
    assert!(durabilities.length() > 0 && durabilities.iter().all(|it| it == "strict"));
    assert_eq!(in_local(), in_database().await);

    let plan = page.plan.clone();
    let mut page = page.reload().await;
    assert_eq!(page.plan, plan);
    page.add_goals(&["c"]).await;
    let plan = page.plan.clone();
    let page = page.reload().await;
    assert_eq!(page.plan, plan);

    let listed = page.storage.plans().await;
    assert_eq!(listed.len(), 1);
    assert_eq!(
        (&listed[0].id, listed[0].name.as_str()),
        (page.id(), "Plan")
    );
    assert_eq!((listed[0].goals, listed[0].damaged), (3, 0));
    assert!((clock::now_ms() - listed[0].changed_at_ms).abs() < 60_000.0);
}

#[wasm_bindgen_test]
async fn either_store_makes_up_for_the_other() {
    done(start_afresh()).await;
    let mut page = Page::new().await;
    page.add_goals(&["a", "b"]).await;
    let (plan, all) = (page.plan.clone(), in_local());

    remove_local(&keys(&all, ".log.")[0]);
    let page = page.reload().await;
    assert_eq!(page.plan, plan);
    assert_eq!(in_local(), all);

    for (key, _) in &all {
        done(set_database(key, None)).await;
    }
    let page = page.reload().await;
    assert_eq!(page.plan, plan);
    assert_eq!(in_database().await, all);

    for (key, _) in &all {
        remove_local(key);
    }
    let page = page.reload().await;
    assert_eq!(page.plan, plan);
    assert_eq!(in_local(), all);
}

#[wasm_bindgen_test]
async fn a_damaged_record_is_named_kept_and_costs_nothing_else() {
    done(start_afresh()).await;
    let mut page = Page::new().await;
    page.add_goals(&["a", "b", "c"]).await;
    let hurt = keys(&in_local(), ".log.")[1].clone();
    set_local(&hurt, "1 json 00000000 {\"half");

    let loaded = page.storage.load(page.id()).await.expect("a plan");
    assert_eq!((&loaded.plan, loaded.whole), (&page.plan, true));
    assert_eq!(loaded.damaged.len(), 1);
    assert!(loaded.damaged[0].key == hurt && loaded.damaged[0].whole_elsewhere);

    done(set_database(&hurt, Some("junk".to_owned()))).await;
    let loaded = page.storage.load(page.id()).await.expect("a plan");
    let goals: Vec<&str> = loaded.plan.tables().goals.keys().map(Id::as_str).collect();
    assert_eq!(goals, ["a", "c"]);
    assert_eq!(loaded.damaged.len(), 2);
    assert_eq!(page.storage.plans().await[0].damaged, 2);
    let raw = page.storage.raw().await;
    assert!(raw.contains(&(format!("indexedDB/{hurt}"), "junk".to_owned())));
    assert!(
        raw.iter()
            .any(|(key, text)| *key == format!("localStorage/{hurt}") && text.ends_with("half"))
    );
}

#[wasm_bindgen_test]
async fn many_changes_become_a_checkpoint_and_the_old_ones_go() {
    done(start_afresh()).await;
    let mut page = Page::new().await;
    for round in 0..3 {
        let ids: Vec<String> = (0..200).map(|at| format!("{round}-{at}")).collect();
        page.add_goals(&ids.iter().map(String::as_str).collect::<Vec<_>>())
            .await;
        let plan = page.plan.clone();
        // A checkpoint waits until nothing is on its way from another tab any more.
        page = page.reload().await;
        assert_eq!(keys(&in_local(), ".base.").len(), 2.min(round + 1));
        done(wait(SETTLE_MS as u32 + 100)).await;
        page = page.reload().await;
        assert_eq!(page.plan, plan);
        let (local, database) = (in_local(), in_database().await);
        assert_eq!(local, database);
        // The last two checkpoints, and the entries since the one before.
        assert_eq!(keys(&local, ".base.").len(), 2);
        assert_eq!(keys(&local, ".log.").len(), 200);
    }
    assert_eq!(page.plan.tables().goals.len(), 600);
    let plan = page.plan.clone();
    assert_eq!(page.reload().await.plan, plan);
}

#[wasm_bindgen_test]
async fn another_tab_that_tidies_up_is_left_to_it() {
    done(start_afresh()).await;
    let mut page = Page::new().await;
    let ids: Vec<String> = (0..200).map(|at| at.to_string()).collect();
    page.add_goals(&ids.iter().map(String::as_str).collect::<Vec<_>>())
        .await;
    done(hold_lock(&format!("sightline.plan.{}.lock", page.id()))).await;
    let plan = page.plan.clone();
    let page = page.reload().await;
    assert_eq!(page.plan, plan);
    assert_eq!(keys(&in_local(), ".base.").len(), 1);
}

#[wasm_bindgen_test]
async fn a_deleted_plan_leaves_a_tombstone_and_can_come_back() {
    done(start_afresh()).await;
    let mut page = Page::new().await;
    page.add_goals(&["a"]).await;
    let log = in_local()
        .into_iter()
        .find(|(key, _)| key.contains(".log."));
    let (log, text) = log.expect("an entry");
    page.storage.delete(page.id()).await.expect("to be deleted");
    let gone = format!("sightline.plan.{}.gone", page.id());
    assert_eq!(keys(&in_local(), ""), [gone.as_str()]);
    assert_eq!(keys(&in_database().await, ""), [gone.as_str()]);

    // As when local storage forgets that it was removed.
    set_local(&log, &text);
    let found = page.storage.load(page.id()).await;
    assert_eq!(found.map(|_| ()), Err(LoadError::Deleted));
    assert_eq!(page.storage.plans().await, []);
    assert_eq!(keys(&in_local(), ""), [gone.as_str()]);

    page.storage.create(&page.plan).await.expect("to be stored");
    set_local(&log, &text);
    let plan = page.plan.clone();
    assert_eq!(page.reload().await.plan, plan);
}

#[wasm_bindgen_test]
async fn erasing_takes_all_that_is_ours_and_nothing_else() {
    done(start_afresh()).await;
    set_local("other", "theirs");
    set_local("sightlines", "theirs");
    device::set("theme", Some("dark")).expect("to be remembered");
    let mut page = Page::new().await;
    page.add_goals(&["a"]).await;
    page.storage.erase_all().await.expect("to be erased");
    assert_eq!(keys(&in_local(), ""), ["other", "sightlines"]);
    assert_eq!(
        keys(&in_database().await, ""),
        [format!("sightline.plan.{}.gone", page.id())]
    );
    let nothing = Page::storage().await.0;
    assert_eq!(nothing.plans().await, []);
    let none = nothing.load(&Id::from_bits(5)).await;
    assert_eq!(none.map(|_| ()), Err(LoadError::Absent));
}

#[wasm_bindgen_test]
async fn full_stores_are_told_apart_and_nothing_is_lost() {
    done(start_afresh()).await;
    let mut page = Page::new().await;
    page.add_goals(&["a"]).await;
    fill_local();
    page.add_goal("b");
    assert_eq!(page.settled().await, SaveState::DatabaseOnly(Why::Full));
    assert_eq!(page.storage.health().local, Err(Why::Full));

    fill_database();
    page.add_goal("c");
    let neither = SaveState::MemoryOnly {
        local: Why::Full,
        database: Why::Full,
    };
    assert_eq!(page.settled().await, neither);
    let waiting = page.storage.raw().await;
    assert_eq!(keys(&waiting, "memory/").len(), 1);
    let loaded = page.storage.load(page.id()).await.expect("a plan");
    assert_eq!(loaded.plan, page.plan);

    // Room again in local storage.
    remove_local("filler");
    page.add_goal("d");
    assert_eq!(page.settled().await, SaveState::LocalOnly(Why::Full));
    let plan = page.plan.clone();
    let page = page.reload().await;
    assert_eq!(page.plan, plan);
}

#[wasm_bindgen_test]
async fn what_waited_in_memory_is_saved_as_soon_as_there_is_room() {
    done(start_afresh()).await;
    let mut page = Page::new().await;
    fill_local();
    fill_database();
    page.add_goal("a");
    assert!(matches!(page.settled().await, SaveState::MemoryOnly { .. }));
    let (id, records) = (page.id().clone(), in_local().len());
    done(start_afresh()).await;
    page.storage
        .create(&Plan::new(id, "Plan"))
        .await
        .expect("to be stored");
    page.add_goals(&["b"]).await;
    assert!(records > 0 && keys(&in_local(), ".log.").len() == 2);
    let mut stored = in_database().await;
    stored.retain(|(key, _)| key.starts_with("sightline.plan."));
    assert_eq!(in_local(), stored);
}

#[wasm_bindgen_test]
async fn without_a_database_local_storage_serves_alone() {
    done(start_afresh()).await;
    block_database();
    let mut page = Page::new().await;
    assert_eq!(page.storage.health().database, Err(Why::Blocked));
    assert_eq!(page.state(), SaveState::LocalOnly(Why::Blocked));
    page.add_goal("a");
    assert_eq!(page.settled().await, SaveState::LocalOnly(Why::Blocked));
    let plan = page.plan.clone();
    let page = page.reload().await;
    assert_eq!(page.plan, plan);
    page.storage.delete(page.id()).await.expect("to be deleted");
    assert_eq!(page.storage.plans().await, []);
}

#[wasm_bindgen_test]
async fn without_local_storage_the_database_serves_alone() {
    done(start_afresh()).await;
    block_local();
    let mut page = Page::new().await;
    assert_eq!(page.storage.health().local, Err(Why::Blocked));
    page.add_goal("a");
    assert_eq!(page.settled().await, SaveState::DatabaseOnly(Why::Blocked));
    let plan = page.plan.clone();
    let page = page.reload().await;
    assert_eq!(page.plan, plan);
    assert_eq!(device::get("theme"), None);
    assert_eq!(device::set("theme", Some("dark")), Err(Why::Blocked));
}

#[wasm_bindgen_test]
async fn a_plan_that_no_store_takes_is_an_error_and_stays_in_memory() {
    done(start_afresh()).await;
    let (storage, _) = Page::storage().await;
    fill_local();
    fill_database();
    let plan = Plan::new(Id::from_bits(1), "Plan");
    let error = storage.create(&plan).await.expect_err("no room");
    assert_eq!(
        (error.local, error.database),
        (Some(Why::Full), Some(Why::Full))
    );
}

#[wasm_bindgen_test]
async fn a_database_that_the_browser_threw_away_is_made_anew() {
    done(start_afresh()).await;
    let mut page = Page::new().await;
    page.add_goals(&["a"]).await;
    // Asks our connection to close, and waits until it has.
    done(delete_database()).await;
    page.add_goals(&["b"]).await;
    let plan = page.plan.clone();
    let page = page.reload().await;
    assert_eq!(page.plan, plan);
    assert_eq!(in_local(), in_database().await);
}

#[wasm_bindgen_test]
async fn the_device_remembers_settings() {
    done(start_afresh()).await;
    assert_eq!(device::get("theme"), None);
    device::set("theme", Some("dark")).expect("to be remembered");
    device::set("me", Some("a “person”")).expect("to be remembered");
    assert_eq!(device::get("theme").as_deref(), Some("dark"));
    device::set("theme", None).expect("to be forgotten");
    assert_eq!(device::get("theme"), None);
    assert_eq!(device::get("me").as_deref(), Some("a “person”"));
    fill_local();
    assert_eq!(device::set("long", Some(&"x".repeat(5000))), Err(Why::Full));
    assert_eq!(device::get("me").as_deref(), Some("a “person”"));
    set_local("sightline.device.me", "junk");
    assert_eq!(device::get("me"), None);
}

#[wasm_bindgen_test]
async fn a_text_is_offered_as_a_file() {
    done(start_afresh()).await;
    let caught = catch_download();
    download::offer("plan.json", "application/json", "{\"ü\":1}").expect("to be offered");
    let caught: Array = done(caught).await.into();
    let caught: Vec<Option<String>> = caught.iter().map(|it| it.as_string()).collect();
    let caught: Vec<&str> = caught.iter().flatten().map(String::as_str).collect();
    assert_eq!(caught, ["plan.json", "application/json", "{\"ü\":1}"]);
}

#[wasm_bindgen_test]
async fn files_are_read_as_text_or_refused() {
    let file = make_file("ümlaut".as_bytes());
    assert_eq!(files::read_text(&file, 7.0).await.as_deref(), Ok("ümlaut"));
    assert_eq!(
        files::read_text(&file, 6.0).await,
        Err(FileError::TooLarge {
            bytes: 7.0,
            limit: 6.0
        })
    );
    let file = make_file(&[0x66, 0xfc, 0x72]);
    assert_eq!(files::read_text(&file, 10.0).await, Err(FileError::NotText));
}

#[wasm_bindgen_test]
fn the_day_is_that_of_the_person() {
    assert_eq!(clock::today().to_string(), local_day());
    assert_ne!(random::bits(), random::bits());
}
