//! Quantities: a number with its sign, bound, range, scale and the noun that it counts.

mod noun;
mod value;

use crate::lexicon::{Form, Group};
use crate::number;
use crate::token::{Kind, Token};

/// What kind of quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// A count of something, or a bare number.
    Count,
    /// Percent, or a share ("a third of").
    Percent,
    /// Percentage points.
    Points,
    /// "2x", "twice", "threefold".
    Times,
    /// An amount of money.
    Money,
    /// Out of five, ten or a hundred.
    Rating,
}

/// A number in its setting. Token numbers, not bytes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    /// The number; the higher end of a range.
    pub value: f64,
    /// The lower end of a range.
    pub low: Option<f64>,
    /// What kind.
    pub measure: Measure,
    /// `+` or `-` in front.
    pub sign: Option<char>,
    /// The first token of the number, its currency and sign.
    pub first: usize,
    /// The token after its last.
    pub next: usize,
    /// The token that names the unit: currency, `%`, or the counted noun.
    pub unit: Option<usize>,
    /// Set apart by a word such as "two-week" or "for 30 minutes": no goal if another number is there.
    pub aside: bool,
}

impl Quantity {
    /// A bare number in one token.
    fn bare(value: f64, at: usize) -> Self {
        Quantity {
            value,
            low: None,
            measure: Measure::Count,
            sign: None,
            first: at,
            next: at + 1,
            unit: None,
            aside: false,
        }
    }
}

/// The quantities of a sentence, leaving out tokens that are `taken` by times and cadences.
pub(crate) fn quantities(tokens: &[Token], taken: &[bool]) -> Vec<Quantity> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match (Reader { tokens, taken }).quantity(at) {
            Some(Read::Quantity(found)) => {
                at = found.next;
                all.push(found);
            }
            Some(Read::NoQuantity(next)) => at = next,
            None => at += 1,
        }
    }
    all
}

enum Read {
    Quantity(Quantity),
    /// A number that names or describes something, and the token after it.
    NoQuantity(usize),
}

/// How people say factors.
const TIMES: &[(&str, f64)] = &[
    ("double", 2.0),
    ("twice", 2.0),
    ("twofold", 2.0),
    ("doubling", 2.0),
    ("twice as many", 2.0),
    ("twice as much", 2.0),
    ("triple", 3.0),
    ("tripling", 3.0),
    ("threefold", 3.0),
    ("thrice", 3.0),
    ("quadruple", 4.0),
    ("fourfold", 4.0),
    ("quintuple", 5.0),
    ("fivefold", 5.0),
    ("tenfold", 10.0),
    ("halve", 0.5),
    ("halving", 0.5),
    ("in half", 0.5),
    ("by half", 0.5),
];

/// More signs and currencies than these stand before no number.
const SIGNS: usize = 4;

/// "doubled", "halved".
fn done(times: &str, token: &Token) -> bool {
    token.form == Form::Ed && token.lower.strip_suffix('d') == Some(times)
}

struct Reader<'t> {
    tokens: &'t [Token],
    taken: &'t [bool],
}

