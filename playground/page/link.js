// A link to a query. It stands behind the # of the address, so that it is sent to nobody, and is
// kept there while one types: the address is the link.
import { isAsked, questionOf, queryOf } from "/assets/questions.js";

const PAUSE_MS = 300;

// The query and the variables that the address names, or nothing.
export function linked(questions) {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const question = questions.find(({ number }) => String(number) === parameters.get("question"));
  if (question) return { query: queryOf(question), variables: "" };
  const query = parameters.get("query");
  return query && { query, variables: parameters.get("variables") ?? "" };
}

let waiting;

// Writes what the editors hold into the address. Not at each key: browsers stop pages that do.
export function link(questions, edited) {
  clearTimeout(waiting);
  waiting = setTimeout(() => linkNow(questions, edited), PAUSE_MS);
}

function linkNow(questions, { query, variables }) {
  clearTimeout(waiting);
  const parameters = new URLSearchParams();
  const question = questionOf(questions, query);
  if (question && isAsked(question, query) && !variables.trim()) {
    parameters.set("question", question.number);
  } else {
    parameters.set("query", query);
    if (variables.trim()) parameters.set("variables", variables);
  }
  history.replaceState(null, "", query.trim() ? `#${parameters}` : location.pathname);
}

// The button that copies the link.
export function onCopy(questions, edited) {
  const button = document.getElementById("copy");
  const text = button.textContent;
  button.addEventListener("click", async () => {
    linkNow(questions, edited());
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = "Copied";
    } catch {
      // Browsers deny the clipboard to pages that came without encryption.
      button.textContent = "Copy the address";
    }
    setTimeout(() => { button.textContent = text; }, 2000);
  });
}
