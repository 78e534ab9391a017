//! From what others wrote to a goal of one's own: templates, measures to choose from, people named in words.

use sightline_plan::{
    Goal, Id, Plan,
    model::{Metric, Person, Timing},
};

use crate::context::Context;
use crate::fields::{adopt, keep_as_leading};
use crate::template::Template;
use crate::{Field, read};

/// The goal with a template's sentence, kind and what to watch on the way. Where it hangs in the tree already,
/// its level stays.
pub fn take_template(goal: &Goal, template: &Template, cx: &Context) -> Goal {
    let reading = read(template.statement, cx);
    let mut goal = Goal {
        kind: template.kind,
        pinned: Vec::new(),
        ..goal.clone()
    };
    if goal.parent.is_none() && goal.statement.trim().is_empty() {
        goal.level = template.level;
    }
    let mut taken = adopt(&goal, template.statement, &reading);
    let known = |metric: &Metric| metric.name == template.watch;
    if !template.watch.is_empty() && !taken.metrics.iter().any(known) {
        taken.metrics.push(Metric {
            id: free_id(&taken),
            name: template.watch.to_owned(),
            timing: Some(Timing::Leading),
            ..Metric::default()
        });
    }
    taken
}

/// The goal whose sentence counts effort, ready to be asked for its result: what it counts is kept as a leading
/// indicator, and the sentence makes room.
pub fn ask_for_result(goal: &Goal, cx: &Context) -> Goal {
    let mut kept = keep_as_leading(goal);
    if let Some(leading) = kept
        .metrics
        .last_mut()
        .filter(|metric| metric.name.is_empty())
    {
        goal.statement.trim().clone_into(&mut leading.name);
    }
    kept.pinned.retain(|name| name == Field::Due.name());
    let due = kept.due;
    let mut asked = adopt(&kept, "", &read("", cx));
    asked.due = due;
    if due.is_some() && !asked.pinned.iter().any(|name| name == Field::Due.name()) {
        asked.pinned.push(Field::Due.name().to_owned());
    }
    asked
}

fn free_id(goal: &Goal) -> String {
    let taken = |id: &String| goal.metrics.iter().any(|metric| metric.id == *id);
    let mut ids = (2..).map(|n| format!("m{n}"));
    ids.find(|id| !taken(id)).unwrap_or_default()
}

/// What people commonly count, by the beginnings of words for a quality.
const MEASURES: &str = include_str!("../lexicon/measures.txt");

/// So many measures are offered at most.
const OFFERED: usize = 4;

/// Measures for a wish, to choose from: "improve satisfaction" finds what satisfaction is commonly read
/// from. What the wish names already is not offered.
pub fn suggest_metrics(wish: &str) -> Vec<&'static str> {
    let wish = wish.to_lowercase();
    let words: Vec<&str> = wish
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let lines = MEASURES.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once(" = "));
    // How late in the wish a row is spoken of: of "customer satisfaction", satisfaction is what counts.
    let fit = |beginnings: &str| {
        let spoken = |word: &str| {
            let fits = beginnings
                .split(' ')
                .filter(|begin| word.starts_with(begin));
            fits.map(str::len).max()
        };
        let found = words.iter().enumerate();
        found
            .filter_map(|(at, word)| Some((at, spoken(word)?)))
            .max()
    };
    let mut rows: Vec<_> = rows
        .filter_map(|(beginnings, measures)| Some((fit(beginnings)?, measures)))
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.0));
    let mut found: Vec<&'static str> = Vec::new();
    for measure in rows
        .into_iter()
        .flat_map(|(_, measures)| measures.split("; "))
    {
        if found.len() < OFFERED
            && !found.contains(&measure)
            && !wish.contains(&measure.to_lowercase())
        {
            found.push(measure);
        }
    }
    found
}

