//! Rule 5: linked upward, to a goal that lives.

use super::Goal;
use crate::facts::Link;
use crate::finding::{Code, Field, Finding, Mend, Severity};

pub(super) fn linked(goal: &Goal) -> Option<Finding> {
    let (code, severity) = match goal.facts.link {
        Link::Orphan => (Code::Orphan, Severity::Warning),
        Link::Dropped => (Code::ParentDropped, Severity::Error),
        Link::Unknown | Link::Top | Link::Linked => return None,
    };
    Some(Finding::new(code, severity, goal.sentence.whole()).mend(Mend::Ask(Field::Parent)))
}
