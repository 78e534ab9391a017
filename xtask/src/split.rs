//! Cuts the compiled app into the parts that `src/parts.rs` names, and puts them in the place of what trunk made of
//! the whole. This has to happen between compiling and wasm-bindgen, where trunk lets nobody in.

use crate::build::Profile;
use crate::folder::{self, files};
use crate::process;
use crate::project;
use crate::toolchain::prepend_path;
use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::thread;

const SCRIPT: &str = "sightline.js";
const MAIN: &str = "sightline_bg.wasm";
/// The script that fetches the parts; its name is fixed by wasm-split.
const LINK: &str = "__wasm_split.js";

/// In bytes: what wasm-opt takes from a smaller part is not worth the second that it takes to start.
const SMALL: u64 = 4096;

/// Brings the styles of a part in together with its wasm. A link that failed is put anew, since it does not try
/// again by itself.
const WITH_STYLES: &str = r#"
function withStyles(part, fetched) {
    const links = [...document.querySelectorAll(`link[data-part="${part}"]`)].filter((link) => !link.sheet);
    const styled = links.map((link) => new Promise((done, failed) => {
        const anew = link.cloneNode();
        anew.rel = "stylesheet";
        anew.onload = done;
        anew.onerror = failed;
        link.replaceWith(anew);
    }));
    return Promise.all([fetched, ...styled]).then(([response]) => response);
}
"#;

/// What browsers of the last years understand; wasm-opt must not use more.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Cuts `compiled` and puts the parts into a folder of `dist` that is named after their content; gives the page
/// that uses them.
///
/// # Errors
/// If a tool fails, or trunk's page is not as expected.
pub fn split(
    compiled: &Path,
    dist: &Path,
    html: &str,
    profile: Profile,
    path: &[&Path],
) -> Result<String> {
    let work = project::target().join("xtask/split");
    let app = work.join("app");
    if work.exists() {
        fs::remove_dir_all(&work).context("cannot empty the folder for cutting the app")?;
    }
    fs::create_dir_all(&app).context("cannot make the folder for cutting the app")?;
    let run = |program: &str, args: &[&Path]| {
        let mut command = Command::new(program);
        command.args(args);
        prepend_path(&mut command, path)?;
        // Unless they fail, they have nothing to say to a person.
        process::read(&mut command).map(drop)
    };
    let flag = |flag: &'static str| Path::new(flag);

    let whole = [
        flag("--out-name"),
        flag("sightline"),
        flag("--target"),
        flag("web"),
    ];
    run(
        "wasm-split-cli",
        &[&[compiled, work.as_path()], whole.as_slice()].concat(),
    )?;
    let main = work.join("sightline.wasm");
    run(
        "wasm-bindgen",
        &[
            flag("--target"),
            flag("web"),
            flag("--no-typescript"),
            // The parts share the table of functions.
            flag("--keep-lld-exports"),
            flag("--out-dir"),
            &app,
            &main,
        ],
    )?;
    fs::remove_file(&main).context("cannot remove what was cut")?;
    for file in files(&work)? {
        fs::rename(&file, app.join(file.file_name().unwrap_or_default()))
            .with_context(|| format!("cannot move {}", file.display()))?;
    }
    if profile == Profile::Release {
        let optimise = |wasm: &Path| {
            // The first page waits for one file, which has to be small; a plan, for what the others do.
            let is_first = wasm.file_name().is_some_and(|name| name == MAIN);
            let level = flag(if is_first { "-Oz" } else { "-O3" });
            let optimise = [level, wasm, flag("-o"), wasm];
            run(
                "wasm-opt",
                &[FEATURES.map(Path::new).as_slice(), &optimise].concat(),
            )
        };
        let files = files(&app)?;
        let is_worth_it = |file: &Path| {
            let size = fs::metadata(file).map_or(0, |about| about.len());
            file.extension().is_some_and(|end| end == "wasm") && size > SMALL
        };
        let parts = files.iter().filter(|file| is_worth_it(file));
        each_at_once(parts, |wasm| optimise(wasm))?;
    }

    let link = app.join(LINK);
    let script =
        fs::read_to_string(&link).context("the app was cut without a script for its parts")?;
    fs::write(&link, styled(&script, html)?).context("cannot write the script for the parts")?;

    if profile == Profile::Release {
        // Written by tools for people to read: minified, they weigh a quarter less on the way.
        for script in [SCRIPT, LINK] {
            let script = app.join(script);
            let flags = [flag("--module"), flag("--compress"), flag("--mangle")];
            let into = [flag("--output"), &script];
            run("terser", &[&[script.as_path()], &flags[..], &into].concat())?;
        }
    }

    let folder = folder::named("app", &app)?;
    let html = page(html, &app, &folder)?;
    for old in fs::read_dir(dist).context("trunk left no site")?.flatten() {
        let name = old.file_name().to_string_lossy().into_owned();
        if name.starts_with("sightline-") {
            fs::remove_file(old.path()).with_context(|| format!("cannot remove {name}"))?;
        } else if name.starts_with("app-") {
            fs::remove_dir_all(old.path()).with_context(|| format!("cannot remove {name}"))?;
        }
    }
    let place = dist.join(&folder);
    fs::create_dir_all(&place).with_context(|| format!("cannot make {}", place.display()))?;
    for file in files(&app)? {
        fs::copy(&file, place.join(file.file_name().unwrap_or_default()))
            .with_context(|| format!("cannot copy {}", file.display()))?;
    }
    Ok(html)
}

