//! Which number is the baseline, the target, the change.

use crate::lexicon::{Form, Group};
use crate::quantity::{Measure, Quantity};
use crate::sentence::Sentence;
use crate::token::Kind;

/// What a quantity is to the goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Where it stands.
    Baseline,
    /// Where it shall stand.
    Target,
    /// By how much it moves.
    Change,
    /// A more ambitious target.
    Stretch,
}

/// The quantities of the first quantified part of a sentence, by what they are to it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    /// Each role at most once; numbers of [`Sentence::quantities`].
    found: Vec<(Role, usize)>,
    /// The first quantity that belongs to another part.
    pub rest: Option<usize>,
}

impl Roles {
    /// The quantity in a role.
    pub fn get<'s>(&self, role: Role, sentence: &'s Sentence) -> Option<&'s Quantity> {
        self.found
            .iter()
            .find(|f| f.0 == role)
            .map(|f| &sentence.quantities[f.1])
    }

    /// The first quantity in the text.
    pub fn first<'s>(&self, sentence: &'s Sentence) -> Option<&'s Quantity> {
        self.found
            .iter()
            .map(|f| f.1)
            .min()
            .map(|i| &sentence.quantities[i])
    }

    fn has(&self, role: Role) -> bool {
        self.found.iter().any(|f| f.0 == role)
    }
}

/// Sorts the quantities of a sentence out.
pub(crate) fn roles(sentence: &Sentence) -> Roles {
    let mut roles = Roles::default();
    let mut last: Option<&Quantity> = None;
    for index in candidates(sentence) {
        let quantity = &sentence.quantities[index];
        if last.is_some_and(|last| is_new_part(sentence, last.next, quantity.first)) {
            roles.rest = Some(index);
            break;
        }
        let (role, led) = role(sentence, quantity, last);
        // "3,000 → 10,000", "grow users 3,000 to 10,000": what looked like the target was the baseline.
        let adjoins = last.is_some_and(|last| is_joint(sentence, last, quantity));
        if adjoins
            && role == Role::Target
            && !roles.has(Role::Baseline)
            && let Some(before) = roles.found.last_mut()
        {
            before.0 = Role::Baseline;
        }
        // A bare number after the first belongs to another part.
        if roles.has(role) || (!led && !roles.found.is_empty() && !adjoins) {
            roles.rest = Some(index);
            break;
        }
        roles.found.push((role, index));
        last = Some(quantity);
    }
    roles
}

/// Numbers in the means, and those set apart, count only where there is no other.
fn candidates(sentence: &Sentence) -> Vec<usize> {
    let all = &sentence.quantities;
    let of = |test: &dyn Fn(&Quantity) -> bool| -> Vec<usize> {
        (0..all.len()).filter(|i| test(&all[*i])).collect()
    };
    // "Our team, which has three offices, will …": what stands in between is the team's.
    let verb = sentence.verb.filter(|v| {
        *v >= 2 && sentence.tokens[v - 1].one_of(&["will"]) && sentence.tokens[v - 2].mark(',')
    });
    let outside = |q: &Quantity| !sentence.in_means(q.first) && verb.is_none_or(|v| q.first > v);
    let best = of(&|q| !q.aside && outside(q));
    if !best.is_empty() {
        return best;
    }
    let aside = of(&|q| !q.aside);
    if aside.is_empty() {
        of(&|_| true)
    } else {
        aside
    }
}

/// Whether a new goal begins between two quantities: "… and reduce …", "; …".
fn is_new_part(sentence: &Sentence, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        let token = &sentence.tokens[at];
        let joint = token.one_of(&["and", "while", "plus", "then", "&"])
            || token.mark(';')
            || token.mark(',')
            || token.mark('.');
        let verb = sentence.get(at + 1).is_some_and(|t| {
            t.any(&[
                Group::Up,
                Group::Down,
                Group::Better,
                Group::Keep,
                Group::Attain,
                Group::Deliver,
                Group::Effort,
            ]) && matches!(t.form, Form::Base | Form::Ing)
                && !t.is(Group::Adjective)
        });
        token.mark(';') || (joint && verb && at + 1 < to)
    })
}

