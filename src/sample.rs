//! The sample plan on this device: a fresh copy each time, under a name that says what it is.

use sightline_plan::{Id, model::About};
use sightline_text::start;

use crate::browser::{
    clock, random,
    storage::{Storage, StoreError},
};

/// Stores a copy as of today; gives its id.
///
/// # Errors
/// Where neither store takes it.
pub async fn store(storage: Storage) -> Result<Id<About>, StoreError> {
    let sample = sightline_sample::sample(clock::today());
    let taken = if storage.has_plans().await {
        storage.plans().await
    } else {
        Vec::new()
    };
    let name = free_name(&sample.about().name, |name| {
        taken.iter().any(|listed| listed.name == name)
    });
    let copy = sample.copied(Id::from_bits(random::bits()), &name);
    storage.create(&copy).await?;
    Ok(copy.about().id.clone())
}

/// The first name that no other plan has.
fn free_name(company: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let first = start::sample::name(company);
    if !is_taken(&first) {
        return first;
    }
    let mut number = 2;
    loop {
        let name = start::sample::name_again(company, number);
        if !is_taken(&name) {
            return name;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::free_name;

    #[test]
    fn each_copy_has_a_name_of_its_own() {
        let mut names: Vec<String> = Vec::new();
        for _ in 0..3 {
            let name = free_name("Rowan", |name| names.iter().any(|other| other == name));
            names.push(name);
        }
        assert_eq!(
            names,
            ["Sample: Rowan", "Sample: Rowan (2)", "Sample: Rowan (3)"]
        );
    }
}
