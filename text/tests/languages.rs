//! The words as the app sees them: typed and by key, in English and in a language loaded later.

use sightline_text::{common, current, fill, install, lookup, use_english};

const FRENCH: &[(&str, &str)] = &[
    ("common.part-of", "sur {whole}, {part}"),
    ("common.cancel", "Annuler"),
    ("common.goals.one", "{n} objectif"),
    ("common.goals.many", "{n} d’objectifs"),
    ("common.goals.other", "{n} objectifs"),
];

fn speak(lang: &str, words: &[(&str, &str)]) {
    let own = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
    install(lang, words.iter().map(own));
}

#[test]
fn english_is_there_from_the_start() {
    assert_eq!(current(), "en");
    assert_eq!(common::cancel(), "Cancel");
    assert_eq!(common::part_of(3, "seven"), "3 of seven");
    assert_eq!(common::goals(1), "1 goal");
    assert_eq!(common::goals(0), "0 goals");
}

#[test]
fn a_key_known_only_while_running_finds_its_text() {
    assert_eq!(lookup("common.save.saved"), Some(common::save::saved()));
    assert_eq!(lookup("common.part-of"), Some("{part} of {whole}"));
    assert_eq!(lookup("common.save"), None);
    assert_eq!(lookup("common.goals"), None);
    assert_eq!(lookup(""), None);
}

#[test]
fn filling_names_its_arguments() {
    let filled = fill("common.part-of", &[("whole", "7"), ("part", "3")]);
    assert_eq!(filled.as_deref(), Some("3 of 7"));
    let gap = fill("common.part-of", &[("part", "3")]);
    assert_eq!(gap.as_deref(), Some("3 of {whole}"));
    assert_eq!(fill("common.nothing", &[]), None);
}

#[test]
fn filling_does_not_read_placeholders_in_an_argument() {
    let filled = fill("common.part-of", &[("part", "{whole}"), ("whole", "7")]);
    assert_eq!(filled.as_deref(), Some("{whole} of 7"));
}

#[test]
fn filling_a_plural_reads_its_count() {
    assert_eq!(
        fill("common.goals", &[("n", "1")]).as_deref(),
        Some("1 goal")
    );
    assert_eq!(
        fill("common.goals", &[("n", "2")]).as_deref(),
        Some("2 goals")
    );
    assert_eq!(fill("common.goals", &[]), None);
}

#[test]
fn a_language_replaces_what_it_has_and_leaves_the_rest_english() {
    speak("fr", FRENCH);
    assert_eq!(current(), "fr");
    assert_eq!(common::cancel(), "Annuler");
    assert_eq!(lookup("common.cancel"), Some("Annuler"));
    assert_eq!(common::close(), "Close");
    use_english();
    assert_eq!(common::cancel(), "Cancel");
}

#[test]
fn a_language_may_put_its_placeholders_in_another_order() {
    speak("fr", FRENCH);
    assert_eq!(common::part_of(3, 7), "sur 7, 3");
}

#[test]
fn a_plural_follows_the_rule_of_its_language() {
    speak("fr", FRENCH);
    assert_eq!(common::goals(0), "0 objectif");
    assert_eq!(common::goals(2), "2 objectifs");
    assert_eq!(common::goals(1_000_000), "1000000 d’objectifs");
}

#[test]
fn a_form_that_a_language_lacks_is_its_other() {
    speak("ja", &[("common.goals.other", "目標{n}件")]);
    assert_eq!(common::goals(1), "目標1件");
}

#[test]
fn a_plural_that_a_language_lacks_is_english_by_the_english_rule() {
    speak("fr", &[]);
    assert_eq!(common::goals(0), "0 goals");
}

#[test]
fn a_stray_brace_in_a_language_file_is_shown_as_it_is() {
    speak("fr", &[("common.part-of", "{part} { {Whole} {{}}")]);
    assert_eq!(common::part_of(3, 7), "3 { {Whole} {}");
}
