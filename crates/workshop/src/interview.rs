//! Interviews with stakeholders: what to ask whom, what was answered, its themes, and who is still
//! silent.

use std::collections::BTreeMap;

use serde_json::Value;
use sightline_plan::{
    Edit, Id,
    codec::Field,
    model::{Answer, Interview, ThemeMark},
    record,
};

use crate::{
    definition::{Bank, Workshop},
    run::{Bits, Guide},
};

record! {
    /// The answer to a [`Kit`](crate::definition::InputKind::Kit): the questions to ask, in their order.
    pub struct Kit {
        /// The questions.
        questions: Vec<Asked>,
    }
}

record! {
    /// A question of a kit.
    pub struct Asked {
        /// Its id within the kit.
        id: String,
        /// The topic's id; may be empty for one's own.
        topic: String,
        /// The audience's id; empty for everyone.
        audience: String,
        /// The question, as it will be put.
        text: String,
        /// Whether the facilitator wrote it.
        own: bool,
    }
}

impl Kit {
    /// The workshop's questions to these audiences about these topics, topic by topic.
    pub fn of(bank: &Bank, audiences: &[String], topics: &[String]) -> Self {
        let mut questions = Vec::new();
        for topic in bank
            .topics
            .iter()
            .filter(|topic| topics.contains(&topic.id))
        {
            let about = bank
                .questions
                .iter()
                .filter(|question| question.topic == topic.id);
            let wanted = about.filter(|question| audiences.contains(&question.audience));
            questions.extend(wanted.map(|question| Asked {
                id: question.id.clone(),
                topic: question.topic.clone(),
                audience: question.audience.clone(),
                text: question.text.clone(),
                ..Asked::default()
            }));
        }
        Self {
            questions,
            ..Self::default()
        }
    }

    /// The kit for other audiences and topics: what was mended, moved, added or taken out of those that
    /// were in before stays so.
    #[must_use]
    pub fn widened(&self, bank: &Bank, audiences: &[String], topics: &[String]) -> Self {
        let mut kit = self.clone();
        let stays = |asked: &Asked| {
            asked.own || (audiences.contains(&asked.audience) && topics.contains(&asked.topic))
        };
        let before: Vec<(String, String)> = kit
            .questions
            .iter()
            .map(|asked| (asked.audience.clone(), asked.topic.clone()))
            .collect();
        kit.questions.retain(stays);
        let new = Self::of(bank, audiences, topics).questions.into_iter();
        kit.questions.extend(
            new.filter(|asked| !before.contains(&(asked.audience.clone(), asked.topic.clone()))),
        );
        kit
    }

    /// The questions for one audience, those for everyone too.
    pub fn for_audience<'k>(&'k self, audience: &'k str) -> impl Iterator<Item = &'k Asked> {
        self.questions
            .iter()
            .filter(move |asked| asked.audience.is_empty() || asked.audience == audience)
    }

    /// What to take along to each audience, in the order of the questions: its own and those for everyone. Where
    /// all are for everyone, a single sheet for nobody in particular.
    pub fn sheets(&self) -> Vec<(&str, Vec<&Asked>)> {
        let mut audiences: Vec<&str> = Vec::new();
        for asked in &self.questions {
            if !asked.audience.is_empty() && !audiences.contains(&asked.audience.as_str()) {
                audiences.push(&asked.audience);
            }
        }
        if audiences.is_empty() && !self.questions.is_empty() {
            audiences.push("");
        }
        let sheets = audiences.into_iter();
        sheets
            .map(|audience| (audience, self.for_audience(audience).collect()))
            .collect()
    }

    /// The kit with a question of one's own at the end.
    #[must_use]
    pub fn with_own(&self, topic: &str, audience: &str, text: &str) -> Self {
        let mut kit = self.clone();
        let taken = |id: &str| self.questions.iter().any(|asked| asked.id == id);
        let id = (1_u32..).map(|n| format!("own-{n}")).find(|id| !taken(id));
        kit.questions.push(Asked {
            id: id.unwrap_or_default(),
            topic: topic.to_owned(),
            audience: audience.to_owned(),
            text: text.to_owned(),
            own: true,
            ..Asked::default()
        });
        kit
    }

    /// The kit with a question in other words.
    #[must_use]
    pub fn reworded(&self, id: &str, text: &str) -> Self {
        let mut kit = self.clone();
        if let Some(asked) = kit.questions.iter_mut().find(|asked| asked.id == id) {
            text.clone_into(&mut asked.text);
        }
        kit
    }