/// Does the same to each, as many at once as there are processors.
fn each_at_once<T: Sync>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> Result<()> + Sync,
) -> Result<()> {
    let items = Mutex::new(items);
    // The guard is gone before the work begins.
    let next = || items.lock().ok()?.next();
    let many = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..many)
            .map(|_| {
                scope.spawn(|| {
                    while let Some(item) = next() {
                        work(item)?;
                    }
                    Ok(())
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| bail!("a worker stopped half-way"))
        })
    })
}

/// The script for the parts, such that those for which the page has styles bring them.
fn styled(script: &str, html: &str) -> Result<String> {
    let mut script = script.to_owned();
    let mut parts: Vec<&str> = html
        .split("data-part=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    parts.sort_unstable();
    parts.dedup();
    for part in parts {
        let fetch = format!("fetch(new URL(\"./split_{part}.wasm\", import.meta.url))");
        if !script.contains(&fetch) {
            bail!("index.html has styles for the part `{part}`, which there is not");
        }
        script = script.replace(&fetch, &format!("withStyles(\"{part}\", {fetch})"));
    }
    Ok(script + WITH_STYLES)
}

/// Keeps the browser from fetching the styles of parts before the parts themselves.
fn without_styles_of_parts(html: &str) -> String {
    let mut tags = html.split("<link rel=\"stylesheet\"");
    let mut page = tags.next().unwrap_or_default().to_owned();
    for tag in tags {
        let of_part = tag
            .split('>')
            .next()
            .is_some_and(|tag| tag.contains("data-part="));
        page += if of_part {
            "<link rel=\"part\""
        } else {
            "<link rel=\"stylesheet\""
        };
        page += tag;
    }
    page
}

/// The page with the parts' names in place of those that trunk gave the whole.
fn page(html: &str, app: &Path, folder: &str) -> Result<String> {
    let Some(script) = name_after(html, "<link rel=\"modulepreload\" href=\"") else {
        bail!("trunk's page preloads no script");
    };
    // The page itself preloads fonts.
    let preloads = html.match_indices(PRELOAD).map(|(at, _)| &html[at..]);
    let mut named = preloads.filter_map(|tag| name_after(tag, PRELOAD));
    let Some(wasm) = named.find(|name| name.ends_with(".wasm")) else {
        bail!("trunk's page preloads no wasm");
    };
    let preload = |name: &str, rest: &str| -> Result<String> {
        let bytes = fs::read(app.join(name)).with_context(|| format!("there is no {name}"))?;
        let hash = STANDARD.encode(Sha384::digest(bytes));
        Ok(format!(
            "<link {rest} href=\"./{folder}/{name}\" crossorigin=\"anonymous\" integrity=\"sha384-{hash}\">"
        ))
    };
    let preloads = [
        preload(SCRIPT, "rel=\"modulepreload\"")?,
        preload(LINK, "rel=\"modulepreload\"")?,
        preload(
            MAIN,
            "rel=\"preload\" as=\"fetch\" type=\"application/wasm\"",
        )?,
    ];
    let html = without_styles_of_parts(html);
    let html = without_tag(&html, "<link rel=\"modulepreload\"");
    let html = without_tag(&html, &format!("{PRELOAD}{wasm}"));
    Ok(html
        .replace("</head>", &format!("{}</head>", preloads.concat()))
        .replace(script, &format!("./{folder}/{SCRIPT}"))
        .replace(wasm, &format!("./{folder}/{MAIN}")))
}

/// How a tag of trunk's begins that has the browser fetch something early.
const PRELOAD: &str = "<link rel=\"preload\" href=\"";

fn name_after<'a>(html: &'a str, start: &str) -> Option<&'a str> {
    let at = html.find(start)? + start.len();
    html[at..].split('"').next()
}

