//! Notes in words.

use sightline_plan::model::RecognitionKind;

/// What a sort of note is called.
pub fn kind(kind: RecognitionKind) -> &'static str {
    sightline_text::lookup(&format!("recognition.kind.{}", kind.word())).unwrap_or_default()
}

/// All sorts of note with their names.
pub fn kinds() -> Vec<(String, String)> {
    let all = RecognitionKind::ALL.iter();
    all.map(|it| (it.word().to_owned(), kind(*it).to_owned()))
        .collect()
}
