//! Answers that the plan's own record holds: mission, vision, strengths and weaknesses, rhythm.

use serde_json::{Value, json};
use sightline_plan::{
    CycleLength,
    codec::{Field, Path, Reader, Wanted},
    model::{About, Swot},
};

use super::{Draft, Refused};
use crate::{definition::Target, run::Guide};

impl Draft<'_> {
    pub fn bind(&mut self, target: Target, value: Value) -> Result<(), Refused> {
        let mut about = About::clone(self.plan.about());
        let mut reader = Reader::at(Path::default());
        // Taking the answer back leaves the plan as it is: it may have said so before.
        if !value.is_null() {
            match target {
                Target::Mission => fill(&mut about.mission, value, &mut reader),
                Target::Vision => fill(&mut about.vision, value, &mut reader),
                Target::Swot => fill(&mut about.swot, value, &mut reader),
                Target::Cycle => fill(&mut about.settings.cycle, value, &mut reader),
                Target::CheckInDays => {
                    // A choice gives the number as a word.
                    let days = value.as_str().and_then(|days| days.parse::<u32>().ok());
                    let value = days.map_or(value, Value::from);
                    match u32::read(value.clone().into(), &mut reader) {
                        Some(days) if (1..=366).contains(&days) => {
                            about.settings.check_in_days = days
                        }
                        Some(_) => {
                            let _ = reader.refuse::<()>(Wanted::Count, &value.into());
                        }
                        None => {}
                    }
                }
                _ => {}
            }
            if let Some(problem) = reader.into_problems().into_iter().next() {
                return Err(Refused::Value(problem));
            }
            self.put(about.into())?;
            // That it was answered; what was said is in the plan.
            self.keep(json!(true));
        } else {
            self.keep(Value::Null);
        }
        Ok(())
    }
}

fn fill<T: Field>(slot: &mut T, value: Value, reader: &mut Reader) {
    if let Some(read) = T::read(value.into(), reader) {
        *slot = read;
    }
}

impl Guide<'_> {
    /// What the plan's own record says.
    pub(super) fn bound(&self, target: Target) -> Value {
        let about = self.plan.about();
        match target {
            Target::Mission => Value::from(about.mission.clone()),
            Target::Vision => Value::from(about.vision.clone()),
            Target::Swot if about.swot == Swot::default() => Value::Null,
            Target::Swot => about.swot.write(),
            Target::Cycle => CycleLength::write(&about.settings.cycle),
            Target::CheckInDays => Value::from(about.settings.check_in_days),
            _ => Value::Null,
        }
    }
}
