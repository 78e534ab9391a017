//! The report of a workshop as a document: what the workshop tells of itself, in finished words.

use sightline_plan::{Id, Plan, codec::parse_date, model::Run};
use sightline_workshop::{
    Guide,
    report::{Entry, Told},
};

use super::{Asked, Block, Document, Item, Line, Section, Words, words::said};

/// The report of a run; `None` where the plan has none of this id.
pub fn report(plan: &Plan, id: &Id<Run>, asked: &Asked, words: &Words<'_>) -> Option<Document> {
    let seen = asked.seen(plan);
    let run = seen.tables().runs.get(id)?;
    let workshop = sightline_workshop::definition(run);
    let guide = Guide::new(&seen, id, &workshop, asked.today)?;
    let told = sightline_workshop::report::report(&guide, asked.include_private);
    let word = |code: &str| words.of(&format!("workshop-report.{code}"), &[]);
    let mut facts = Vec::new();
    if told.workshop != told.title {
        facts.push(Line::new(word("workshop"), told.workshop.clone()));
    }
    let days = [("started", told.started), ("finished", told.finished)];
    for (code, day) in days {
        facts.extend(day.map(|day| Line::new(word(code), (words.day)(day))));
    }
    if !told.present.is_empty() {
        facts.push(Line::new(word("present"), told.present.join(", ")));
    }
    if asked.include_private {
        facts.push(Line::new(words.say("private"), words.say("private-in")));
    }
    let mut sections: Vec<Section> = told
        .sections
        .iter()
        .map(|section| Section {
            code: section.code,
            title: word(&format!("section.{}", section.code)),
            blocks: vec![Block::List(
                section.items.iter().map(|it| item(it, words)).collect(),
            )],
        })
        .collect();
    if sections.is_empty() {
        sections.push(Section {
            code: "in-short",
            title: words.say("section.in-short"),
            blocks: vec![Block::Text(words.say("run-nothing"))],
        });
    }
    let title = said(&told.title).or_else(|| said(&told.workshop));
    let title = title.unwrap_or_else(|| word("workshop"));
    Some(Document {
        lang: words.lang.to_owned(),
        kind: words.say("kind.run"),
        title,
        facts,
        sections,
        foot: words.say_of("foot", &[("day", &(words.day)(asked.today))]),
        is_wide: false,
    })
}

/// As deep as the workshop tells it, which is three at most.
fn item(entry: &Entry, words: &Words<'_>) -> Item {
    let word = |code: &str| words.of(&format!("workshop-report.{code}"), &[]);
    let details = entry.details.iter().map(|(code, told)| {
        let told = match told {
            // Days are told as files write them.
            Told::Text(text) => parse_date(text).map_or_else(|| text.clone(), words.day),
            Told::Code(code) => word(code),
            Told::Count(count, code) => format!("{count} {}", word(code)),
        };
        Line::new(word(code), told)
    });
    Item {
        text: match entry.coded {
            true => word(&entry.text),
            false => entry.text.clone(),
        },
        details: details.collect(),
        items: entry.items.iter().map(|it| item(it, words)).collect(),
    }
}
