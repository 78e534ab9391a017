//! Whether the meeting of a run keeps to the length that its rule gives.

use sightline_plan::model::RunState;

use super::Guide;
use crate::definition::OffLength;

const MINUTE: f64 = 60_000.0;

impl Guide<'_> {
    /// The present session, where it comes to more minutes than its rule allows, by its time boxes or by the time that it has
    /// taken; or to fewer, where the facilitator changed them. A word to the facilitator, never a hindrance.
    pub fn off_length(&self, now: f64) -> Option<OffLength> {
        let rule = self.workshop.length.as_ref()?;
        let stops = self.stops();
        let here = self.at()?;
        let here = stops.iter().find(|stop| stop.key == here)?.session;
        let mut sessions = self.workshop.sessions.iter();
        let session = sessions.find(|session| session.id == here)?;
        let own = stops
            .iter()
            .filter(|stop| stop.session == here && stop.is_on());
        let boxed = own.map(|stop| stop.minutes).fold(0, u32::saturating_add);
        let extra = self
            .run
            .timer
            .as_ref()
            .map_or(0.0, |timer| timer.extra_minutes);
        let mut minutes = (f64::from(boxed) + extra).max(0.0);
        if self.run.state == RunState::Open {
            let pace = self.pace(now);
            // What was gone through has taken as long as it has.
            minutes = minutes.max((pace.spent + pace.to_come) / MINUTE);
        }
        let changed = !self.agenda.minutes.is_empty();
        OffLength::of(rule, session, minutes.floor() as u32).filter(|off| off.is_over() || changed)
    }
}
