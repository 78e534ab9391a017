//! What a room is asked, what it answers, and a workshop: as letters of a link, as a code for a chat, and as a file.
//!
//! The letters are made as those of a plan's link, see [`link`](crate::link): one that says what follows, then bytes in
//! base64 for addresses, of which the last four are their CRC-32.
//!
//! - `C`: an ask, `D`: a reply, each as JSON in raw deflate, with the fields of [`Ask`] and [`Reply`].
//! - `E`: a workshop's file as raw deflate.
//!
//! A code is `sightline~`, the letters, and `~`. The last sign says where they end, so that a code may be broken into
//! lines, quoted and surrounded by anything.
//!
//! A file is JSON, `{"format":"sightline.ask","version":1,…}` or `{"format":"sightline.reply","version":1,…}`.
//! `docs/sharing.md` has it for others.

use serde_json::{Map, Value};
use sightline_plan::{
    Id,
    codec::{Field, Reader},
    model::{About, Run},
};
use sightline_workshop::{
    definition,
    room::{Ask, Reply},
};

use crate::link::{Fault, MOST_LETTERS, is_of_link, letters, pack, unpack, whole};

/// What stands before the letters of an ask in the address of the page.
pub const ASK_MARK: &str = "#/answer/";

/// The same for a reply.
pub const REPLY_MARK: &str = "#/answers/";

/// The same for a workshop.
pub const WORKSHOP_MARK: &str = "#/workshop/";

/// What stands before the letters of a code.
pub const CODE_MARK: &str = "sightline~";

/// What stands behind them.
const CODE_END: char = '~';

/// What a file of an ask calls its format.
pub const ASK_FORMAT: &str = "sightline.ask";

/// What a file of a reply calls its format.
pub const REPLY_FORMAT: &str = "sightline.reply";

const VERSION: u64 = 1;

/// Most bytes that an ask or a reply unpacks to.
pub const MOST_UNPACKED: usize = 500_000;

/// Most pieces of ours that are looked for in one text.
pub const MOST_FOUND: usize = 1_000;

/// Into how many pieces a mail or a chat may have broken one code.
const MOST_BREAKS: usize = 200;

/// Something that was handed from one device to another.
#[derive(Clone, Debug, PartialEq)]
pub enum Letter {
    /// What a room is asked.
    Ask(Box<Ask>),
    /// What one person answered.
    Reply(Box<Reply>),
    /// The text of a workshop's file; nobody has looked into it yet.
    Workshop(String),
}

/// The letters of an ask.
pub fn write_ask(ask: &Ask) -> String {
    letters('C', pack(&ask.write().to_string()))
}

/// The letters of a reply.
pub fn write_reply(reply: &Reply) -> String {
    letters('D', pack(&reply.write().to_string()))
}

/// The letters of a workshop, from its file.
pub fn write_workshop(file: &str) -> String {
    letters('E', pack(file))
}

/// Letters as a code for a chat.
pub fn code(letters: &str) -> String {
    format!("{CODE_MARK}{letters}{CODE_END}")
}

/// An ask as the text of a file.
pub fn ask_file(ask: &Ask) -> String {
    file(ASK_FORMAT, ask.write())
}

/// A reply as the text of a file.
pub fn reply_file(reply: &Reply) -> String {
    file(REPLY_FORMAT, reply.write())
}

fn file(format: &str, value: Value) -> String {
    let mut fields = Map::new();
    fields.insert("format".to_owned(), Value::from(format));
    fields.insert("version".to_owned(), Value::from(VERSION));
    if let Value::Object(own) = value {
        fields.extend(own);
    }
    format!("{:#}\n", Value::Object(fields))
}

/// Reads letters. White space within and marks behind are passed over.
///
/// # Errors
/// Where they are none of ours, or not whole.
pub fn read(link: &str) -> Result<Letter, Fault> {
    if link.len() > MOST_LETTERS {
        return Err(Fault::TooLarge);
    }
    let link: String = link.split_whitespace().collect();
    let link = link.trim_end_matches(|letter: char| !is_of_link(letter));
    let mut rest = link.chars();
    let kind = rest.next().ok_or(Fault::NotOurs)?;
    match (kind, whole(rest.as_str())) {
        ('C'..='E', Some(bytes)) => {
            let most = match kind {
                'E' => definition::MAX_BYTES,
                _ => MOST_UNPACKED,
            };
            let text = unpack(&bytes, most)?;
            match kind {
                'C' => ask(parsed(&text)?),
                'D' => reply(parsed(&text)?),
                _ => Ok(Letter::Workshop(text)),
            }
        }
        ('A' | 'B', Some(_)) => Err(Fault::OtherKind),
        ('F'..='Z', Some(_)) => Err(Fault::Newer),
        ('C'..='E', None) if rest.all(is_of_link) => Err(Fault::Damaged),
        _ => Err(Fault::NotOurs),
    }
}

