// The program on a port and in a folder of its own.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = new URL("../../", import.meta.url).pathname;
const PROGRAM = join(ROOT, process.env.CARGO_TARGET_DIR ?? "target", "debug/foedera");

// Starts the program, and waits until it says where it listens.
export async function start() {
  const folder = mkdtempSync(join(tmpdir(), "foedera-browser."));
  const env = { ...process.env, FOEDERA_LISTEN: "127.0.0.1:0", DATABASE_URL: `sqlite:${join(folder, "foedera.db")}` };
  const child = spawn(PROGRAM, [], { cwd: folder, env, stdio: ["ignore", "pipe", "ignore"] });
  const stop = () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const address = line.match(/^Playground\s+(http:\S+)/)?.[1];
    if (address) return { address, stop };
  }
  stop();
  throw new Error("the program ended before it listened");
}