/// Whether two quantities are joined as "from A to B".
fn is_joint(sentence: &Sentence, a: &Quantity, b: &Quantity) -> bool {
    let mut at = b.first;
    while at > a.next
        && sentence.tokens[at - 1].any(&[
            Group::AtLeast,
            Group::AtMost,
            Group::About,
            Group::Article,
        ])
    {
        at -= 1;
    }
    let Some(before) = at
        .checked_sub(1)
        .filter(|i| *i >= a.next)
        .map(|i| &sentence.tokens[i])
    else {
        return false;
    };
    let words = (a.next..at)
        .filter(|i| sentence.tokens[*i].word() && !sentence.taken[*i])
        .count();
    before.mark('→') || (before.one_of(&["to", "up to", "down to"]) && words <= 3)
}

/// What a quantity is, and whether a word beside it says so.
fn role(sentence: &Sentence, quantity: &Quantity, last: Option<&Quantity>) -> (Role, bool) {
    let mut at = quantity.first;
    let mut bound = false;
    let mut lead = None;
    while let Some(i) = at.checked_sub(1) {
        let token = &sentence.tokens[i];
        let weak = token.any(&[Group::AtLeast, Group::AtMost, Group::About, Group::Article])
            && !token.one_of(&["up to"]);
        bound |= token.any(&[Group::AtLeast, Group::AtMost])
            || matches!(token.kind, Kind::Mark('≥' | '≤' | '<' | '>'));
        if token.is(Group::Currently)
            || !(weak
                || matches!(
                    token.kind,
                    Kind::Mark('(' | ')' | '"' | '~' | ':' | '=' | '≥' | '≤' | '<' | '>')
                ))
        {
            lead = Some(token);
            break;
        }
        at = i;
    }
    // "(2026: 29%)"
    let stood = last.is_some()
        && at >= 2
        && sentence.taken[at - 1]
        && sentence.tokens[at].mark(':')
        && sentence.tokens[at - 2].mark('(');
    if stood {
        return (Role::Baseline, true);
    }
    if quantity.value == 0.0 && quantity.measure == Measure::Count {
        // "zero lost-time injuries" is a level, whatever word follows.
        return (Role::Target, lead.is_some_and(|t| t.one_of(&["to"])));
    }
    // "20 % year-over-year growth"
    let mut next = quantity.next;
    while sentence
        .get(next)
        .is_some_and(|t| t.is(Group::Recurring) && !t.is(Group::Up))
    {
        next += 1;
    }
    let after = sentence.get(next);
    if let Some(lead) = lead {
        let named = |group| lead.is(group) && lead.word();
        if named(Group::StretchWord) {
            return (Role::Stretch, true);
        }
        if named(Group::Currently) || lead.one_of(&["from"]) {
            return (Role::Baseline, true);
        }
        if named(Group::TargetWord) || lead.one_of(&["to", "into", "up to"]) || lead.mark('→') {
            return (Role::Target, true);
        }
        if lead.one_of(&["by"])
            || (lead.one_of(&["up", "down"]) && quantity.measure == Measure::Percent)
        {
            return (Role::Change, true);
        }
    }
    if quantity.sign.is_some()
        || quantity.measure == Measure::Times
        || quantity.measure == Measure::Points
    {
        return (Role::Change, true);
    }
    // "a 20 % increase", "20 % more", "10 fewer incidents"
    let relative = after.is_some_and(|t| {
        t.any(&[Group::Up, Group::Down])
            || t.one_of(&["improvement", "more", "better", "growth"])
            || (t.is(Group::Comparative) && quantity.measure == Measure::Percent)
    });
    let noun_of = lead.is_some_and(|t| t.one_of(&["of"]))
        && at >= 2
        && sentence.tokens[at - 2].any(&[Group::Up, Group::Down, Group::Better]);
    if (relative
        && last.is_none()
        && !after.is_some_and(|t| t.is(Group::Adjective) && quantity.measure == Measure::Count))
        || noun_of
    {
        return (Role::Change, true);
    }
    let direct = lead.is_some_and(|t| {
        t.any(&[Group::Up, Group::Down])
            && t.form != Form::S
            && !t.one_of(&["raise", "grow", "double"])
    });
    let verb = sentence.verb.map(|v| &sentence.tokens[v]);
    let moving = verb.is_some_and(|t| t.any(&[Group::Up, Group::Down, Group::Better])) && !bound;
    // "Reduce churn 15 %": no preposition between.
    let bare = lead.is_some_and(|t| t.word() && !t.is(Group::Stop));
    let percent = quantity.measure == Measure::Percent;
    if last.is_none()
        && !bound
        && ((direct && (percent || verb.is_some_and(|t| t.is(Group::Down))))
            || (moving && bare && percent))
    {
        return (Role::Change, true);
    }
    (Role::Target, false)
}