    /// The kit without a question.
    #[must_use]
    pub fn without(&self, id: &str) -> Self {
        let mut kit = self.clone();
        kit.questions.retain(|asked| asked.id != id);
        kit
    }

    /// The kit with a question before another; `None` is last.
    #[must_use]
    pub fn placed(&self, id: &str, before: Option<&str>) -> Self {
        let mut kit = self.clone();
        let Some(from) = kit.questions.iter().position(|asked| asked.id == id) else {
            return kit;
        };
        let moved = kit.questions.remove(from);
        let at =
            before.and_then(|before| kit.questions.iter().position(|asked| asked.id == before));
        kit.questions
            .insert(at.unwrap_or(kit.questions.len()), moved);
        kit
    }

    /// The kit as it is kept.
    pub fn value(&self) -> Value {
        self.write()
    }
}

/// Words of an answer under a theme, and whose they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The interview.
    pub interview: Id<Interview>,
    /// The place of the answer in it.
    pub answer: usize,
    /// The character at which the words start.
    pub at: u32,
    /// The words.
    pub words: String,
    /// Who said it.
    pub who: String,
    /// Their audience's id.
    pub audience: String,
    /// The question.
    pub question: String,
}

/// How many answers an audience gave to a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The audience's id.
    pub audience: String,
    /// The topic's id.
    pub topic: String,
    /// Answers that say something.
    pub answers: usize,
    /// Whether the workshop or the kit asks this audience about it.
    pub asked: bool,
}

impl Guide<'_> {
    /// The run's interviews, oldest first.
    pub fn interviews(&self) -> Vec<&Interview> {
        let all = self.plan.tables().interviews.values().map(AsRef::as_ref);
        let mut own: Vec<&Interview> = all
            .filter(|interview: &&Interview| interview.run.as_ref() == Some(&self.run.id))
            .collect();
        own.sort_by_key(|interview| interview.on);
        own
    }

    /// The kit of the run: that of the first kit that was answered.
    pub fn kit(&self) -> Kit {
        let stops = self.stops();
        let mut kits = stops.iter().flat_map(|stop| {
            let kits = stop.step.inputs.iter();
            let kits = kits.filter(|input| input.kind == crate::definition::InputKind::Kit);
            kits.map(|input| (stop.key.as_str(), input.id.as_str()))
        });
        let answered = kits.find(|(key, input)| self.stored(key, input).is_some());
        answered
            .map(|(key, input)| self.read(key, input))
            .unwrap_or_default()
    }

    /// The questions for one of an audience, not answered yet: those of the kit, or where there is none all of the
    /// workshop's.
    pub fn questions(&self, audience: &str) -> Vec<Answer> {
        let mut kit = self.kit();
        if kit.questions.is_empty() {
            let bank = &self.workshop.bank;
            let all: Vec<String> = bank.topics.iter().map(|topic| topic.id.clone()).collect();
            kit = Kit::of(bank, &[audience.to_owned()], &all);
        }
        let questions = kit.for_audience(audience).cloned();
        let answers = questions.map(|asked| Answer {
            topic: asked.topic,
            question: asked.text,
            ..Answer::default()
        });
        answers.collect()
    }

    /// A new interview of this run with one of an audience.
    pub fn new_interview(&self, audience: &str, bits: Bits) -> Interview {
        Interview {
            id: Id::from_bits(bits()),
            audience: audience.to_owned(),
            on: Some(self.today),
            answers: self.questions(audience),
            run: Some(self.run.id.clone()),
            ..Interview::default()
        }
    }

    /// Who spoke: their name in the plan, or as it was written down.
    pub fn speaker(&self, interview: &Interview) -> String {
        let person = interview
            .person
            .as_ref()
            .and_then(|id| self.plan.tables().people.get(id));
        person.map_or_else(|| interview.name.clone(), |person| person.name.clone())
    }

    /// Everything marked, by theme, in the order of the themes' names.
    pub fn themes(&self) -> BTreeMap<String, Vec<Quote>> {
        let mut themes: BTreeMap<String, Vec<Quote>> = BTreeMap::new();
        for interview in self.interviews() {
            for (place, answer) in interview.answers.iter().enumerate() {
                for mark in &answer.themes {
                    themes.entry(mark.theme.clone()).or_default().push(Quote {
                        interview: interview.id.clone(),
                        answer: place,
                        at: mark.at,
                        words: mark.words.clone(),
                        who: self.speaker(interview),
                        audience: interview.audience.clone(),
                        question: answer.question.clone(),
                    });
                }
            }
        }
        themes
    }

    /// Which audience has spoken about which topic: every pair of what was chosen, or of the whole bank where
    /// nothing was.
    pub fn coverage(&self) -> Vec<Coverage> {
        let kit = self.kit();
        let interviews = self.interviews();
        let bank = &self.workshop.bank;
        let mut pairs = Vec::new();
        for audience in &bank.audiences {
            for topic in &bank.topics {
                let asks = |a: &str, t: &str| a == audience.id && t == topic.id;
                let asked = match kit.questions.is_empty() {
                    true => bank
                        .questions
                        .iter()
                        .any(|question| asks(&question.audience, &question.topic)),
                    false => kit.questions.iter().any(|asked| {
                        asked.topic == topic.id
                            && (asked.audience.is_empty() || asked.audience == audience.id)
                    }),
                };
                let theirs = interviews
                    .iter()
                    .filter(|interview| interview.audience == audience.id);
                let answers = theirs.flat_map(|interview| &interview.answers);
                let said = answers
                    .filter(|answer| answer.topic == topic.id && !answer.text.trim().is_empty());
                let answers = said.count();
                if asked || answers > 0 {
                    pairs.push(Coverage {
                        audience: audience.id.clone(),
                        topic: topic.id.clone(),
                        answers,
                        asked,
                    });
                }
            }
        }
        pairs
    }
}

