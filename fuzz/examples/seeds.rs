//! Writes examples of what the app itself writes into `fuzz/corpus`, for cargo-fuzz to begin with.

use std::{fs, io, path::Path};

use chrono::NaiveDate;
use sightline_exchange::{csv, link, locked::Locked};
use sightline_journal::{Body, Entry, key, recover};
use sightline_plan::{
    Edit, Goal, Id, Plan, file,
    model::{Direction, Metric, Person},
};
use sightline_workshop::{
    content,
    definition::{self, Workshop},
};

fn main() -> io::Result<()> {
    let plan = plan();
    let file = file::write(&plan);
    put("plan_file", "small.json", &file)?;
    put("table", "own.csv", &csv::write(&plan))?;
    put(
        "table",
        "semicolons.csv",
        "\u{feff}Ziel;Von;Bis;F\u{e4}llig\r\n\"Kosten; senken\";1.234,5;1.000;31.12.2027\r\n",
    )?;
    put(
        "table",
        "other-tool.tsv",
        "Objective\tKey result\tOwner\tProgress\nGrow\tNPS 42 to 50\tMira\t30%\n",
    )?;
    put("link", "open.txt", &link::write(&file))?;
    let locked = Locked {
        rounds: 600_000,
        salt: [7; 16],
        nonce: [9; 12],
        data: b"as good as any".to_vec(),
    };
    put("link", "locked.txt", &link::write_locked(&locked))?;
    put("link", "locked.json", &locked.to_file())?;
    put(
        "pasted",
        "goals.txt",
        "Sales:\n- Increase NPS from 42 to 50 by the end of Q3\n1. Cut costs by 10 %\n",
    )?;
    put(
        "pasted",
        "people.tsv",
        "Name\tRole\tManager\nMira Okafor\tHead\t\nJon Lindqvist\tNurse\tMira Okafor\n",
    )?;
    for id in content::ids().filter_map(content::workshop) {
        put(
            "workshop_file",
            &format!("{}.json", id.id),
            &definition::write(&short(id)),
        )?;
    }
    put("stored", "plan.txt", &stored(&plan))
}

/// A workshop with its first session alone: whole ones are too long to be changed in every place.
fn short(mut workshop: Workshop) -> Workshop {
    workshop.sessions.truncate(1);
    workshop
}

fn plan() -> Plan {
    let mut plan = Plan::new(Id::from_bits(7), "Harbour Clinic");
    let metric = Metric {
        id: "wait".to_owned(),
        name: "wait".to_owned(),
        unit: "days".to_owned(),
        direction: Direction::Decrease,
        baseline: Some(34.0),
        target: Some(14.5),
        ..Metric::default()
    };
    let company = Goal {
        id: Id::from_bits(1),
        statement: "Cut the wait from 34 to 14.5 days".to_owned(),
        owner: Some(Id::from_bits(5)),
        due: NaiveDate::from_ymd_opt(2027, 12, 31),
        metrics: vec![metric],
        ..Goal::default()
    };
    let team = Goal {
        id: Id::from_bits(2),
        parent: Some(Id::from_bits(1)),
        statement: "Call back \u{2192} \"within an hour\"".to_owned(),
        ..Goal::default()
    };
    let mira = Person {
        id: Id::from_bits(5),
        name: "Mira Okafor".to_owned(),
        ..Person::default()
    };
    let edits = vec![
        Edit::Put(mira.into()),
        Edit::Put(company.into()),
        Edit::Put(team.into()),
    ];
    // The corpus is looked at: an empty plan would be seen.
    let _ = plan.apply(Edit::Several(edits));
    plan
}

/// The records of a plan as the target `stored` takes them: without what is put right there.
fn stored(plan: &Plan) -> String {
    let id = &plan.about().id;
    let work = recover(id, &[&[]]).replace(Body::of(plan), &Id::from_bits(9), 5);
    let mut written: Vec<(String, String)> = work
        .puts
        .iter()
        .map(|put| (put.key.clone(), put.text.clone()))
        .collect();
    let mut next = plan.clone();
    let removed = Edit::RemoveGoalKeepChildren(Id::from_bits(1));
    if let Ok(change) = next.apply(removed) {
        let entry = Entry {
            tab: Id::from_bits(9),
            counter: 1,
            stamp: 6,
            at_ms: 1_795_000_000_000,
            change,
        };
        written.push(entry.write(id));
    }
    let records = written.iter().filter_map(|(key, text)| {
        let mut parts = text.splitn(4, ' ');
        let (_, encoding, _, payload) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let place = key.strip_prefix(&key::plan_prefix(id))?;
        Some(format!("{place}\t{encoding}\t{payload}"))
    });
    records.collect::<Vec<_>>().join("\u{1e}")
}

fn put(target: &str, name: &str, text: &str) -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name), text)
}
