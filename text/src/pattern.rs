//! The small language inside a text: `{name}` is a placeholder, `{{` and `}}` are braces.
//!
//! The build script and the running app share this file, so that both read a text alike.

/// One stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Characters to show as they are.
    Literal(&'a str),
    /// A placeholder, by name.
    Slot(&'a str),
    /// A brace that neither opens a placeholder nor is doubled. It is shown as it is; the build
    /// refuses it, so it can only come from a language file made elsewhere.
    Stray(&'a str),
}

/// Splits a text into its pieces, in order. Never fails.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (piece, after) = first(rest)?;
        rest = after;
        Some(piece)
    })
}

fn first(text: &str) -> Option<(Piece<'_>, &str)> {
    if text.is_empty() {
        return None;
    }
    let brace = text.find(['{', '}']).unwrap_or(text.len());
    if brace > 0 {
        let (literal, after) = text.split_at(brace);
        return Some((Piece::Literal(literal), after));
    }
    let (one, after) = text.split_at(1);
    if let Some(after) = after.strip_prefix(one) {
        return Some((Piece::Literal(one), after));
    }
    let slot = (one == "{")
        .then(|| after.split_once('}'))
        .flatten()
        .filter(|(name, _)| is_name(name));
    Some(match slot {
        Some((name, after)) => (Piece::Slot(name), after),
        None => (Piece::Stray(one), after),
    })
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