fn parsed(text: &str) -> Result<Value, Fault> {
    serde_json::from_str(text).map_err(|_| Fault::Damaged)
}

fn ask(value: Value) -> Result<Letter, Fault> {
    let ask: Ask = taken(value)?;
    let is_whole = is_addressed(&ask.plan, &ask.run, &ask.step) && !ask.id.is_empty();
    if !is_whole || ask.questions.is_empty() {
        return Err(Fault::Damaged);
    }
    Ok(Letter::Ask(Box::new(ask)))
}

fn reply(value: Value) -> Result<Letter, Fault> {
    let reply: Reply = taken(value)?;
    if !is_addressed(&reply.plan, &reply.run, &reply.step) || !reply.is_sound() {
        return Err(Fault::Damaged);
    }
    Ok(Letter::Reply(Box::new(reply)))
}

/// A record of which every field is as it should be.
fn taken<T: Field>(value: Value) -> Result<T, Fault> {
    let mut reader = Reader::default();
    let read = T::read(value.into(), &mut reader);
    read.filter(|_| reader.into_problems().is_empty())
        .ok_or(Fault::Damaged)
}

fn is_addressed(plan: &str, run: &str, step: &str) -> bool {
    Id::<About>::new(plan).is_some() && Id::<Run>::new(run).is_some() && !step.is_empty()
}

/// Everything of ours that stands in a text, such as a chat that was copied whole with its names, lines and quotes, or
/// one file; and what is wrong with what looks like ours.
pub fn find(text: &str) -> Vec<Result<Letter, Fault>> {
    if text.len() > MOST_LETTERS {
        return vec![Err(Fault::TooLarge)];
    }
    if let Some(found) = from_file(text) {
        return vec![found];
    }
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((at, length)) = next_mark(rest) {
        let after = rest.get(at + length..).unwrap_or_default();
        // What is behind belongs to the next one from its mark on.
        let end = next_mark(after).map_or(after.len(), |(at, _)| at);
        found.push(read_broken(after.get(..end).unwrap_or(after)));
        if found.len() == MOST_FOUND {
            break;
        }
        rest = after;
    }
    found
}

/// Where the next mark stands, and how long it is.
fn next_mark(text: &str) -> Option<(usize, usize)> {
    let marks = [ASK_MARK, REPLY_MARK, WORKSHOP_MARK, CODE_MARK];
    let places = marks
        .iter()
        .filter_map(|mark| Some((text.find(mark)?, mark.len())));
    places.min()
}

/// Reads the letters at the beginning of a text, which may have been broken into pieces on their way. What says that they
/// end is believed; without it, they end where they make sense.
fn read_broken(text: &str) -> Result<Letter, Fault> {
    let (code, ended) = match text.split_once(CODE_END) {
        Some((code, _)) => (code, true),
        None => (text, false),
    };
    if ended {
        let joined: String = code.chars().filter(|letter| is_of_link(*letter)).collect();
        if let Ok(letter) = read(&joined) {
            return Ok(letter);
        }
    }
    let pieces = text.split(|letter: char| !is_of_link(letter));
    let mut joined = String::new();
    let mut first = None;
    for piece in pieces.filter(|piece| !piece.is_empty()).take(MOST_BREAKS) {
        joined.push_str(piece);
        match read(&joined) {
            Ok(letter) => return Ok(letter),
            Err(fault) => {
                first.get_or_insert(fault);
                // Whole, and still not to be read: more letters would not help.
                if matches!(fault, Fault::Newer | Fault::OtherKind | Fault::TooLarge) {
                    return Err(fault);
                }
            }
        }
    }
    Err(first.unwrap_or(Fault::NotOurs))
}

/// What a file holds; `None` where the text is not one of ours.
fn from_file(text: &str) -> Option<Result<Letter, Fault>> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') {
        return None;
    }
    let Ok(Value::Object(mut fields)) = serde_json::from_str(text) else {
        // Begun as one of ours, and cut off.
        let beginning: String = text.chars().take(200).collect();
        let ours = [ASK_FORMAT, REPLY_FORMAT]
            .iter()
            .any(|format| beginning.contains(format));
        return ours.then_some(Err(Fault::Damaged));
    };
    let format = fields.shift_remove("format");
    let format = format.as_ref().and_then(Value::as_str).unwrap_or_default();
    let version = fields.shift_remove("version");
    let is_newer = version.and_then(|version| version.as_u64()) > Some(VERSION);
    Some(match format {
        ASK_FORMAT | REPLY_FORMAT if is_newer => Err(Fault::Newer),
        ASK_FORMAT => ask(Value::Object(fields)),
        REPLY_FORMAT => reply(Value::Object(fields)),
        definition::FORMAT => Ok(Letter::Workshop(text.to_owned())),
        format if format.starts_with("sightline.") => Err(Fault::OtherKind),
        _ => Err(Fault::NotOurs),
    })
}
