//! The content security policy, written into the built page.
//!
//! It comes after the build because it names each inline script by its hash.

use anyhow::{Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Adds the policy right after `<meta charset>`: before anything that could load.
///
/// # Errors
/// If the page has no `<meta charset>`, has a policy already, or holds what the policy would block.
pub fn add_policy(html: &str) -> Result<String> {
    let lower = html.to_ascii_lowercase();
    if lower.contains("content-security-policy") {
        bail!("index.html has a content security policy already");
    }
    for blocked in [
        " style=",
        "<style",
        " onclick=",
        " onload=",
        " onerror=",
        "javascript:",
    ] {
        if lower.contains(blocked) {
            bail!(
                "index.html holds `{}`, which the policy blocks",
                blocked.trim()
            );
        }
    }
    let Some(end) = lower
        .find("<meta charset")
        .and_then(|start| Some(start + lower[start..].find('>')? + 1))
    else {
        bail!("index.html has no <meta charset> for the policy to follow");
    };
    let meta = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
        policy(html)
    );
    Ok([&html[..end], &meta, &html[end..]].concat())
}

fn policy(html: &str) -> String {
    let hashes: String = inline_scripts(html)
        .into_iter()
        .map(|script| format!(" '{}'", hash(script)))
        .collect();
    [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval'{hashes}"),
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}

fn hash(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script)))
}

/// The text of every script without `src`.
fn inline_scripts(html: &str) -> Vec<&str> {
    let lower = html.to_ascii_lowercase();
    let mut scripts = Vec::new();
    let mut at = 0;
    while let Some(start) = lower[at..].find("<script").map(|found| at + found) {
        let Some(open) = lower[start..].find('>').map(|found| start + found + 1) else {
            break;
        };
        let Some(close) = lower[open..].find("</script").map(|found| open + found) else {
            break;
        };
        if !lower[start..open].contains(" src=") {
            scripts.push(&html[open..close]);
        }
        at = close;
    }
    scripts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the CSP specification, with the hash it gives.
    const SCRIPT: &str = "alert('Hello, world.');";
    const HASH: &str = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";

    #[test]
    fn names_every_inline_script_by_its_hash_and_no_other() {
        let html = format!(
            "<head><meta charset=\"utf-8\"><title>x</title><script src=\"a.js\">{SCRIPT} </script>\
             <SCRIPT type=\"module\">{SCRIPT}</SCRIPT></head>"
        );
        let page = add_policy(&html).unwrap();
        assert!(page.starts_with("<head><meta charset=\"utf-8\"><meta http-equiv="));
        assert!(page.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {HASH};")));
        assert_eq!(page.matches("sha256-").count(), 1);
        assert!(page.ends_with("</SCRIPT></head>"));
    }

    #[test]
    fn refuses_a_page_that_the_policy_would_break() {
        for html in [
            "<meta charset=utf-8><p style=\"color:red\">",
            "<meta charset=utf-8><style>p{}</style>",
            "<meta charset=utf-8><button onclick=\"x()\">",
            "<title>no charset</title>",
        ] {
            assert!(add_policy(html).is_err(), "{html}");
        }
        let once = add_policy("<meta charset=utf-8>").unwrap();
        assert!(add_policy(&once).is_err(), "a second policy");
    }
}
