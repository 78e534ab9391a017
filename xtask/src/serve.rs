//! `cargo xtask serve`, and the web server that the end-to-end tests use too.

use crate::build::{self, Profile};
use crate::process::say;
use crate::site::{Ask, Reply, Site};
use anyhow::{Context, Result, anyhow};
use std::env;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use tiny_http::{Header, Method, Request, Response, Server};

/// Requests answered at the same time: a browser opens up to six connections.
const THREADS: usize = 6;

/// The ports tried when none is asked for.
const PORTS: std::ops::Range<u16> = 8080..8180;

/// What the command line asks for.
pub struct Options {
    /// This port and no other.
    pub port: Option<u16>,
    /// Whether to open the browser.
    pub open: bool,
    /// The sub-path of the site, such as `/sightline/`.
    pub prefix: Option<String>,
    /// What to build and serve.
    pub profile: Profile,
}

/// Builds the site if need be and serves it until the process is stopped.
///
/// # Errors
/// If the build fails or no port is free.
pub fn run(options: &Options) -> Result<()> {
    let dist = build::ensure(options.profile)?;
    let prefix = options.prefix.as_deref().unwrap_or("/");
    let running = match options.port {
        Some(port) => start(&dist, port, prefix)?,
        None => PORTS
            .into_iter()
            .find_map(|port| start(&dist, port, prefix).ok())
            .with_context(|| format!("no port of {PORTS:?} is free: name one with --port"))?,
    };
    say(format_args!("serving {} (Ctrl+C stops it)", running.url));
    if options.open {
        open(&running.url);
    }
    for thread in running.threads {
        thread.join().map_err(|_| anyhow!("the server stopped"))?;
    }
    Ok(())
}

/// A server that answers, in threads of its own.
pub struct Running {
    /// The address of the page.
    pub url: String,
    threads: Vec<JoinHandle<()>>,
}

/// Serves a folder on 127.0.0.1; port 0 takes any free one.
///
/// # Errors
/// If the port is taken.
pub fn start(dist: &Path, port: u16, prefix: &str) -> Result<Running> {
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    let server =
        Server::http(address).map_err(|error| anyhow!("cannot serve on {address}: {error}"))?;
    let address = server.server_addr().to_ip().unwrap_or(address);
    let site = Arc::new(Site::new(dist, prefix));
    let url = format!("http://{address}{}", site.prefix());
    let server = Arc::new(server);
    let threads = (0..THREADS)
        .map(|_| {
            let (server, site) = (Arc::clone(&server), Arc::clone(&site));
            thread::spawn(move || {
                server
                    .incoming_requests()
                    .for_each(|request| answer(&site, request))
            })
        })
        .collect();
    Ok(Running { url, threads })
}

fn answer(site: &Site, request: Request) {
    let reply = if matches!(request.method(), Method::Get | Method::Head) {
        site.reply(&Ask {
            url: request.url(),
            gzip: asked(&request, "Accept-Encoding")
                .is_some_and(|accepts| accepts.contains("gzip")),
            have: asked(&request, "If-None-Match"),
        })
    } else {
        Reply {
            status: 405,
            ..Reply::default()
        }
    };
    let mut response = Response::from_data(reply.body)
        .with_status_code(reply.status)
        // Known lengths are sent as such, whatever the size.
        .with_chunked_threshold(usize::MAX);
    for (name, value) in reply.headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // An error here means that the browser went away: there is nobody left to tell.
    let _ = request.respond(response);
}

fn asked<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    let header = request
        .headers()
        .iter()
        .find(|header| header.field.equiv(name));
    header.map(|header| header.value.as_str())
}

/// Opens the browser where there is one; the address has been printed anyway.
fn open(url: &str) {
    let no_screen = env::var_os("DISPLAY").is_none() && env::var_os("WAYLAND_DISPLAY").is_none();
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else if no_screen {
        return;
    } else {
        Command::new("xdg-open")
    };
    // Whether it starts or not, the person goes on.
    let _ = command
        .arg(url)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}
