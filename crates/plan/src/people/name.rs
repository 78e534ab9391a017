//! Comparing names as people write them.

/// How two names are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same letters, apart from case, accents, hyphens and full stops.
    Spelling,
    /// The same words in another order, as in "Silva, Ana".
    Order,
    /// One has an initial where the other has a name, or leaves out a middle initial.
    Initials,
    /// Other names, the same e-mail address.
    Email,
}

impl Likeness {
    /// How two names are alike, if they are.
    pub fn between(one: &str, other: &str) -> Option<Self> {
        let mut likeness = None;
        for spell in [plain, spelled_out] {
            let (one, other) = (Name::of(one, spell), Name::of(other, spell));
            likeness = likeness.or(one.likeness(&other));
        }
        likeness
    }
}

/// A name or a search in its bare letters: no case, no accents, single spaces.
pub fn fold(text: &str) -> String {
    folded(text, plain)
}

/// The keys of which two names share one if they have the same words, in whatever order.
pub(super) fn keys(name: &str) -> Vec<String> {
    let mut keys: Vec<String> = [plain, spelled_out]
        .map(|spell| Name::of(name, spell).sorted().join(" "))
        .into();
    keys.dedup();
    keys.retain(|key| !key.is_empty());
    keys
}

/// The key that a name and its form with initials share; `None` for a single word.
pub(super) fn short_key(name: &str) -> Option<String> {
    let name = Name::of(name, plain);
    let (first, last) = (name.words.first()?, name.words.last()?);
    (name.words.len() > 1).then(|| format!("{last} {}", first.chars().next().unwrap_or(' ')))
}

/// Whether the name has an initial in it.
pub(super) fn has_initial(name: &str) -> bool {
    Name::of(name, plain)
        .words
        .iter()
        .any(|word| is_initial(word))
}

/// "Silva, Ana" as it is said: "Ana Silva". Any other name stays as it is.
pub(super) fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !first.contains(',') && !first.trim().is_empty() => {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => name.trim().to_owned(),
    }
}

/// The words of a name in the order in which it is said.
struct Name {
    words: Vec<String>,
    /// The words in the order in which they are written.
    written: Vec<String>,
}

impl Name {
    fn of(name: &str, spell: fn(char) -> Option<&'static str>) -> Self {
        let words = |name: &str| folded(name, spell).split(' ').map(str::to_owned).collect();
        let bare = |words: Vec<String>| words.into_iter().filter(|word| !word.is_empty()).collect();
        Self {
            words: bare(words(&turned(name))),
            written: bare(words(name)),
        }
    }

    fn sorted(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words
    }

    fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self.words.is_empty() || other.words.is_empty() {
            None
        } else if self.written == other.written {
            Some(Likeness::Spelling)
        } else if self.sorted() == other.sorted() {
            Some(Likeness::Order)
        } else {
            self.shortens(other).then_some(Likeness::Initials)
        }
    }

    /// Whether one is the other with initials.
    fn shortens(&self, other: &Self) -> bool {
        let ([first, middle @ .., last], [other_first, other_middle @ .., other_last]) =
            (&*self.words, &*other.words)
        else {
            return false;
        };
        let middle_fits = if middle.is_empty() || other_middle.is_empty() {
            middle
                .iter()
                .chain(other_middle)
                .all(|word| is_initial(word))
        } else {
            let pairs = || middle.iter().zip(other_middle);
            middle.len() == other_middle.len() && pairs().all(|(one, other)| stands_for(one, other))
        };
        last == other_last && stands_for(first, other_first) && middle_fits && !is_initial(last)
    }
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

fn stands_for(one: &str, other: &str) -> bool {
    one == other
        || (is_initial(one) && other.starts_with(one))
        || (is_initial(other) && one.starts_with(other))
}

fn folded(text: &str, spell: fn(char) -> Option<&'static str>) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match spell(letter) {
            Some(plain) => folded.push_str(plain),
            None if letter.is_alphanumeric() || letter == '@' => folded.push(letter),
            None if folded.ends_with(' ') || folded.is_empty() => {}
            None => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A letter without its accent, where it has one; marks that stand by themselves vanish.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ð' | 'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ß' => "ss",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\'' | '’' | '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

/// The same where accents are written as letters: "Mueller", "Soerensen".
fn spelled_out(letter: char) -> Option<&'static str> {
    match letter {
        'ä' => Some("ae"),
        'ö' | 'ø' => Some("oe"),
        'ü' => Some("ue"),
        'å' => Some("aa"),
        other => plain(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_in_the_ways_people_write_them() {
        for (one, other, likeness) in [
            ("Ana Silva", "ana  SILVA", Some(Likeness::Spelling)),
            ("Łukasz Żak", "Lukasz Zak", Some(Likeness::Spelling)),
            ("Jörg Müller", "Joerg Mueller", Some(Likeness::Spelling)),
            ("Zoe\u{308} Roy", "Zoë Roy", Some(Likeness::Spelling)),
            (
                "Anne-Marie O’Neil",
                "Anne Marie ONeil",
                Some(Likeness::Spelling),
            ),
            ("İpek Işık", "Ipek Isik", Some(Likeness::Spelling)),
            ("Silva, Ana", "Ana Silva", Some(Likeness::Order)),
            ("Nguyen Van An", "An Nguyen Van", Some(Likeness::Order)),
            ("A. Silva", "Ana Silva", Some(Likeness::Initials)),
            ("Silva, A.", "Ana Silva", Some(Likeness::Initials)),
            ("J.P. Roy", "Jean Pierre Roy", Some(Likeness::Initials)),
            ("Ana M. Silva", "Ana Silva", Some(Likeness::Initials)),
            ("Ana Maria Silva", "Ana Silva", None),
            ("B. Silva", "Ana Silva", None),
            ("Ana S.", "Ana Silva", None),
            ("Ana", "A", None),
            ("Ana Silva", "Ana Silvas", None),
            ("", "", None),
            ("…", "!", None),
            ("李 明", "李 明", Some(Likeness::Spelling)),
        ] {
            assert_eq!(Likeness::between(one, other), likeness, "{one} / {other}");
            assert_eq!(Likeness::between(other, one), likeness, "{other} / {one}");
        }
    }

    #[test]
    fn what_is_alike_shares_a_key() {
        let share = |one: &str, other: &str| keys(one).iter().any(|key| keys(other).contains(key));
        assert!(share("Jörg Müller", "Mueller, Joerg"));
        assert!(share("Jörg Müller", "Jorg Muller"));
        assert!(!share("Jörg Müller", "Jörg Möller"));
        assert_eq!(short_key("A. Silva"), short_key("Silva, Ana"));
        assert_eq!(short_key("Ana"), None);
    }
}
