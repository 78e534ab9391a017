//! What a new plan begins with, by the language of the page.

use sightline_plan::{DecimalSign, Edit, Id, Plan, Settings, model::About};

use crate::browser::random;

/// How people write numbers and money who read the language of the page.
pub fn settings() -> Settings {
    match sightline_text::current() {
        "fr" => Settings {
            decimal: DecimalSign::Comma,
            currency: "€".to_owned(),
            ..Settings::default()
        },
        _ => Settings::default(),
    }
}

/// A new plan of this name.
pub fn plan(name: &str) -> Plan {
    let mut plan = Plan::new(Id::from_bits(random::bits()), name);
    let about = About {
        settings: settings(),
        ..About::clone(plan.about())
    };
    // A plan without anything in it takes any settings; one that did not would still be a plan.
    let _ = plan.apply(Edit::Put(about.into()));
    plan
}
