//! The workshops that come with the app.

use sightline_workshop::content;

#[test]
fn every_workshop_reads_without_a_word_left_over() {
    assert!(content::ids().count() >= 1);
    for id in content::ids() {
        let reading = content::reading(id).unwrap();
        assert_eq!(reading.problems, [], "{id}");
        assert_eq!(reading.flaws, [], "{id}");
        assert_eq!(reading.workshop.id, id);
    }
}
