//! Replies brought into the answers of their steps.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;
use sightline_plan::{Edit, Plan, codec::Field, model::Response};

use super::{
    Became, Heard, HeardReply, Question, Reply, Said, fit,
    merge::{Part, merged},
    said,
};
use crate::{
    Refused,
    run::{Bits, Guide, set},
};

/// What became of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is in.
    New,
    /// It is in, in the place of an earlier one of the same person.
    Replaced,
    /// It was in already.
    Same,
    /// A later one of the same person is in, or came along.
    Older,
    /// It is for another run.
    OtherRun,
    /// The run has no such step any more, or it asks for nothing that was answered.
    NoStep,
}

/// A reply, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The reply.
    pub reply: Reply,
    /// What became of it.
    pub outcome: Outcome,
    /// Whether something in it did not fit what was asked, such as a dot too many, and was left out.
    pub trimmed: bool,
}

/// What it changes to bring replies in.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// The change: one act, one step of undo. `None` where nothing is new.
    pub edit: Option<Edit>,
    /// What became of each reply, in the order given.
    pub arrivals: Vec<Arrival>,
}

impl Guide<'_> {
    /// Brings replies into the answers of their steps, all at once. Of one person's the latest counts, whatever order
    /// they come in.
    ///
    /// # Errors
    /// Where the plan cannot hold an answer.
    pub fn bring_in(&self, replies: &[Reply], bits: Bits) -> Result<Brought, Refused> {
        let mut arrivals: Vec<Arrival> = replies.iter().map(|reply| self.judged(reply)).collect();
        let mut latest: HashMap<(String, String), usize> = HashMap::new();
        for at in 0..arrivals.len() {
            if arrivals[at].outcome != Outcome::New {
                continue;
            }
            let reply = &arrivals[at].reply;
            let who = (reply.step.clone(), reply.token.clone());
            let before = latest.get(&who).copied();
            match before {
                Some(before) if arrivals[before].reply.turn > reply.turn => {
                    arrivals[at].outcome = Outcome::Older;
                }
                _ => {
                    if let Some(before) = before {
                        let is_same = arrivals[before].reply == arrivals[at].reply;
                        arrivals[before].outcome = if is_same {
                            Outcome::Same
                        } else {
                            Outcome::Older
                        };
                    }
                    latest.insert(who, at);
                }
            }
        }
        let mut by_step: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, arrival) in arrivals.iter().enumerate() {
            if arrival.outcome == Outcome::New {
                by_step
                    .entry(arrival.reply.step.clone())
                    .or_default()
                    .push(at);
            }
        }
        let mut plan = self.plan.clone();
        let mut edits = Vec::new();
        for (key, mut places) in by_step {
            // Without names, nothing may tell who was first.
            places.sort_by_key(|at| {
                let reply = &arrivals[*at].reply;
                let token = reply.name.is_empty().then(|| reply.token.clone());
                (token.is_some(), token)
            });
            self.bring_in_at(&key, &places, &mut arrivals, &mut plan, &mut edits, bits)?;
        }
        let edit = (!edits.is_empty()).then_some(Edit::Several(edits));
        Ok(Brought { edit, arrivals })
    }

    /// A reply as far as it says what is asked here.
    fn judged(&self, reply: &Reply) -> Arrival {
        let mut reply = reply.clone();
        reply.name = fit::name(&reply.name);
        let mut arrival = Arrival {
            outcome: Outcome::New,
            trimmed: false,
            reply,
        };
        if arrival.reply.run != self.run.id.as_str() {
            arrival.outcome = Outcome::OtherRun;
            return arrival;
        }
        let stops = self.stops();
        let is_there = stops.iter().any(|stop| stop.key == arrival.reply.step);
        if !is_there || !arrival.reply.is_sound() {
            arrival.outcome = Outcome::NoStep;
            return arrival;
        }
        let questions = self.questions_of(&arrival.reply.step);
        let mut kept: Vec<Said> = Vec::new();
        for said in std::mem::take(&mut arrival.reply.said) {
            let question = questions
                .iter()
                .find(|question| question.id == said.question);
            let is_first = kept.iter().all(|known| known.question != said.question);
            let Some(question) = question.filter(|_| is_first) else {
                arrival.trimmed = true;
                continue;
            };
            let fitted = fit(question, &said.value);
            arrival.trimmed |= fitted.trimmed;
            kept.extend(fitted.value.map(|value| Said { value, ..said }));
        }
        if kept.is_empty() {
            arrival.outcome = Outcome::NoStep;
        }
        arrival.reply.said = kept;
        arrival
    }

    fn bring_in_at(
        &self,
        key: &str,
        places: &[usize],
        arrivals: &mut [Arrival],
        plan: &mut Plan,
        edits: &mut Vec<Edit>,
        bits: Bits,
    ) -> Result<(), Refused> {
        let mut heard = self.heard(key);
        let before = heard.clone();
        let mut new: Vec<usize> = Vec::new();
        for at in places {
            let arrival = &mut arrivals[*at];
            let reply = &arrival.reply;
            let known = heard
                .replies
                .iter_mut()
                .find(|known| known.token == reply.token);
            let mut with = HeardReply {
                token: reply.token.clone(),
                ask: reply.ask.clone(),
                turn: reply.turn,
                name: reply.name.clone(),
                said: reply.said.clone(),
                ..HeardReply::default()
            };
            match known {
                Some(known) if known.turn > reply.turn => arrival.outcome = Outcome::Older,
                Some(known) if known.said == reply.said && known.name == reply.name => {
                    arrival.outcome = Outcome::Same;
                }
                Some(known) => {
                    arrival.outcome = Outcome::Replaced;
                    with.became = std::mem::take(&mut known.became);
                    *known = with;
                    new.push(*at);
                }
                None => {
                    heard.replies.push(with);
                    new.push(*at);
                }
            }
        }
        if new.is_empty() {
            return Ok(());
        }
        let questions: Vec<Question> = self.questions_of(key);
        let inputs = self
            .step(key)
            .map(|step| step.inputs.clone())
            .unwrap_or_default();
        for input in inputs {
            let Some(question) = questions.iter().find(|question| question.id == input.id) else {
                continue;
            };
            let part = |at: &usize| {
                let reply = &arrivals[*at].reply;
                let earlier = before
                    .replies
                    .iter()
                    .find(|known| known.token == reply.token);
                let old = earlier.and_then(|earlier| said(&earlier.said, &input.id));
                let now = said(&reply.said, &input.id);
                let became = earlier.and_then(|earlier| {
                    let mut became = earlier.became.iter();
                    became.find(|became| became.question == input.id)
                });
                Part {
                    token: reply.token.clone(),
                    name: reply.name.clone(),
                    old_name: earlier
                        .map(|earlier| earlier.name.clone())
                        .unwrap_or_default(),
                    round: now.or(old).map_or(0, |said| said.round),
                    old: old.map(|said| said.value.clone()).unwrap_or_default(),
                    new: now.map(|said| said.value.clone()).unwrap_or_default(),
                    ids: became.map(|became| became.ids.clone()).unwrap_or_default(),
                }
            };
            let parts = new.iter().map(part).filter(|part| part.old != part.new);
            let mut parts: Vec<Part> = parts.collect();
            if parts.is_empty() {
                continue;
            }
            let all: Vec<Value> = heard
                .replies
                .iter()
                .filter_map(|reply| said(&reply.said, &input.id).map(|said| said.value.clone()))
                .collect();
            let Some(guide) = Guide::new(plan, &self.run.id, self.workshop, self.today) else {
                return Err(Refused::NoSuchStop);
            };
            let value = merged(&guide, key, &input, question, &mut parts, &all, bits);
            let edit = guide.answer(key, &input.id, value, bits)?;
            plan.apply(edit.clone())?;
            edits.push(edit);
            for part in parts {
                let reply = heard
                    .replies
                    .iter_mut()
                    .find(|known| known.token == part.token);
                if let Some(reply) = reply {
                    reply.became.retain(|became| became.question != input.id);
                    if !part.ids.is_empty() {
                        reply.became.push(Became {
                            question: input.id.clone(),
                            ids: part.ids,
                            ..Became::default()
                        });
                    }
                }
            }
        }
        heard
            .replies
            .sort_by_key(|reply| (reply.name.to_lowercase(), reply.token.clone()));
        let edit = kept(plan, self, key, &heard)?;
        edits.push(edit);
        Ok(())
    }
}

/// Keeps what was heard with the step's other answers.
fn kept(plan: &mut Plan, guide: &Guide, key: &str, heard: &Heard) -> Result<Edit, Refused> {
    let now = Guide::new(plan, &guide.run.id, guide.workshop, guide.today);
    let mut response: Response = now.ok_or(Refused::NoSuchStop)?.response_or_new(key);
    set(&mut response.values, Heard::NAME, heard.write());
    let edit = Edit::Put(response.into());
    plan.apply(edit.clone())?;
    Ok(edit)
}
