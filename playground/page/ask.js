// Sends a request to the endpoint, and shows what the answer cost.

export async function ask(request, headers) {
  const response = await fetch("/graphql", {
    method: "POST",
    // In this media type a refusal has the status 200, so the browser's console stays clean.
    headers: { ...headers, "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new Error(`The answer (HTTP ${response.status}) is not JSON: ${text}`);
  }
  // GraphiQL reads the schema by itself; nobody asked what that costs.
  if (request.operationName !== "IntrospectionQuery") showPrice(answer.extensions?.price);
  return answer;
}

function showPrice(price) {
  const output = document.getElementById("price");
  output.hidden = !price;
  if (!price) return;
  const number = (it) => it.toLocaleString("en");
  const parts = [`Price ${number(price.requested)}`, `limit ${number(price.limit)}`];
  if (price.remaining !== undefined) parts.push(`${number(price.remaining)} left`);
  output.textContent = parts.join(" · ");
}
