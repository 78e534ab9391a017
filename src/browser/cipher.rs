//! Enciphering under a passphrase, by the browser's own Web Crypto: PBKDF2 with SHA-256 makes a key of the
//! passphrase, AES-GCM enciphers with it. `sightline_exchange::locked` is what is around the bytes.

use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use sightline_exchange::locked::{Locked, ROUNDS};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, AesKeyGenParams, Crypto, CryptoKey, Pbkdf2Params, SubtleCrypto};

use super::Why;

const CIPHER: &str = "AES-GCM";
const DERIVATION: &str = "PBKDF2";

/// Why something cannot be deciphered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CipherError {
    /// It was locked with another passphrase, or was changed since.
    Wrong,
    /// The browser does not do it.
    Failed(Why),
}

/// Whether the browser can do it. It does not on a page that came over an open connection.
pub fn is_supported() -> bool {
    subtle().is_ok()
}

/// Enciphers bytes under a passphrase. Salt and nonce are new each time.
///
/// # Errors
/// Where the browser does not do it.
pub async fn lock(passphrase: &str, bytes: &[u8]) -> Result<Locked, Why> {
    let refused = |error: JsValue| Why::of(&error);
    let crypto = crypto().map_err(refused)?;
    let mut locked = Locked {
        rounds: ROUNDS,
        salt: Default::default(),
        nonce: Default::default(),
        data: Vec::new(),
    };
    for bytes in [&mut locked.salt[..], &mut locked.nonce[..]] {
        crypto
            .get_random_values_with_u8_array(bytes)
            .map_err(refused)?;
    }
    let enciphered = async {
        let (subtle, key) = (subtle()?, key(passphrase, &locked, "encrypt").await?);
        let enciphered = subtle.encrypt_with_object_and_u8_array(&begun(&locked), &key, bytes)?;
        JsFuture::from(enciphered).await
    };
    locked.data = Uint8Array::new(&enciphered.await.map_err(refused)?).to_vec();
    Ok(locked)
}

/// Deciphers what was locked.
///
/// # Errors
/// Where the passphrase is another, or the browser does not do it.
pub async fn unlock(passphrase: &str, locked: &Locked) -> Result<Vec<u8>, CipherError> {
    let failed = |error: JsValue| CipherError::Failed(Why::of(&error));
    let subtle = subtle().map_err(failed)?;
    let key = key(passphrase, locked, "decrypt").await.map_err(failed)?;
    let deciphered = subtle
        .decrypt_with_object_and_u8_array(&begun(locked), &key, &locked.data)
        .map_err(failed)?;
    // A tag that does not fit is the one thing that it fails for from here on, and it gives no reason.
    let bytes = JsFuture::from(deciphered).await;
    let bytes = bytes.map_err(|_| CipherError::Wrong)?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

fn begun(locked: &Locked) -> Object {
    AesGcmParams::new(CIPHER, &Uint8Array::from(&locked.nonce[..])).into()
}

/// The key of a passphrase, for one use.
async fn key(passphrase: &str, locked: &Locked, usage: &str) -> Result<CryptoKey, JsValue> {
    let subtle = subtle()?;
    // Keyboards write an accented letter as one sign or as two; it is the same passphrase.
    let passphrase: String = JsString::from(passphrase).normalize("NFKC").into();
    let raw = Uint8Array::from(passphrase.as_bytes());
    let usages = |usage: &str| Array::of1(&usage.into());
    let imported =
        subtle.import_key_with_str("raw", &raw, DERIVATION, false, &usages("deriveKey"))?;
    let imported: CryptoKey = JsFuture::from(imported).await?.dyn_into()?;
    let salt = Uint8Array::from(&locked.salt[..]);
    let how = Pbkdf2Params::new(DERIVATION, &"SHA-256".into(), locked.rounds, &salt);
    let kind = AesKeyGenParams::new(CIPHER, 256);
    let derived =
        subtle.derive_key_with_object_and_object(&how, &imported, &kind, false, &usages(usage))?;
    JsFuture::from(derived).await?.dyn_into()
}

fn crypto() -> Result<Crypto, JsValue> {
    web_sys::window().ok_or(JsValue::NULL)?.crypto()
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    let crypto = crypto()?;
    // The bindings take it for granted.
    let subtle = Reflect::get(&crypto, &"subtle".into())?;
    subtle.dyn_into()
}
