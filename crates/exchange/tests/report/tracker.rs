//! The goal tracker, filled and empty.

use sightline_exchange::report::{
    Asked, Audience, Block, Document, Scope, Table, Words, blank_tracker, html, markdown, tracker,
};
use sightline_plan::{Id, Plan};

use crate::common::{plan, sample, scopes, today};

/// Writes with every word that it asks for.
fn with_words<T>(write: impl FnOnce(&Words<'_>) -> T) -> T {
    let fill = |key: &str, args: &[(&str, &str)]| {
        let text = sightline_text::fill(key, args);
        text.unwrap_or_else(|| panic!("{key} has no words"))
    };
    write(&Words {
        lang: "en",
        fill: &fill,
        day: &|day| day.to_string(),
        number: &|value| value.to_string(),
        amount: &|value, unit| format!("{value} {unit}").trim().to_owned(),
    })
}

fn filled(plan: &Plan, scope: Scope, include_private: bool) -> Option<Document> {
    let asked = Asked {
        scope,
        audience: Audience::Individual,
        include_private,
        today: today(),
    };
    with_words(|words| tracker(plan, &asked, words))
}

fn table(document: &Document) -> &Table {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let mut tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.next().unwrap()
}

const QUAY: &str = r#"{"format":"sightline.plan","version":1,"id":"p","name":"Quay",
    "people":[{"id":"kim","name":"Kim Sol"},{"id":"lee","name":"Lee"}],
    "goals":[
        {"id":"top","level":"company","statement":"Serve every ship within a day"},
        {"id":"cranes","parent":"top","level":"team","statement":"Raise crane availability","owner":"kim",
         "due":"2027-09-30","status":"active","confidence":7,"notes":"Two of three are old","metrics":[
            {"id":"a","name":"Availability","unit":"%","baseline":82,"target":95,
             "history":[{"on":"2026-11-20","value":84.5}]},
            {"id":"b","name":"Stops","direction":"maintain","band":{"low":1,"high":3}}]},
        {"id":"gone","parent":"top","statement":"Given up","owner":"kim","status":"dropped"},
        {"id":"secret","parent":"top","statement":"Replace the supplier","owner":"kim","private":true}],
    "check_ins":[{"id":"c","goal":"cranes","on":"2026-11-21","note":"Good"}]}"#;

#[test]
fn a_row_says_what_the_goal_is_and_how_far_it_is() {
    let quay = plan(QUAY);
    let person = Scope::Person(Id::new("kim").unwrap());
    let document = filled(&quay, person.clone(), false).unwrap();
    assert!(document.is_wide);
    assert_eq!(document.title, "Kim Sol");
    let table = table(&document);
    assert_eq!(table.head.len(), 13);
    assert_eq!(
        (table.head[0].as_str(), table.head[9].as_str()),
        ("Goal", "Last check-in")
    );
    let [row] = &table.rows[..] else {
        panic!("{:?}", table.rows);
    };
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| cell.lines.join(" / "))
        .collect();
    assert_eq!(
        cells,
        [
            "Raise crane availability",
            "Kim Sol",
            "Team",
            "Availability / Stops",
            "82 % / 1",
            "95 % / 3",
            "84.5 % / –",
            "2027-09-30",
            &cells[8],
            "2026-11-21",
            "7 of 10",
            "Serve every ship within a day",
            "Two of three are old",
        ]
    );
    assert!(!cells[8].is_empty());
    assert_eq!(table_rows(&filled(&quay, person, true).unwrap()), 2);
    assert!(filled(&quay, Scope::Person(Id::new("nobody").unwrap()), false).is_none());
    let lee = filled(&quay, Scope::Person(Id::new("lee").unwrap()), false).unwrap();
    assert_eq!(lee.sections[0].blocks.len(), 1);
}

fn table_rows(document: &Document) -> usize {
    table(document).rows.len()
}

#[test]
fn every_scope_and_every_format() {
    let sample = sample();
    for scope in scopes(&sample) {
        let is_run = matches!(scope, Scope::Run(_));
        let Some(document) = filled(&sample, scope, true) else {
            assert!(is_run);
            continue;
        };
        for row in document.sections.iter().flat_map(|section| &section.blocks) {
            if let Block::Table(table) = row {
                assert!(
                    table
                        .rows
                        .iter()
                        .all(|row| row.cells.len() == table.head.len())
                );
            }
        }
        assert!(html(&document).contains("<main class=\"sheet\" data-wide>"));
        let has_table = document.goals().next().is_some();
        assert_eq!(markdown(&document).contains("| Goal "), has_table);
    }
}

#[test]
fn the_empty_one_has_room_and_says_how_it_is_filled_in() {
    let document = with_words(|words| blank_tracker(today(), words));
    assert_eq!(document.title, "Performance goal tracker");
    assert_eq!(document.facts.len(), 3);
    let table = table(&document);
    assert_eq!(table.head, filled_head());
    assert_eq!(table.rows.len(), 10);
    for row in &table.rows {
        assert!(row.cells.iter().skip(1).all(|cell| cell.lines.is_empty()));
    }
    assert!(matches!(document.sections[0].blocks[1], Block::List(ref hints) if hints.len() == 5));
}

fn filled_head() -> Vec<String> {
    let document = filled(&plan(QUAY), Scope::Plan, false).unwrap();
    table(&document).head.clone()
}
