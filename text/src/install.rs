//! Loading another language while the app runs.

use crate::catalog::{Catalog, Entry, set_current};

/// Makes a language the current one for this thread. Keys that it lacks stay English.
///
/// `lang` is a BCP 47 tag such as `fr`; `words` are the pairs of the object that the `export` example writes: dotted keys
/// and texts (`common.cancel`, `Annuler`), a plural with one key for each form (`common.goals.one`). That keys and
/// placeholders fit English is for the build to see; a key that is not known here is never asked for.
///
/// Texts are handed out as `&'static str`, so the language is never freed: each call leaks one catalogue. A person
/// changes language a few times in a session at the most.
pub fn install(lang: &str, words: impl IntoIterator<Item = (String, String)>) {
    let words = words.into_iter();
    let mut entries: Vec<Entry> = words
        .map(|(key, text)| -> Entry { (key.leak(), text.leak()) })
        .collect();
    entries.sort_unstable_by_key(|(key, _)| *key);
    set_current(Some(Catalog {
        lang: lang.to_owned().leak(),
        entries: entries.leak(),
    }));
}

/// Goes back to English for this thread.
pub fn use_english() {
    set_current(None);
}
