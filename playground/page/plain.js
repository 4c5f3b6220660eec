// The plain editor: a question from the list, or any query, and its answer.
import { ask } from "/assets/ask.js";
import { link, linked, onCopy } from "/assets/link.js";
import { picker, questionOf, questions as read, queryOf } from "/assets/questions.js";

const FIRST = 11;

const $ = (id) => document.getElementById(id);
const questions = await read();
const edited = () => ({ query: $("query").value, variables: $("variables").value });
const { picker: list, mark } = picker(questions, (question) => open({ query: queryOf(question), variables: "" }));

$("questions").append(list);

function open({ query, variables }) {
  $("query").value = query;
  $("variables").value = variables;
  show("", false, "");
  onEdit();
}

function onEdit() {
  mark(questionOf(questions, edited().query));
  link(questions, edited());
}

function show(status, failed, answer) {
  $("status").textContent = status;
  $("status").classList.toggle("failed", failed);
  $("answer").textContent = answer;
}

let running = false;

async function run() {
  if (running) return;
  running = true;
  show("Running…", false, "");
  // On a telephone the answer is below what one sees.
  $("status").scrollIntoView({ block: "nearest" });
  try {
    const { query, variables } = edited();
    const answer = await ask({ query, variables: variables.trim() ? JSON.parse(variables) : undefined });
    const errors = answer.errors?.map(({ message }) => `Error: ${message}`);
    show(errors?.join("\n") ?? "Answered.", Boolean(errors), JSON.stringify(answer, null, 2));
  } catch (error) {
    show(`Not answered. ${error.message}`, true, "");
  } finally {
    running = false;
  }
}

const form = document.querySelector("form");
form.addEventListener("input", onEdit);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  run();
});
addEventListener("hashchange", () => {
  const asked = linked(questions);
  if (asked) open(asked);
});
onCopy(questions, edited);
open(linked(questions) ?? { query: queryOf(questions.find(({ number }) => number === FIRST)), variables: "" });
$("run").disabled = false;
