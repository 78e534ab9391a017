//! Owners by name.

use std::collections::{HashMap, HashSet};

use sightline_plan::{Id, Plan, model::Person};

/// The people that a table names, each once.
#[derive(Default)]
pub(super) struct People {
    by_name: HashMap<String, Id<Person>>,
    ids: HashSet<Id<Person>>,
    /// Those that were not known, in the order in which they were first named.
    pub people: Vec<Person>,
}

impl People {
    /// Those of a plan are known: by name, or by id where they have none.
    pub fn of(plan: &Plan) -> Self {
        let mut people = Self::default();
        for person in plan.tables().people.values() {
            let name = match person.name.trim() {
                "" => person.id.as_str(),
                name => name,
            };
            people.ids.insert(person.id.clone());
            let of_name = people.by_name.entry(name.to_owned());
            of_name.or_insert_with(|| person.id.clone());
        }
        people
    }

    /// The id of the person with this name, who is made when first named.
    pub fn named(&mut self, name: &str) -> Id<Person> {
        if let Some(id) = self.by_name.get(name) {
            return id.clone();
        }
        let id = self.new_id(name);
        self.ids.insert(id.clone());
        self.by_name.insert(name.to_owned(), id.clone());
        self.people.push(Person {
            id: id.clone(),
            name: name.to_owned(),
            ..Person::default()
        });
        id
    }

    /// An id that tells the name, such as `ana-silva`, with a number where two names make the same.
    fn new_id(&self, name: &str) -> Id<Person> {
        let slug = slug(name);
        let numbered = (2..).map(|number| format!("{slug}-{number}"));
        std::iter::once(slug.clone())
            .chain(numbered)
            .filter_map(|text| Id::new(&text))
            .find(|id| !self.ids.contains(id))
            .unwrap_or_default()
    }
}

/// Letters and digits, in small letters, joined by hyphens; `person` where there are none.
fn slug(name: &str) -> String {
    const LONGEST: usize = 60;
    let lower = name.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let slug: String = words.join("-").chars().take(LONGEST).collect();
    if slug.is_empty() {
        "person".to_owned()
    } else {
        slug
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_person_and_two_names_are_two() {
        let mut people = People::default();
        let ids: Vec<String> = ["Ana Silva", "Łukasz Żak", "Ana Silva", "ana silva", "!?"]
            .map(|name| people.named(name).to_string())
            .into();
        assert_eq!(
            ids,
            [
                "ana-silva",
                "łukasz-żak",
                "ana-silva",
                "ana-silva-2",
                "person"
            ]
        );
        assert_eq!(people.people.len(), 4);
    }

    #[test]
    fn a_long_name_still_makes_an_id() {
        let mut people = People::default();
        let id = people.named(&"Wolfeschlegelstein ".repeat(50));
        assert!(id.as_str().starts_with("wolfeschlegelstein-"));
    }
}
