//! What a web server answers for the built site: as GitHub Pages does, with one difference: nothing
//! is cached without asking again, so that a new build shows at once.

use crate::size::gzip;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

/// A folder that is served under a prefix.
pub struct Site {
    root: PathBuf,
    prefix: String,
    /// Compressed files by path and entity tag.
    packed: Mutex<HashMap<(PathBuf, String), Vec<u8>>>,
}

/// What the server goes by in a request.
#[derive(Default)]
pub struct Ask<'a> {
    /// Path and query, as sent.
    pub url: &'a str,
    /// Whether the browser takes gzip.
    pub gzip: bool,
    /// The entity tag the browser has already.
    pub have: Option<&'a str>,
}

/// What is sent back.
#[derive(Debug, Default, PartialEq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body, compressed if the headers say so.
    pub body: Vec<u8>,
}

enum Route {
    File(PathBuf),
    Redirect(String),
    Nothing,
}

impl Site {
    /// Serves `root` under a sub-path such as `/sightline/`; slashes at its ends may be left out.
    pub fn new(root: &Path, prefix: &str) -> Self {
        let prefix = match prefix.trim_matches('/') {
            "" => "/".to_owned(),
            inner => format!("/{inner}/"),
        };
        Self {
            root: root.to_path_buf(),
            prefix,
            packed: Mutex::default(),
        }
    }

    /// The sub-path, with slashes at both ends.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Answers a GET request.
    pub fn reply(&self, ask: &Ask) -> Reply {
        match self.route(ask.url) {
            Route::File(path) => match fs::read(&path) {
                Ok(bytes) => self.file(ask, &path, bytes),
                Err(_) => not_found(),
            },
            Route::Redirect(to) => Reply {
                status: 301,
                headers: vec![("Location", to)],
                body: Vec::new(),
            },
            Route::Nothing => not_found(),
        }
    }

    fn route(&self, url: &str) -> Route {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.prefix {
            return Route::Redirect(self.prefix.clone());
        }
        let Some(inner) = path.strip_prefix(&self.prefix).and_then(percent_decoded) else {
            return Route::Nothing;
        };
        let mut file = self.root.clone();
        for part in inner.split('/').filter(|part| !part.is_empty()) {
            // Neither out of the folder, nor to another drive, nor to hidden files.
            if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
                return Route::Nothing;
            }
            file.push(part);
        }
        if file.is_dir() {
            if !path.ends_with('/') {
                return Route::Redirect(format!("{path}/"));
            }
            file.push("index.html");
        }
        if file.is_file() {
            Route::File(file)
        } else {
            Route::Nothing
        }
    }

    fn file(&self, ask: &Ask, path: &Path, bytes: Vec<u8>) -> Reply {
        let tag = entity_tag(path, bytes.len());
        let mut headers = vec![
            ("ETag", tag.clone()),
            ("Cache-Control", "no-cache".to_owned()),
            ("Vary", "Accept-Encoding".to_owned()),
        ];
        if ask.have == Some(tag.as_str()) {
            return Reply {
                status: 304,
                headers,
                body: Vec::new(),
            };
        }
        let (media_type, compressible) = media_type(path);
        headers.push(("Content-Type", media_type.to_owned()));
        let packed = (compressible && ask.gzip).then(|| self.packed(path, tag, &bytes));
        let body = match packed.flatten() {
            Some(packed) => {
                headers.push(("Content-Encoding", "gzip".to_owned()));
                packed
            }
            None => bytes,
        };
        Reply {
            status: 200,
            headers,
            body,
        }
    }

    fn packed(&self, path: &Path, tag: String, bytes: &[u8]) -> Option<Vec<u8>> {
        let key = (path.to_path_buf(), tag);
        let mut known = self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(packed) = known.get(&key) {
            return Some(packed.clone());
        }
        let packed = gzip(bytes).ok()?;
        known.insert(key, packed.clone());
        Some(packed)
    }
}

fn not_found() -> Reply {
    Reply {
        status: 404,
        headers: vec![("Content-Type", "text/plain; charset=utf-8".to_owned())],
        body: b"404 Not Found\n".to_vec(),
    }
}

