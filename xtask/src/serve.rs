//! `cargo xtask serve`, and the web server that the end-to-end tests use too.

use crate::build::{self, Profile};
use crate::process::say;
use crate::site::{Ask, Reply, Site};
use anyhow::{Context, Result, anyhow};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ACCEPT_ENCODING, HeaderName, IF_NONE_MATCH};
use hyper::{Method, Request, Response, StatusCode, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::env;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use tokio::{net::TcpListener, runtime, task::JoinError};

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
    running
        .thread
        .join()
        .map_err(|_| anyhow!("the server stopped"))
}

/// A server that answers, in a thread of its own.
pub struct Running {
    /// The address of the page.
    pub url: String,
    thread: JoinHandle<()>,
}

/// Serves a folder on 127.0.0.1; port 0 takes any free one.
///
/// # Errors
/// If the port is taken.
pub fn start(dist: &Path, port: u16, prefix: &str) -> Result<Running> {
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    let runtime = runtime::Builder::new_current_thread().enable_io().build();
    let runtime = runtime.context("cannot start a server")?;
    let listener = runtime
        .block_on(TcpListener::bind(address))
        .with_context(|| format!("cannot serve on {address}"))?;
    let address = listener.local_addr().unwrap_or(address);
    let site = Arc::new(Site::new(dist, prefix));
    let url = format!("http://{address}{}", site.prefix());
    let thread = thread::spawn(move || runtime.block_on(accept(&listener, &site)));
    Ok(Running { url, thread })
}

/// Answers on every connection. A browser opens some ahead of need and says nothing on them for long, so
/// none may keep another waiting.
async fn accept(listener: &TcpListener, site: &Arc<Site>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let site = Arc::clone(site);
        tokio::spawn(async move {
            let answer = service_fn(|request| answer(Arc::clone(&site), request));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), answer);
            // An error here means that the browser went away: there is nobody left to tell.
            let _ = connection.await;
        });
    }
}

async fn answer(
    site: Arc<Site>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, JoinError> {
    // Reading and compressing files takes a while; meanwhile others are answered.
    let reply = tokio::task::spawn_blocking(move || reply(&site, &request)).await?;
    let mut response = Response::new(Full::from(reply.body));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or_default();
    for (name, value) in reply.headers {
        if let Ok(value) = value.parse() {
            response.headers_mut().insert(name, value);
        }
    }
    Ok(response)
}

fn reply(site: &Site, request: &Request<Incoming>) -> Reply {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Reply {
            status: 405,
            ..Reply::default()
        };
    }
    let asked = |name: HeaderName| request.headers().get(name)?.to_str().ok();
    site.reply(&Ask {
        url: request.uri().path_and_query().map_or("/", |it| it.as_str()),
        gzip: asked(ACCEPT_ENCODING).is_some_and(|accepts| accepts.contains("gzip")),
        have: asked(IF_NONE_MATCH),
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::time::Duration;

    #[test]
    fn connections_that_say_nothing_keep_nobody_waiting() {
        // A browser opens several connections ahead of need, all at once.
        let folder = env::temp_dir().join(format!("sightline-serve-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), "the page").unwrap();
        let running = start(&folder, 0, "/site/").unwrap();
        let address = running.url.replace("http://", "").replace("/site/", "");
        let silent: Vec<TcpStream> = (0..12)
            .map(|_| TcpStream::connect(&address).unwrap())
            .collect();
        let mut stream = TcpStream::connect(&address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(5)))
            .unwrap();
        write!(
            stream,
            "GET /site/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
        assert!(answer.ends_with("the page"), "{answer}");
        drop(silent);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
