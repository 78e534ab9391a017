//! What the build accepts as words, and the code that it makes of them.

#[path = "../build/compare.rs"]
mod compare;
#[path = "../build/generate.rs"]
mod generate;
#[path = "../src/pattern.rs"]
mod pattern;
#[path = "../build/source.rs"]
mod source;

use std::path::Path;

use compare::differences;
use pattern::{Piece, pieces};
use source::{Words, parse, slots};

fn words(toml: &str) -> Words {
    parse("draft", toml).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn faults(toml: &str) -> Vec<String> {
    parse("draft", toml).err().unwrap_or_default()
}

#[test]
fn a_text_falls_into_literals_and_placeholders() {
    assert_eq!(
        pieces("Saved {when}: {{x}} }").collect::<Vec<_>>(),
        [
            Piece::Literal("Saved "),
            Piece::Slot("when"),
            Piece::Literal(": "),
            Piece::Literal("{"),
            Piece::Literal("x"),
            Piece::Literal("}"),
            Piece::Literal(" "),
            Piece::Stray("}"),
        ]
    );
}

#[test]
fn placeholders_count_once_in_order_of_first_appearance() {
    assert_eq!(slots("{to} after {from}, {to} {{not}}"), ["to", "from"]);
}

#[test]
fn keys_are_dotted_by_file_and_table() {
    let words = words("title = 'Draft'\n[field.due-date]\nlabel = 'Due'");
    assert_eq!(
        words.keys().collect::<Vec<_>>(),
        ["draft.field.due-date.label", "draft.title"]
    );
}

#[test]
fn a_fault_names_its_key() {
    let cases = [
        ("title = ''", "draft.title: is empty"),
        (
            "title = 'Draft '",
            "draft.title: begins or ends with white space",
        ),
        ("title = 3", "draft.title: is integer, not a text"),
        ("dueDate = 'Due'", "draft.dueDate: a key is in kebab-case"),
        ("title = 'By {When}'", "draft.title: has a brace"),
        ("title = '{'", "draft.title: has a brace"),
    ];
    for (toml, expected) in cases {
        let faults = faults(toml);
        assert_eq!(faults.len(), 1, "{toml}: {faults:?}");
        assert!(faults[0].starts_with(expected), "{toml}: {faults:?}");
    }
}

#[test]
fn every_fault_of_a_file_is_reported() {
    assert_eq!(faults("a = ''\nb = ' '\n[c]\nd = 1").len(), 3);
}

#[test]
fn a_file_that_is_not_toml_is_reported_with_its_line() {
    assert!(faults("a = 'x'\nb = ")[0].contains("line 2"));
}

#[test]
fn a_text_becomes_a_function_that_brings_it_along() {
    assert_eq!(
        generate::rust(&words("what-now = 'What now?'")),
        "pub(crate) const ENGLISH: &str = \"Adraft.what-now=What now?\\0\";
#[doc = \"The words under `draft`.\"]
pub mod draft {
#[doc = \"`What now?`\"]
pub fn what_now() -> &'static str { crate::catalog::plain(\"draft.what-now\", \"What now?\") }
}
"
    );
}

#[test]
fn a_key_is_packed_without_what_the_one_before_has_as_well() {
    let code = generate::rust(&words("title = 'Draft'\ntip = 'A = B'"));
    assert!(
        code.contains(r#""Adraft.tip=A = B\0Itle=Draft\0""#),
        "{code}"
    );
}

#[test]
fn a_function_takes_its_placeholders_in_order() {
    let code = generate::rust(&words("moved = 'To {to} from {from}, to {to}'"));
    assert!(code.contains(
        "pub fn moved(to: impl ::std::fmt::Display, from: impl ::std::fmt::Display) -> String"
    ));
}

#[test]
fn a_plural_takes_its_count_first() {
    let code = generate::rust(&words(
        "goals = { one = 'One goal of {who}', other = '{n} goals of {who}' }",
    ));
    assert!(code.contains("pub fn goals(n: usize, who: impl ::std::fmt::Display) -> String"));
    assert!(!code.contains("pub mod goals"));
}

#[test]
fn a_table_with_more_than_the_two_forms_is_a_module() {
    let code = generate::rust(&words(
        "[unit]\none = 'One'\nother = 'Other'\nnone = 'None'",
    ));
    assert!(code.contains("pub mod unit"));
}

#[test]
fn a_key_that_is_a_keyword_takes_an_underscore() {
    let code = generate::rust(&words("move = 'Move {type}'"));
    assert!(code.contains("pub fn move_(type_: impl ::std::fmt::Display)"));
    assert!(code.contains("(\"type\", &type_)"));
}

#[test]
fn a_doc_comment_shows_a_text_with_backticks_whole() {
    let code = generate::rust(&words("hint = 'Press `k`'"));
    assert!(code.contains("#[doc = \"`` Press `k` ``\"]"));
}

#[test]
fn a_language_with_other_placeholders_is_reported() {
    let english = words("moved = 'To {to} from {from}'\ntitle = 'Draft'");
    let swapped = words("moved = 'De {from} à {to}'");
    let lacking = words("moved = 'À {to}'\nextra = 'Plus'");
    assert_eq!(differences(&english, &swapped), [""; 0]);
    assert_eq!(
        differences(&english, &lacking),
        [
            "draft.extra: is not in English",
            r#"draft.moved: has placeholders {"to"}, English has {"from", "to"}"#
        ]
    );
}

#[test]
fn a_language_may_have_more_forms_and_spell_out_a_count() {
    let english = words("goals = { one = '{n} goal of {who}', other = '{n} goals of {who}' }");
    let more = words("goals = { one = 'Un {who}', many = '{n} de {who}', other = '{n} {who}' }");
    let lacking = words("goals = { one = 'Un', other = '{n} {who}' }");
    assert_eq!(differences(&english, &more), [""; 0]);
    assert_eq!(differences(&english, &lacking).len(), 1);
}

#[test]
fn every_other_language_uses_the_same_placeholders() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let english = source::read(&folder.join("en")).expect("sound English");
    for lang in compare::languages(folder).expect("a readable folder") {
        let words = source::read(&folder.join(&lang)).expect("sound words");
        assert_eq!(differences(&english, &words), [""; 0], "{lang}");
    }
}

#[test]
fn french_says_all_that_english_says() {
    let english = source::read("en".as_ref()).unwrap_or_else(|faults| panic!("{faults:?}"));
    let french = source::read("fr".as_ref()).unwrap_or_else(|faults| panic!("{faults:?}"));
    let missing: Vec<_> = english
        .keys()
        .filter(|key| !french.contains_key(*key))
        .collect();
    assert!(missing.is_empty(), "without French words: {missing:?}");
    let differ = differences(&english, &french);
    assert!(differ.is_empty(), "{differ:?}");
}