/// The interview with words of an answer under a theme: `at` and `length` count characters. `None` where
/// there are no such words.
pub fn marked(
    interview: &Interview,
    answer: usize,
    at: u32,
    length: u32,
    theme: &str,
) -> Option<Interview> {
    let theme = theme.trim();
    let mut interview = interview.clone();
    let of = interview.answers.get_mut(answer)?;
    let words: String = of
        .text
        .chars()
        .skip(at as usize)
        .take(length as usize)
        .collect();
    if words.trim().is_empty() || theme.is_empty() {
        return None;
    }
    let there = of
        .themes
        .iter()
        .any(|mark| mark.theme == theme && mark.at == at && mark.words == words);
    if !there {
        of.themes.push(ThemeMark {
            theme: theme.to_owned(),
            words,
            at,
            ..ThemeMark::default()
        });
        of.themes.sort_by_key(|mark| mark.at);
    }
    Some(interview)
}

/// The interview without a mark.
#[must_use]
pub fn unmarked(interview: &Interview, answer: usize, at: u32, theme: &str) -> Interview {
    let mut interview = interview.clone();
    if let Some(of) = interview.answers.get_mut(answer) {
        of.themes
            .retain(|mark| mark.theme != theme || mark.at != at);
    }
    interview
}

/// The interview with another text for an answer; marks whose words are no longer in it go, others move
/// along.
#[must_use]
pub fn answered(interview: &Interview, answer: usize, text: &str) -> Interview {
    let mut interview = interview.clone();
    if let Some(of) = interview.answers.get_mut(answer) {
        of.themes
            .retain_mut(|mark| match nearest(text, &mark.words, mark.at) {
                Some(at) => {
                    mark.at = at;
                    true
                }
                None => false,
            });
        text.clone_into(&mut of.text);
    }
    interview
}

/// Where these words stand nearest to a place, in characters.
fn nearest(text: &str, words: &str, at: u32) -> Option<u32> {
    let places = text.match_indices(words).filter_map(|(byte, _)| {
        let before = text.get(..byte)?.chars().count();
        u32::try_from(before).ok()
    });
    places.min_by_key(|place| place.abs_diff(at))
}

/// Renames a theme, or joins it with another, in every interview of the run.
pub fn rename_theme(guide: &Guide, from: &str, to: &str) -> Edit {
    let to = to.trim();
    let mut edits = Vec::new();
    for interview in guide.interviews() {
        let mut new = interview.clone();
        for answer in &mut new.answers {
            for mark in &mut answer.themes {
                if mark.theme == from && !to.is_empty() {
                    to.clone_into(&mut mark.theme);
                }
            }
            let mut seen = Vec::new();
            answer.themes.retain(|mark| {
                let mark = (mark.theme.clone(), mark.at, mark.words.clone());
                let new = !seen.contains(&mark);
                seen.push(mark);
                new
            });
        }
        if new != *interview {
            edits.push(Edit::Put(new.into()));
        }
    }
    Edit::Several(edits)
}

/// Every audience and topic that the workshop's bank has at least one question for.
pub fn pairs(workshop: &Workshop) -> Vec<(String, String, usize)> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for question in &workshop.bank.questions {
        *counts
            .entry((question.audience.clone(), question.topic.clone()))
            .or_default() += 1;
    }
    counts
        .into_iter()
        .map(|((audience, topic), count)| (audience, topic, count))
        .collect()
}
