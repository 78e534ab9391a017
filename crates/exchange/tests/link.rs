//! A plan inside a link: what comes back, and what is refused.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::NaiveDate;
use proptest::prelude::*;
use sightline_exchange::{
    link::{self, Fault, MOST_UNPACKED, Shared},
    locked::{Locked, ROUNDS},
};
use sightline_plan::{Excerpt, Id, Plan, file};

fn sample() -> Plan {
    sightline_sample::sample(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
}

fn locked(data: Vec<u8>) -> Locked {
    Locked {
        rounds: ROUNDS,
        salt: [7; 16],
        nonce: [9; 12],
        data,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back(text in ".*") {
        prop_assert_eq!(link::read(&link::write(&text)), Ok(Shared::Open(text)));
    }

    #[test]
    fn any_locked_bytes_come_back(data in prop::collection::vec(any::<u8>(), 16..300)) {
        let locked = locked(data);
        prop_assert_eq!(link::read(&link::write_locked(&locked)), Ok(Shared::Locked(locked)));
    }

    #[test]
    fn a_link_is_safe_in_an_address(text in ".*") {
        let link = link::write(&text);
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        prop_assert!(link.chars().all(plain), "{}", link);
    }

    #[test]
    fn anything_can_be_tried(text in ".*", letters in "[A-Za-z0-9_-]{0,200}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for link in [text.clone(), letters.clone(), format!("A{letters}"), format!("B{letters}")] {
            let _ = link::read(&link);
        }
        let _ = link::find(&text);
        let _ = link::unpack(&bytes, 1000);
    }

    #[test]
    fn a_link_that_is_cut_off_or_changed_is_refused(text in ".{1,80}", at in any::<prop::sample::Index>()) {
        let link = link::write(&text);
        let cut = &link[..at.index(link.len() - 1) + 1];
        prop_assert_eq!(link::read(cut), Err(Fault::Damaged));
        let at = at.index(link.len() - 1) + 1;
        let mut changed = link.clone();
        let other = if &link[at..=at] == "x" { "y" } else { "x" };
        changed.replace_range(at..=at, other);
        // The last letter has bits that mean nothing, so it may be refused for them.
        prop_assert_eq!(link::read(&changed), Err(Fault::Damaged));
    }
}

#[test]
fn what_is_no_link_of_ours_says_so() {
    for rubbish in [
        "",
        "hello",
        "…",
        "%41%42",
        "{\"format\":1}",
        "a4r3",
        "A/../etc",
        "Z",
        "Zebra",
    ] {
        assert_eq!(link::read(rubbish), Err(Fault::NotOurs), "{rubbish}");
    }
    assert_eq!(link::read("A"), Err(Fault::Damaged));
    assert_eq!(link::read("ABCDEFGH"), Err(Fault::Damaged));
}

#[test]
fn a_later_kind_is_known_by_its_letter_and_checksum() {
    let link = link::write("later");
    assert_eq!(link::read(&link.replacen('A', "F", 1)), Err(Fault::Newer));
    assert_eq!(link::read(&format!("F{}", &link[2..])), Err(Fault::NotOurs));
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let bomb = link::write(&"0".repeat(MOST_UNPACKED + 1));
    assert!(bomb.len() < 60_000, "{}", bomb.len());
    assert_eq!(link::read(&bomb), Err(Fault::TooLarge));
    let most = link::write(&"0".repeat(MOST_UNPACKED));
    assert!(matches!(link::read(&most), Ok(Shared::Open(_))));
    let long = "A".repeat(link::MOST_LETTERS + 1);
    assert_eq!(link::read(&long), Err(Fault::TooLarge));
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    assert_eq!(
        link::unpack(
            &miniz_oxide::deflate::compress_to_vec(&[0xff, 0xfe], 6),
            100
        ),
        Err(Fault::Damaged)
    );
}

#[test]
fn a_link_is_found_in_a_message() {
    let letters = link::write("{}");
    let message = format!("Look: https://example.org/s/#/open/{letters}. Yours, Ann");
    assert_eq!(link::find(&message), Some(&*letters));
    assert_eq!(link::find("https://example.org/#/import"), None);
    // What mail and sentences do to it.
    let (begin, end) = letters.split_at(4);
    let wrapped = format!("{begin}\r\n {end}).");
    assert_eq!(link::read(&wrapped), Ok(Shared::Open("{}".to_owned())));
}

#[test]
fn the_sample_goes_whole_and_in_parts() {
    let plan = sample();
    let whole = link::write(&file::write(&plan));
    let Ok(Shared::Open(text)) = link::read(&whole) else {
        panic!("not read")
    };
    assert_eq!(file::read(&text).unwrap().plan, plan);
    let (_, goal) = plan.outline().pop().unwrap();
    let goal = Excerpt::Goal(goal.id.clone());
    let part = plan.excerpt(&goal, Id::from_bits(1), "One goal").unwrap();
    let part = link::write(&file::write(&part));
    println!("whole {} letters, one goal {}", whole.len(), part.len());
    assert!(part.len() * 4 < whole.len());
}

/// Made by Python's zlib and base64: others may rely on the format, and a link that was sent once must be read
/// for ever.
#[test]
fn a_link_that_another_program_made_is_read() {
    let sent = "Aq-ZSSssvyk0sUbJSUCrOTM8oycnMS9UryEnMU9LhUipLLSrOzM8DShoCeZkpIFWJIIm8xNxUECcq__DqRw0zixXAOrhquQDPuS3O";
    let file = "{\n\"format\": \"sightline.plan\",\n\"version\": 1,\n\"id\": \"a\",\n\"name\": \"Zoë’s plan\"\n}\n";
    assert_eq!(link::read(sent), Ok(Shared::Open(file.to_owned())));
    let ours = URL_SAFE_NO_PAD.decode(&link::write(file)[1..]).unwrap();
    assert_eq!(link::unpack(&ours[..ours.len() - 4], 1000).unwrap(), file);
}
