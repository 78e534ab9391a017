//! A plan under a passphrase: what is around the enciphered bytes. Enciphering is left to who has a browser.
//!
//! As a file it is JSON, with bytes in base64 for addresses and without padding:
//! `{"format":"sightline.locked","version":1,"derivation":"PBKDF2-SHA-256","rounds":600000,"salt":"…",
//! "cipher":"AES-256-GCM","nonce":"…","data":"…"}`. What is enciphered is the plan's file as raw deflate,
//! see [`link::pack`](crate::link::pack). `docs/sharing.md` has it for others.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Map, Value, json};

/// What a locked file calls its format.
pub const FORMAT: &str = "sightline.locked";

/// The version of the format that this code writes.
pub const VERSION: u64 = 1;

/// How often a passphrase is stirred before it is a key (OWASP's figure for PBKDF2 with SHA-256, of 2023).
pub const ROUNDS: u32 = 600_000;

/// The most rounds that are gone through: some seconds. More would hold a browser up for no good.
pub const MOST_ROUNDS: u32 = 10_000_000;

const DERIVATION: &str = "PBKDF2-SHA-256";
const CIPHER: &str = "AES-256-GCM";

/// Bytes of what makes the key of one passphrase another each time.
pub const SALT: usize = 16;

/// Bytes of what makes the cipher of one key another each time.
pub const NONCE: usize = 12;

/// Bytes with which the cipher shows that nothing was changed.
const TAG: usize = 16;

/// How much of a text is looked at to find out whether it is a locked file: we write the format first.
const BEGINNING: usize = 200;

/// Enciphered bytes, with all but the passphrase that is needed to decipher them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// How often the passphrase is stirred.
    pub rounds: u32,
    /// What it is stirred with.
    pub salt: [u8; SALT],
    /// What the cipher began with.
    pub nonce: [u8; NONCE],
    /// The enciphered bytes, and the cipher's tag.
    pub data: Vec<u8>,
}

/// Why a locked file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A later version of Sightline wrote it, or something is used that this one does not know.
    Newer,
    /// Something is missing, or is not as it was written.
    Damaged,
}

impl Locked {
    /// As the text of a file.
    pub fn to_file(&self) -> String {
        let bytes = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let file = json!({
            "format": FORMAT,
            "version": VERSION,
            "derivation": DERIVATION,
            "rounds": self.rounds,
            "salt": bytes(&self.salt),
            "cipher": CIPHER,
            "nonce": bytes(&self.nonce),
            "data": bytes(&self.data),
        });
        format!("{file:#}\n")
    }

    /// Reads the text of a file; `None` where it is not that of a locked one.
    ///
    /// # Errors
    /// Where it is one, but cannot be read.
    pub fn from_file(text: &str) -> Option<Result<Self, Fault>> {
        if !may_be_locked(text) {
            return None;
        }
        let file: Value = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
            Ok(file) => file,
            // Begun as one, and cut off.
            Err(_) => return Some(Err(Fault::Damaged)),
        };
        let file = file.as_object()?;
        (file.get("format")? == FORMAT).then(|| Self::from_fields(file))
    }

    fn from_fields(file: &Map<String, Value>) -> Result<Self, Fault> {
        let text = |name: &str| file.get(name).and_then(Value::as_str).ok_or(Fault::Damaged);
        let bytes = |name: &str| {
            let bytes = URL_SAFE_NO_PAD.decode(text(name)?);
            bytes.map_err(|_| Fault::Damaged)
        };
        let version = file.get("version").and_then(Value::as_u64);
        match version.ok_or(Fault::Damaged)? {
            VERSION => {}
            version if version > VERSION => return Err(Fault::Newer),
            _ => return Err(Fault::Damaged),
        }
        if text("derivation")? != DERIVATION || text("cipher")? != CIPHER {
            return Err(Fault::Newer);
        }
        let rounds = file.get("rounds").and_then(Value::as_u64);
        Self::checked(
            rounds.and_then(|rounds| rounds.try_into().ok()),
            bytes("salt")?.try_into().ok(),
            bytes("nonce")?.try_into().ok(),
            bytes("data")?,
        )
        .ok_or(Fault::Damaged)
    }

    /// As bytes, for a link: rounds (four bytes, the highest first), salt, nonce, data.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.rounds.to_be_bytes().to_vec();
        bytes.extend(self.salt);
        bytes.extend(self.nonce);
        bytes.extend(&self.data);
        bytes
    }

    /// The other way round; `None` where they are not that.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (rounds, bytes) = bytes.split_first_chunk()?;
        let (salt, bytes) = bytes.split_first_chunk()?;
        let (nonce, data) = bytes.split_first_chunk()?;
        let rounds = u32::from_be_bytes(*rounds);
        Self::checked(Some(rounds), Some(*salt), Some(*nonce), data.to_vec())
    }

    fn checked(
        rounds: Option<u32>,
        salt: Option<[u8; SALT]>,
        nonce: Option<[u8; NONCE]>,
        data: Vec<u8>,
    ) -> Option<Self> {
        let rounds = rounds.filter(|rounds| (1..=MOST_ROUNDS).contains(rounds))?;
        (data.len() >= TAG).then_some(Self {
            rounds,
            salt: salt?,
            nonce: nonce?,
            data,
        })
    }
}