impl Reader<'_> {
    fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|_| !self.taken[at])
    }

    fn is(&self, at: usize, test: impl Fn(&Token) -> bool) -> bool {
        self.get(at).is_some_and(test)
    }

    fn before(&self, at: usize) -> Option<&Token> {
        at.checked_sub(1).and_then(|i| self.tokens.get(i))
    }

    /// A quantity that begins at `at`, currency and sign included.
    fn quantity(&self, at: usize) -> Option<Read> {
        let token = self.get(at)?;
        let times = TIMES
            .iter()
            .find(|t| token.is(Group::Times) && (t.0 == token.lower || done(t.0, token)));
        if let Some((_, value)) = times {
            return self.factor(at, *value);
        }
        let mut start = at;
        let mut sign = None;
        let mut money = None;
        // "+$2M", "$ 2M", "USD 2M", "US$2M"
        while let Some(token) = self.get(start).filter(|_| start < at + SIGNS) {
            match token.kind {
                Kind::Mark(c @ ('+' | '-'))
                    if self.is(start + 1, |t| t.glued)
                        && !(token.glued && self.before(start).is_some_and(Token::word)) =>
                {
                    sign = Some(c);
                }
                Kind::Mark('$' | '€' | '£' | '¥' | '₹') => money = Some(start),
                Kind::Word
                    if token.is(Group::Money) && self.is(start + 1, |t| t.number().is_some()) =>
                {
                    money = Some(start)
                }
                Kind::Word
                    if token.one_of(&["us", "a", "c", "r", "au"])
                        && self.is(start + 1, |t| t.glued && t.mark('$')) => {}
                Kind::Mark('±') => {}
                _ => break,
            }
            start += 1;
        }
        let (value, mut next) = self.value(start)?;
        if self.is_name(start, next) && money.is_none() {
            // "1:50", "24/7"
            while self.is(next, |t| t.glued && (t.mark(':') || t.mark('/')))
                && self.is(next + 1, |t| t.glued && t.number().is_some())
            {
                next += 2;
            }
            return Some(Read::NoQuantity(next));
        }
        let mut found = Quantity {
            sign,
            ..Quantity::bare(value, at)
        };
        if let Some((high, after)) = self.range(next, at) {
            next = after;
            // "$5–10M": the scale of the second holds for both.
            let scale = [1e3, 1e6, 1e9].into_iter().find(|s| {
                high >= *s && value < high / s * 1e2 && value < 1e3 && high / value >= *s / 2.0
            });
            let first = value * scale.unwrap_or(1.0);
            found.low = Some(first.min(high));
            found.value = first.max(high);
        }
        found.next = next;
        if let Some(money) = money {
            found.measure = Measure::Money;
            found.unit = Some(money);
        } else {
            self.suffix(&mut found);
        }
        if self.is(found.next, |t| t.mark('+') && t.glued) {
            found.next += 1;
        }
        if found.measure == Measure::Count {
            if let Some(next) = self.describes(&found) {
                return Some(Read::NoQuantity(next));
            }
            found.unit = self.counted(found.next, found.value);
        }
        found.aside = self.stands_aside(&found);
        Some(Read::Quantity(found))
    }

    /// "double", but not "double-digit growth".
    fn factor(&self, at: usize, value: f64) -> Option<Read> {
        if self.is(at + 1, |t| t.mark('-') && t.glued) {
            return Some(Read::NoQuantity(at + 1));
        }
        // "up by half" is 50 % more.
        let up = self.tokens[at].one_of(&["by half"])
            && self.tokens[..at]
                .iter()
                .any(|t| t.is(Group::Up) || t.one_of(&["up"]));
        if up {
            return Some(Read::Quantity(Quantity {
                measure: Measure::Percent,
                ..Quantity::bare(50.0, at)
            }));
        }
        // "twice a week" counts times.
        let often =
            self.taken.get(at + 1).copied().unwrap_or(false) && self.tokens[at].lower == "twice";
        let measure = if often {
            Measure::Count
        } else {
            Measure::Times
        };
        Some(Read::Quantity(Quantity {
            measure,
            ..Quantity::bare(value, at)
        }))
    }

    /// What follows the number and says what kind it is.
    fn suffix(&self, found: &mut Quantity) {
        let at = found.next;
        let Some(token) = self.get(at) else {
            found.measure = if self.is_share(found) {
                Measure::Percent
            } else {
                found.measure
            };
            return;
        };
        let (measure, len) = if self.is_share(found) {
            (Measure::Percent, 0)
        } else if token.mark('%') || token.one_of(&["percent", "per cent", "pct"]) {
            let joint = usize::from(self.is(at + 1, |t| t.mark('-')));
            let points = self.is(at + 1 + joint, |t| t.one_of(&["point", "points", "pts"]));
            if points {
                (Measure::Points, 2 + joint)
            } else {
                (Measure::Percent, 1)
            }
        } else if token.one_of(&["percentage point", "pp", "pps", "ppt", "ppts"]) {
            (Measure::Points, 1)
        } else if token.one_of(&["percentage"])
            && self.is(at + 1, |t| t.one_of(&["point", "points"]))
        {
            (Measure::Points, 2)
        } else if token.one_of(&["basis point", "bps"]) {
            found.value /= 100.0;
            (Measure::Points, 1)
        } else if token.mark('x')
            || token.one_of(&["x", "times", "fold"])
            || (token.mark('-') && self.is(at + 1, |t| t.one_of(&["fold"])))
        {
            let often = self.taken.get(at + 1).copied().unwrap_or(false);
            (
                if often {
                    Measure::Count
                } else {
                    Measure::Times
                },
                if token.mark('-') { 2 } else { 1 },
            )
        } else if token.is(Group::Money)
            || matches!(token.kind, Kind::Mark('$' | '€' | '£' | '¥' | '₹'))
        {
            found.unit = Some(at);
            (Measure::Money, 1)
        } else if let Some(len) = self.out_of(found.value, at) {
            (Measure::Rating, len)
        } else {
            return;
        };
        if matches!(measure, Measure::Percent | Measure::Points) && len > 0 {
            found.unit = Some(at);
        }
        found.measure = measure;
        found.next += len;
    }

    /// Whether the number was written as a fraction, which [`Self::value`] gives in percent.
    fn is_share(&self, found: &Quantity) -> bool {
        let last = &self.tokens[found.next - 1];
        if found.next >= 2 && self.tokens[found.next - 2].mark('/') {
            return true;
        }
        (last.word() && number::parts(&last.lower).is_some())
            || (found.value < 1.0 && last.span.len() < 4 && !last.lower.is_ascii())
    }

    /// "/5", "out of 10", "stars", "on a 5-point scale": how many tokens it takes.
    fn out_of(&self, value: f64, at: usize) -> Option<usize> {
        let joint = self.get(at)?;
        if joint.one_of(&["star"]) && value <= 5.0 {
            return Some(1);
        }
        let slash = joint.mark('/') && joint.glued;
        if !(slash || joint.one_of(&["out of"])) {
            return None;
        }
        let scale = self
            .get(at + 1)?
            .number()
            .or_else(|| number::word(&self.tokens[at + 1].lower))?;
        let usual = [4.0, 5.0, 6.0, 7.0, 10.0, 100.0].contains(&scale);
        (usual && value <= scale).then_some(2)
    }
}
