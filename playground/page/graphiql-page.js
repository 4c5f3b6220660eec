// GraphiQL with the questions, the explorer, and links to queries. GraphiQL, React and ReactDOM
// are globals: they come as scripts of the old kind.
import { ask } from "/assets/ask.js";
import { link, linked, onCopy } from "/assets/link.js";
import { isAsked, picker, questionOf, questions as read, queryOf } from "/assets/questions.js";

const { GraphiQL, GraphiQLPluginExplorer, React, ReactDOM } = globalThis;
const element = React.createElement;
const FIRST = 11;

const questions = await read();
const { picker: list, mark } = picker(questions, (question) => open({ query: queryOf(question), variables: "" }));

// GraphiQL's editors, as its context has them.
let editors = {};
const edited = () => ({
  query: editors.queryEditor?.getValue() ?? "",
  variables: editors.variableEditor?.getValue() ?? "",
});

function Editors() {
  editors = GraphiQL.React.useEditorContext({ nonNull: true });
  React.useEffect(showQuestions, []);
  return null;
}

// The property `visiblePlugin` gives the pane no room in this version of GraphiQL; its button does.
function showQuestions() {
  if (asked && !questionOf(questions, asked.query)) return;
  setTimeout(() => document.querySelector('[aria-label="Show Questions"]')?.click());
}

// In the tab at hand if nothing of the user's own is lost with what it holds, else in a new one.
function open({ query, variables }) {
  const held = edited().query;
  const question = questionOf(questions, held);
  if (held.trim() && !(question && isAsked(question, held))) ReactDOM.flushSync(() => editors.addTab());
  editors.queryEditor.setValue(query);
  editors.variableEditor.setValue(variables);
  editors.responseEditor.setValue("");
}

// What GraphiQL tells of an edit is later than the editor, so the editor is asked.
function onEdit() {
  if (!editors.queryEditor) return;
  mark(questionOf(questions, edited().query));
  link(questions, edited());
}

function showList(node) {
  node?.replaceChildren(list);
  list.querySelector("[aria-current]")?.closest("li").scrollIntoView({ block: "nearest" });
}

const questionsPlugin = {
  title: "Questions",
  icon: () => element(
    "svg", { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", strokeWidth: 1.5 },
    element("circle", { cx: 12, cy: 12, r: 10 }),
    element("path", { d: "M9 9.5a3 3 0 1 1 4.2 2.7c-.8.4-1.2 1-1.2 1.8v.5", strokeLinecap: "round" }),
    element("path", { d: "M12 17.5v.2", strokeLinecap: "round", strokeWidth: 2 }),
  ),
  content: () => element(
    "section", { "aria-label": "Questions" },
    element("div", { className: "graphiql-doc-explorer-title" }, "Questions"),
    element("div", { ref: showList }),
    element(
      "p", { className: "credits" },
      "This is GraphiQL, with its explorer. ",
      element("a", { href: document.querySelector("[rel=license]").href }, "Credits and licences"),
    ),
  ),
};

const asked = linked(questions);
const first = asked ?? { query: queryOf(questions.find(({ number }) => number === FIRST)), variables: "" };

ReactDOM.createRoot(document.getElementById("graphiql")).render(element(
  GraphiQL,
  {
    fetcher: (request, { headers } = {}) => ask(request, headers),
    plugins: [questionsPlugin, GraphiQLPluginExplorer.explorerPlugin()],
    // Tabs are kept from visit to visit. What a link names is opened beside them.
    ...asked,
    defaultTabs: [first],
    defaultQuery: "",
    onEditQuery: onEdit,
    onEditVariables: onEdit,
    onTabChange: () => setTimeout(onEdit),
  },
  element(Editors),
));
mark(questionOf(questions, first.query));
addEventListener("hashchange", () => {
  const asked = linked(questions);
  if (asked) open(asked);
});
onCopy(questions, edited);