/// Whether a text begins like a locked file. Reading a large plan twice over would take too long.
fn may_be_locked(text: &str) -> bool {
    let bytes = text.as_bytes();
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
    beginning
        .windows(FORMAT.len())
        .any(|window| window == FORMAT.as_bytes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn locked() -> impl Strategy<Value = Locked> {
        let data = prop::collection::vec(any::<u8>(), TAG..200);
        (
            1..=MOST_ROUNDS,
            any::<[u8; SALT]>(),
            any::<[u8; NONCE]>(),
            data,
        )
            .prop_map(|(rounds, salt, nonce, data)| Locked {
                rounds,
                salt,
                nonce,
                data,
            })
    }

    proptest! {
        #[test]
        fn it_comes_back_from_a_file_and_from_bytes(locked in locked()) {
            prop_assert_eq!(Locked::from_file(&locked.to_file()), Some(Ok(locked.clone())));
            prop_assert_eq!(Locked::from_bytes(&locked.to_bytes()), Some(locked));
        }

        #[test]
        fn a_file_that_is_cut_off_is_refused(locked in locked(), at in 0_usize..1000) {
            let file = locked.to_file();
            let cut = file.get(..at % (file.len() - 2)).unwrap();
            let read = Locked::from_file(cut);
            prop_assert!(matches!(read, None | Some(Err(Fault::Damaged))), "{:?}", read);
        }

        #[test]
        fn anything_can_be_tried(text in ".*", bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let _ = Locked::from_file(&text);
            let _ = Locked::from_file(&format!("{{\"format\":\"sightline.locked\",{text}"));
            let _ = Locked::from_bytes(&bytes);
        }
    }

    fn file(change: impl Fn(&mut Value)) -> Option<Result<Locked, Fault>> {
        let locked = Locked {
            rounds: ROUNDS,
            salt: [1; SALT],
            nonce: [2; NONCE],
            data: vec![3; 40],
        };
        let mut file: Value = serde_json::from_str(&locked.to_file()).unwrap();
        change(&mut file);
        Locked::from_file(&file.to_string())
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        assert!(matches!(file(|_| {}), Some(Ok(_))));
        assert_eq!(
            file(|file| file["version"] = 2.into()),
            Some(Err(Fault::Newer))
        );
        assert_eq!(
            file(|file| file["cipher"] = "ROT-13".into()),
            Some(Err(Fault::Newer))
        );
        let damages: [(&str, Value); 6] = [
            ("version", "one".into()),
            ("rounds", 0.into()),
            ("rounds", u64::MAX.into()),
            ("salt", "AA".into()),
            ("nonce", "not base64 …".into()),
            ("data", "AAAA".into()),
        ];
        for (name, value) in damages {
            let read = file(|file| file[name] = value.clone());
            assert_eq!(read, Some(Err(Fault::Damaged)), "{name}");
        }
        assert_eq!(file(|file| file["format"] = "sightline.plan".into()), None);
    }

    #[test]
    fn a_plan_that_speaks_of_it_is_a_plan() {
        let plan = r#"{"format":"sightline.plan","version":1,"name":"sightline.locked"}"#;
        assert_eq!(Locked::from_file(plan), None);
    }
}
