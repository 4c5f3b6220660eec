// Makes the assets that the build embeds from the installed packages: GraphiQL with what it runs
// on and its explorer as one script and one style sheet, their licences as a text, and each of
// them compressed as well as it can be, once, here.
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const HERE = new URL(".", import.meta.url);
// In the order in which they need each other.
const SCRIPTS = [
  "react/umd/react.production.min.js",
  "react-dom/umd/react-dom.production.min.js",
  "graphiql/graphiql.min.js",
  "@graphiql/plugin-explorer/dist/index.umd.js",
];
const STYLES = ["graphiql/graphiql.min.css", "@graphiql/plugin-explorer/dist/style.css"];

// Licences that deny.toml need not allow, because no crate has them.
const LICENCES_MORE = ["0BSD"];
// Parts of a package's command line, of which nothing is served.
const NOT_SERVED = ["node_modules/argparse"];

function main() {
  const made = new URL("assets.new/", HERE);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made);
  const files = { "graphiql.js": script(), "graphiql.css": style(), "licences.txt": licences() };
  for (const [name, text] of Object.entries(files)) {
    const [brotli, gzip] = [brotliOf(text), gzipSync(text, { level: 9 })];
    writeFileSync(new URL(name, made), text);
    writeFileSync(new URL(`${name}.br`, made), brotli);
    writeFileSync(new URL(`${name}.gz`, made), gzip);
    const bytes = (it) => String(it.length).padStart(9);
    console.log(`${name.padEnd(13)}${bytes(Buffer.from(text))}, gzip${bytes(gzip)}, brotli${bytes(brotli)} bytes`);
  }
  // All of them or none: a run that was cut off leaves no half of a folder.
  const assets = new URL("assets/", HERE);
  rmSync(assets, { recursive: true, force: true });
  renameSync(made, assets);
}

function brotliOf(text) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  };
  return brotliCompressSync(text, { params });
}

function installed(path) {
  return readFileSync(new URL(`node_modules/${path}`, HERE), "utf8");
}

// Without the references to source maps, which are not served.
function script() {
  const parts = SCRIPTS.map((path) => installed(path).replace(/^\/\/# sourceMappingURL=.*$/m, "").trim());
  return withoutStyleElement(`/* Licences: licences.txt */\n${parts.join("\n;\n")}\n`);
}

// One part writes a style into the page to keep it from scrolling behind a dialog. `style-src 'self'`
// forbids that, with an error in the console; the part can do without, as outside of a browser.
function withoutStyleElement(text) {
  const pieces = text.split(/if\(!document\)return null;(?=var \w+=document\.createElement\("style"\))/);
  const left = text.split('document.createElement("style")').length - 1;
  if (pieces.length !== 2 || left !== 1) throw new Error(`${left} style elements, ${pieces.length - 1} known`);
  return pieces.join("return null;");
}

// Without GraphiQL's fonts: written into the style sheet as data they would be most of its weight,
// and `font-src 'self'` forbids them. Each system has good fonts for interfaces and for code.
function style() {
  return STYLES.map((path) => installed(path).replace(/@font-face\s*\{[^}]*\}/g, "").trim()).join("\n") + "\n";
}

// The credits and licences of all that may have come into the assets.
function licences() {
  const allowed = [...allowedByDeny(), ...LICENCES_MORE];
  const lock = JSON.parse(readFileSync(new URL("package-lock.json", HERE), "utf8"));
  const folders = Object.keys(lock.packages).filter((it) => it && !NOT_SERVED.includes(it)).sort();
  return folders.map((folder) => licence(folder, lock.packages[folder], allowed)).join(`\n${"-".repeat(72)}\n\n`);
}

function licence(folder, { version, license }, allowed) {
  if (!allowed.includes(license)) {
    throw new Error(`${folder}: the licence ${license} is not allowed by deny.toml`);
  }
  const name = folder.split("node_modules/").at(-1);
  const file = readdirSync(new URL(folder, HERE)).find((it) => /^(licen[cs]e|copying)/i.test(it));
  const text = file && readFileSync(new URL(`${folder}/${file}`, HERE), "utf8").trim();
  return `${name} ${version}: ${license}\n${text ? `\n${text}\n` : author(folder)}`;
}

// Some packages name a licence and hold no text of it: then whom to credit is said.
function author(folder) {
  const { author, homepage } = JSON.parse(readFileSync(new URL(`${folder}/package.json`, HERE), "utf8"));
  return [author?.name ?? author, homepage].filter(Boolean).map((it) => `\n${it}\n`).join("");
}

function allowedByDeny() {
  const text = readFileSync(new URL("../deny.toml", HERE), "utf8");
  const list = text.match(/^allow = \[([^\]]*)\]/m)[1];
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name);
}

main();
