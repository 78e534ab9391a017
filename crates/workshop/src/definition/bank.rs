//! Questions for stakeholders, by audience and topic.

use sightline_plan::record;

record! {
    /// What can be asked of whom.
    pub struct Bank {
        /// Who can be asked.
        audiences: Vec<Audience>,
        /// What they can be asked about.
        topics: Vec<Topic>,
        /// The questions.
        questions: Vec<Question>,
    }
}

record! {
    /// A group of stakeholders.
    pub struct Audience {
        /// Its id within the workshop.
        id: String,
        /// What people call it.
        name: String,
        /// What it sees that others do not.
        text: String,
    }
}

record! {
    /// Something to ask about.
    pub struct Topic {
        /// Its id within the workshop.
        id: String,
        /// What people call it.
        name: String,
        /// Why it is asked about.
        text: String,
        /// What an answer may lead to.
        examples: Vec<String>,
    }
}

record! {
    /// A question to one audience.
    pub struct Question {
        /// Its id within the workshop.
        id: String,
        /// The topic's id.
        topic: String,
        /// The audience's id.
        audience: String,
        /// The question.
        text: String,
    }
}

impl Bank {
    /// The audience of this id.
    pub fn audience(&self, id: &str) -> Option<&Audience> {
        self.audiences.iter().find(|audience| audience.id == id)
    }

    /// The topic of this id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }
}
