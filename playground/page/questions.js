// The questions of docs/queries, and the list to pick one from.

export async function questions() {
  const response = await fetch("/assets/questions.json");
  return response.json();
}

// The query with a name, which tabs, the history and the server's log show.
export function queryOf({ number, query }) {
  return query.replace(/^(query\s*)?(?=[({])/, `query Question${number} `);
}

// The question from which a query was made, whatever was changed since.
export function questionOf(questions, query) {
  const number = query.match(/\bquery Question(\d+)\b/)?.[1];
  return questions.find((question) => String(question.number) === number);
}

export function isAsked(question, query) {
  return query.trim() === queryOf(question).trim();
}

// The list, and a function that marks the question at hand and shows its explanation. Where there
// is little room, the list is folded to that question once it is picked.
export function picker(questions, pick) {
  const list = create("ol", { className: "questions folded" });
  const all = create("button", { type: "button", className: "all" }, "All questions");
  all.addEventListener("click", () => list.classList.toggle("folded"));
  const items = questions.map((question) => {
    const button = create("button", { type: "button" }, create("span", {}, question.number), question.title);
    button.addEventListener("click", () => {
      list.classList.add("folded");
      pick(question);
    });
    const about = create("div", { className: "about", hidden: true });
    about.append(...question.about.split("\n\n").map((text) => create("p", {}, ...marked(text))));
    list.append(create("li", {}, button, about));
    return { question, button, about };
  });
  const mark = (current) => {
    for (const { question, button, about } of items) {
      if (question === current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      about.hidden = question !== current;
    }
  };
  return { picker: create("div", { className: "picker" }, list, all), mark };
}

// As much of Markdown as the explanations use. Links lead to other documents of the source tree,
// which are not served: their text stays.
function marked(text) {
  const pieces = text.split(/(`[^`]+`|\*[^*]+\*|\[[^\]]+\]\([^)]+\))/);
  return pieces.map((piece) => {
    if (/^`.+`$/.test(piece)) return create("code", {}, piece.slice(1, -1));
    if (/^\*.+\*$/.test(piece)) return create("em", {}, piece.slice(1, -1));
    return piece.replace(/^\[([^\]]+)\]\([^)]+\)$/, "$1");
  });
}

function create(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