/// The media type of a file, and whether it gains by compression.
fn media_type(path: &Path) -> (&'static str, bool) {
    let end = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    match end.as_str() {
        "html" => ("text/html; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "js" | "mjs" => ("text/javascript; charset=utf-8", true),
        "json" | "map" => ("application/json; charset=utf-8", true),
        "webmanifest" => ("application/manifest+json; charset=utf-8", true),
        "wasm" => ("application/wasm", true),
        "svg" => ("image/svg+xml", true),
        "txt" | "md" => ("text/plain; charset=utf-8", true),
        "ico" => ("image/x-icon", true),
        "woff2" => ("font/woff2", false),
        "png" => ("image/png", false),
        "jpg" | "jpeg" => ("image/jpeg", false),
        "webp" => ("image/webp", false),
        "avif" => ("image/avif", false),
        _ => ("application/octet-stream", false),
    }
}

fn entity_tag(path: &Path, length: usize) -> String {
    let changed = path.metadata().and_then(|data| data.modified()).ok();
    let since = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    format!("\"{:x}-{length:x}\"", since.unwrap_or_default().as_nanos())
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    /// A site in a folder of its own, beside a file that must not be served.
    struct Try(PathBuf);

    impl Try {
        fn new(name: &str) -> Self {
            let dir =
                std::env::temp_dir().join(format!("xtask-site-{name}-{}", std::process::id()));
            fs::create_dir_all(dir.join("dist/deep")).unwrap();
            fs::write(dir.join("secret.txt"), "secret").unwrap();
            fs::write(dir.join("dist/.hidden"), "hidden").unwrap();
            fs::write(dir.join("dist/index.html"), "<p>page</p>").unwrap();
            fs::write(dir.join("dist/a b.wasm"), "wasm").unwrap();
            fs::write(dir.join("dist/deep/index.html"), "deep").unwrap();
            Self(dir)
        }

        fn get(&self, url: &str) -> Reply {
            Site::new(&self.0.join("dist"), "sightline").reply(&Ask {
                url,
                ..Ask::default()
            })
        }
    }

    impl Drop for Try {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn value<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
        reply
            .headers
            .iter()
            .find(|(header, _)| *header == name)
            .map(|(_, value)| value.as_str())
    }

    #[test]
    fn serves_files_under_the_prefix_with_their_types() {
        let site = Try::new("types");
        let page = site.get("/sightline/?query");
        assert_eq!(
            (page.status, page.body.as_slice()),
            (200, b"<p>page</p>".as_slice())
        );
        assert_eq!(
            value(&page, "Content-Type"),
            Some("text/html; charset=utf-8")
        );
        let wasm = site.get("/sightline/a%20b.wasm");
        assert_eq!(value(&wasm, "Content-Type"), Some("application/wasm"));
        assert_eq!(value(&wasm, "Content-Encoding"), None);
    }

    #[test]
    fn outside_the_prefix_is_nothing_and_folders_end_in_a_slash() {
        let site = Try::new("prefix");
        for url in [
            "/",
            "/index.html",
            "/other/",
            "/sightlines/",
            "/sightline/none.js",
        ] {
            assert_eq!(site.get(url).status, 404, "{url}");
        }
        assert_eq!(
            value(&site.get("/sightline"), "Location"),
            Some("/sightline/")
        );
        assert_eq!(
            value(&site.get("/sightline/deep"), "Location"),
            Some("/sightline/deep/")
        );
        assert_eq!(site.get("/sightline/deep/").body, b"deep");
    }

    #[test]
    fn never_leaves_the_folder() {
        let site = Try::new("leave");
        for url in [
            "/sightline/../secret.txt",
            "/sightline/%2e%2e/secret.txt",
            "/sightline/..%2fsecret.txt",
            "/sightline/deep/../../secret.txt",
            "/sightline//../secret.txt",
            "/sightline/.hidden",
            "/sightline/%",
            "/sightline/%ff",
            "/sightline/..\\secret.txt",
        ] {
            assert_eq!(site.get(url).status, 404, "{url}");
        }
    }

    #[test]
    fn compresses_when_asked_and_sends_nothing_twice() {
        let dir = Try::new("gzip");
        let site = Site::new(&dir.0.join("dist"), "/");
        let packed = site.reply(&Ask {
            url: "/",
            gzip: true,
            have: None,
        });
        assert_eq!(value(&packed, "Content-Encoding"), Some("gzip"));
        let mut text = String::new();
        GzDecoder::new(packed.body.as_slice())
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "<p>page</p>");

        let again = site.reply(&Ask {
            url: "/",
            gzip: true,
            have: value(&packed, "ETag"),
        });
        assert_eq!((again.status, again.body.len()), (304, 0));
    }
}
