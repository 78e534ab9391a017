// A server of a test's own: it can publish a newer version of the site, break one, and go away.
import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const FOLDER = "/sightline/";
const WORKER = "worker.js";
const PAGE = "./";

interface File {
  body: Buffer;
  type: string;
}

/** The files of a site by their addresses from its folder. */
export type Site = Map<string, File>;

export class Host {
  #site: Site = new Map();
  #server: Server | undefined;
  #port = 0;
  /** What was asked for and is not there. */
  readonly missed: string[] = [];

  get url() {
    return `http://127.0.0.1:${this.#port}${FOLDER}`;
  }

  publish(site: Site) {
    this.#site = site;
  }

  async start() {
    const server = createServer((request, response) => {
      const name = request.url!.split("?")[0].slice(FOLDER.length);
      const file = this.#site.get(name || PAGE);
      if (!file) this.missed.push(name);
      // As GitHub Pages does: for ten minutes a browser need not ask again.
      const headers = { "Content-Type": file?.type ?? "text/plain", "Cache-Control": "max-age=600" };
      response.writeHead(file ? 200 : 404, headers).end(file?.body ?? "404 Not Found");
    });
    this.#server = server;
    await new Promise<void>((done) => server.listen(this.#port, "127.0.0.1", done));
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Goes away, as when there is no network. */
  async stop() {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  }
}

/** The site that is being tested. */
export async function built(base: string): Promise<Site> {
  const get = async (name: string): Promise<File> => {
    const answer = await fetch(new URL(name, base));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return { body: Buffer.from(await answer.arrayBuffer()), type: answer.headers.get("Content-Type") ?? "" };
  };
  const worker = await get(WORKER);
  const site: Site = new Map([[WORKER, worker]]);
  // One after the other: a small server may not take a hundred at once.
  for (const name of Object.keys(kept(worker.body.toString()).files)) site.set(name, await get(name));
  return site;
}

/** A later version: with other words on its pages, and none of the older one's program left. */
export function later(site: Site, words: [from: string, to: string], round = 1): Site {
  const name = [...site.keys()].find((name) => name.endsWith("sightline_bg.wasm"))!;
  const folder = name.split("/")[0];
  const program = site.get(name)!.body;
  const changed = Buffer.from(program);
  const [from, to] = words.map((text) => Buffer.from(text));
  if (from.length !== to.length) throw new Error("the words must be of one length");
  let found = 0;
  for (let at = changed.indexOf(from); at >= 0; at = changed.indexOf(from, at + 1)) {
    to.copy(changed, at);
    found++;
  }
  if (!found) throw new Error(`the program does not say “${words[0]}”`);
  const html = site
    .get(PAGE)!
    .body.toString()
    .replaceAll(folder, `app-later${round}`)
    .replaceAll(hash("sha384", program), hash("sha384", changed));
  const files: Site = new Map();
  for (const [name, file] of site) files.set(name.replace(folder, `app-later${round}`), file);
  files.set(name.replace(folder, `app-later${round}`), { ...site.get(name)!, body: changed });
  files.set(PAGE, { ...site.get(PAGE)!, body: Buffer.from(withPolicy(html)) });
  return listed(files);
}

/** A site whose page starts nothing. */
export function broken(site: Site): Site {
  const files: Site = new Map(site);
  const html = site.get(PAGE)!.body.toString().replaceAll("app.default(", "app.missing(");
  files.set(PAGE, { ...site.get(PAGE)!, body: Buffer.from(withPolicy(html)) });
  return listed(files);
}

/** The site with a worker that knows its files, as `cargo xtask build` writes it. */
function listed(site: Site): Site {
  const worker = site.get(WORKER)!;
  const files = Object.fromEntries(
    [...site].filter(([name]) => name !== WORKER).map(([name, { body }]) => [name, hash("sha256", body)]),
  );
  const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  const script = worker.body.toString().split("\n").slice(1).join("\n");
  const body = Buffer.from(`const SITE = ${JSON.stringify({ version, files })};\n${script}`);
  return new Map(site).set(WORKER, { ...worker, body });
}

function kept(worker: string): { version: string; files: Record<string, string> } {
  const line = worker.split("\n")[0];
  return JSON.parse(line.slice(line.indexOf("{"), line.lastIndexOf("}") + 1));
}

/** The page with a policy that names its scripts by their hashes now. */
function withPolicy(html: string): string {
  const scripts = [...html.matchAll(/<script(?![^>]* src=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => text);
  const hashes = scripts.map((text) => `'${hash("sha256", Buffer.from(text))}'`).join(" ");
  return html.replace(/('wasm-unsafe-eval')[^;]*/, `$1 ${hashes}`);
}

function hash(kind: "sha256" | "sha384", body: Buffer): string {
  return `${kind}-${createHash(kind).update(body).digest("base64")}`;
}
