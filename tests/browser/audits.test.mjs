// GraphQL over HTTP, as the audits of the package `graphql-http` understand it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auditServer } from "graphql-http";
import { start } from "./program.mjs";

test("all audits of GraphQL over HTTP are passed", { timeout: 60_000 }, async () => {
  const server = await start();
  try {
    const audits = await auditServer({ url: new URL("/graphql", server.address).href });
    assert.equal(audits.length, 61);
    const failed = audits.filter(({ status }) => status !== "ok");
    assert.deepEqual(failed.map(({ id, name, reason }) => `${id} ${name}: ${reason}`), []);
  } finally {
    server.stop();
  }
});
