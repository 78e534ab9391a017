//! Who of a plan's people sits at this device. It is a setting of the device and in no file.

use leptos::prelude::*;
use sightline_plan::{
    Id,
    model::{About, Person},
};

use super::Workspace;
use crate::browser::{Why, device};

/// The person at this device, for the plan that is open.
#[derive(Clone, Copy)]
pub struct Me {
    workspace: Workspace,
    person: RwSignal<Option<Id<Person>>>,
}

impl Me {
    /// Reads who it is.
    pub fn of_open(workspace: Workspace) -> Self {
        let plan = workspace.plan_now();
        let known = plan.and_then(|plan| device::get(&key(&plan.about().id)));
        Self {
            workspace,
            person: RwSignal::new(known.and_then(|id| Id::new(&id))),
        }
    }

    /// Who it is, as long as they are in the plan.
    pub fn get(self) -> Option<Id<Person>> {
        let person = self.person.get()?;
        self.workspace
            .plan()?
            .tables()
            .people
            .contains_key(&person)
            .then_some(person)
    }

    /// Remembers who it is, or forgets it.
    ///
    /// # Errors
    /// Where the device cannot remember it. It holds until the page is left.
    pub fn set(self, person: Option<Id<Person>>) -> Result<(), Why> {
        let text = person.as_ref().map(ToString::to_string);
        self.person.set(person);
        match self.workspace.plan_now() {
            Some(plan) => device::set(&key(&plan.about().id), text.as_deref()),
            None => Ok(()),
        }
    }
}

/// The name of the device's setting.
fn key(plan: &Id<About>) -> String {
    format!("me.{plan}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_plan_has_its_own_me() {
        let key = |id| key(&Id::new(id).unwrap());
        assert_eq!(key("a b"), "me.a b");
        assert_ne!(key("a"), key("b"));
    }
}