/// The people of the plan whose names stand in an answer such as "Ana Sol, Bo and the warehouse", and
/// whatever else it names.
pub fn people_named(plan: &Plan, answer: &str) -> (Vec<Id<Person>>, Vec<String>) {
    let parts = answer
        .split([',', ';', '\n', '&'])
        .flat_map(|part| part.split(" and "))
        .map(|part| {
            part.trim()
                .trim_start_matches("and ")
                .trim_end_matches('.')
                .trim()
        })
        .filter(|part| !part.is_empty());
    let (mut people, mut others) = (Vec::new(), Vec::new());
    for part in parts {
        let low = part.to_lowercase();
        let is_whole = |person: &&Person| person.name.trim().to_lowercase() == low;
        let is_first = |person: &&Person| {
            let name = person.name.to_lowercase();
            name.split_whitespace().next() == Some(low.as_str())
        };
        let all = || plan.tables().people.values().map(|person| &**person);
        let mut first = all().filter(is_first);
        // A first name will do where only one person has it.
        let only = first.next().filter(|_| first.next().is_none());
        match all().find(is_whole).or(only) {
            Some(person) if people.contains(&person.id) => {}
            Some(person) => people.push(person.id.clone()),
            None => others.push(part.to_owned()),
        }
    }
    (people, others)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use sightline_plan::{Edit, Level};

    use super::*;
    use crate::template::templates;
    use crate::{Interview, Question};

    fn cx() -> Context {
        Context::new(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
    }

    #[test]
    fn a_template_brings_its_sentence_and_what_to_watch() {
        let template = &templates()[0];
        let goal = take_template(&Goal::default(), template, &cx());
        assert_eq!(goal.statement, template.statement);
        assert_eq!((goal.level, goal.kind), (template.level, template.kind));
        assert_eq!(goal.metrics.len(), 2);
        assert_eq!(goal.metrics[1].timing, Some(Timing::Leading));
        assert_eq!(goal.metrics[1].name, template.watch);
        // Taking it again adds nothing, and a goal with a place keeps its level.
        assert_eq!(take_template(&goal, template, &cx()), goal);
        let placed = Goal {
            parent: Some(Id::from_bits(1)),
            level: Level::Team,
            ..Goal::default()
        };
        assert_eq!(take_template(&placed, template, &cx()).level, Level::Team);
    }

    #[test]
    fn effort_makes_room_for_its_result() {
        let text = "Make 50 cold calls a day by 31 March 2027";
        let goal = adopt(&Goal::default(), text, &read(text, &cx()));
        let asked = ask_for_result(&goal, &cx());
        assert_eq!(asked.statement, "");
        assert_eq!(asked.due, goal.due);
        assert!(goal.due.is_some());
        let leading = asked.metrics.last().unwrap();
        assert_eq!(leading.timing, Some(Timing::Leading));
        assert_eq!(leading.target, Some(50.0));
        let begun = Interview::new(&asked, &cx());
        let begun = begun.answer(Question::Metric, "offers", &cx()).unwrap();
        let [main, leading] = &begun.goal.metrics[..] else {
            panic!("{:?}", begun.goal.metrics)
        };
        assert_eq!((main.name.as_str(), main.target), ("offers", None));
        assert_eq!(leading.target, Some(50.0));
    }

    #[test]
    fn a_wish_finds_what_it_is_read_from() {
        let found = suggest_metrics("Improve customer satisfaction");
        assert_eq!(found[0], "NPS");
        assert_eq!(found.len(), OFFERED);
        assert!(!suggest_metrics("Raise the NPS of happy guests").contains(&"NPS"));
        assert_eq!(suggest_metrics(""), [""; 0]);
        assert_eq!(suggest_metrics("zzzz qqqq"), [""; 0]);
    }

    #[test]
    fn what_is_offered_is_taken_as_an_answer() {
        let lines = MEASURES.lines().filter(|line| !line.starts_with('#'));
        let measures = lines.filter_map(|line| line.split_once(" = "));
        let measures: Vec<&str> = measures.flat_map(|(_, all)| all.split("; ")).collect();
        assert!(measures.len() > 100);
        let taken = |measure: &str| {
            let begun = Interview::new(&Goal::default(), &cx());
            let answered = begun.answer(Question::Metric, measure, &cx());
            answered.map(|after| after.goal.metrics[0].name.clone())
        };
        let refused = measures.into_iter().map(|it| (it, taken(it)));
        let refused: Vec<_> = refused
            .filter(|(it, name)| name.as_deref() != Ok(*it))
            .collect();
        assert_eq!(refused, []);
    }

    #[test]
    fn people_are_known_by_their_names() {
        let mut plan = Plan::new(Id::from_bits(1), "");
        for (at, name) in ["Ana Sol", "Bo Ek", "Bo Lind"].into_iter().enumerate() {
            let person = Person {
                id: Id::from_bits(at as u64 + 2),
                name: name.to_owned(),
                ..Person::default()
            };
            plan.apply(Edit::Put(person.into())).unwrap();
        }
        let (people, others) = people_named(&plan, "ana, Bo and the warehouse; Bo Lind, Ana Sol.");
        assert_eq!(people, [Id::from_bits(2), Id::from_bits(4)]);
        assert_eq!(others, ["Bo", "the warehouse"]);
    }
}