fn without_tag(html: &str, start: &str) -> String {
    let Some((before, tag)) = html.split_once(start) else {
        return html.to_owned();
    };
    let after = tag.split_once('>').map_or("", |(_, after)| after);
    format!("{before}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_parts_instead_of_the_whole() {
        let dir = std::env::temp_dir().join(format!("xtask-split-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        for name in [SCRIPT, MAIN, LINK] {
            fs::write(dir.join(name), name).unwrap();
        }
        let html = "<head><script>import('./sightline-1.js', './sightline-1_bg.wasm')</script>\
                    <link rel=\"modulepreload\" href=\"./sightline-1.js\" integrity=\"sha384-x\">\
                    <link rel=\"preload\" href=\"a.woff2\" as=\"font\">\
                    <link rel=\"preload\" href=\"./sightline-1_bg.wasm\" as=\"fetch\"></head>";
        let page = page(html, &dir, "app-7").unwrap();
        fs::remove_dir_all(&dir).unwrap();
        assert!(page.contains("import('./app-7/sightline.js', './app-7/sightline_bg.wasm')"));
        assert_eq!(page.matches("rel=\"modulepreload\"").count(), 2);
        assert_eq!(page.matches("rel=\"preload\"").count(), 2);
        assert!(page.contains("href=\"a.woff2\""));
        assert_eq!(page.matches("integrity=\"sha384-").count(), 3);
        assert!(!page.contains("sightline-1"));
        assert!(super::page("<head></head>", Path::new("nowhere"), "app-7").is_err());
    }

    #[test]
    fn styles_of_a_part_wait_for_it() {
        let html = "<link rel=\"stylesheet\" href=\"./a.css\">\
                    <link rel=\"stylesheet\" href=\"./b.css\" data-part=\"plan\"><p data-part>";
        assert_eq!(
            without_styles_of_parts(html),
            "<link rel=\"stylesheet\" href=\"./a.css\">\
             <link rel=\"part\" href=\"./b.css\" data-part=\"plan\"><p data-part>"
        );
        let script = "a(fetch(new URL(\"./split_plan.wasm\", import.meta.url)))";
        assert!(styled(script, html).unwrap().starts_with(
            "a(withStyles(\"plan\", fetch(new URL(\"./split_plan.wasm\", import.meta.url))))\nfunction withStyles"
        ));
        assert!(styled("", html).is_err());
    }
}
