//! A field set by hand and the sentence say different things.

use std::ops::Range;

use super::Goal;
use crate::finding::{Code, Field, Finding, Mend, Severity};
use crate::show;

pub(super) fn disagree(goal: &Goal) -> Vec<Finding> {
    let (read, pinned) = (goal.reading, &goal.facts.pinned);
    let mut found = Vec::new();
    let mut differs = |field: Field, span: &Range<usize>, kept: String, rewrite: Option<String>| {
        found.push(finding(goal, field, span, kept, rewrite));
    };
    if let (Some(read), Some(kept)) = (&read.direction, pinned.direction)
        && read.value != kept
    {
        differs(Field::Direction, &read.span, kept.name().to_string(), None);
    }
    for (field, read, kept) in [
        (Field::Metric, &read.metric, &pinned.metric),
        (Field::Unit, &read.unit, &pinned.unit),
    ] {
        if let (Some(read), Some(kept)) = (read, kept)
            && !read.value.trim().eq_ignore_ascii_case(kept.trim())
        {
            differs(field, &read.span, kept.clone(), Some(kept.clone()));
        }
    }
    for (field, read, kept) in [
        (Field::Baseline, &read.baseline, pinned.baseline),
        (Field::Target, &read.target, pinned.target),
    ] {
        if let (Some(read), Some(kept)) = (read, kept)
            && (read.value - kept).abs() > 1e-9 * kept.abs().max(1.0)
        {
            let number = show::number(kept, goal.cx.decimal);
            differs(
                field,
                &read.span,
                number.clone(),
                Some(in_place(goal, &read.span, &number)),
            );
        }
    }
    if let (Some(read), Some(kept)) = (&read.deadline, pinned.due)
        && read.value.due.is_some_and(|due| due != kept)
    {
        differs(
            Field::Due,
            &read.span,
            kept.to_string(),
            Some(["by ", &kept.to_string()].concat()),
        );
    }
    found
}

/// A number in the place of another keeps the sign in front of it and the unit behind.
fn in_place(goal: &Goal, span: &Range<usize>, number: &str) -> String {
    let old = goal.words(span);
    let symbol = |c: &char| "$€£¥₹".contains(*c);
    let front: String = old.chars().take_while(symbol).collect();
    let back = if old.ends_with('%') { "%" } else { "" };
    [&front, number, back].concat()
}

fn finding(
    goal: &Goal,
    field: Field,
    span: &Range<usize>,
    kept: String,
    rewrite: Option<String>,
) -> Finding {
    let finding = Finding::new(Code::Disagrees, Severity::Error, span.clone())
        .arg("field", field.name().to_string())
        .arg("sentence", goal.words(span))
        .arg("kept", kept)
        .mend(Mend::TakeSentence(field));
    match rewrite {
        Some(with) => finding.mend(Mend::Replace {
            span: span.clone(),
            with,
        }),
        None => finding.mend(Mend::Ask(Field::Statement)),
    }
}
