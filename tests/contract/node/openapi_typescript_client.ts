// The same questions, asked through the types that openapi-typescript makes.
import type { components, operations, paths } from "./reviews";

type Node = components["schemas"]["BodyNode"];
type Query = NonNullable<operations["film_reviews_list"]["parameters"]["query"]>;
type Reviews = paths["/api/v3/film-reviews/"]["get"]["responses"][200]["content"]["application/json"];
type Refusal = operations["film_reviews_list"]["responses"][422]["content"]["application/problem+json"];

export const query: Query = { genre: ["slapstick", "noir"], recommendation: ["mixed"], spoilers: "mild" };
// @ts-expect-error A level that there is not.
export const wrong: Query = { spoilers: "everything" };

export async function titles(address: string): Promise<string[]> {
  const answer = await fetch(address);
  if (answer.status === 422) {
    const refusal = (await answer.json()) as Refusal;
    throw new Error(refusal.errors.map((fault) => `${fault.loc.join(".")}: ${fault.msg}`).join("; "));
  }
  const reviews = (await answer.json()) as Reviews;
  return reviews.items.map((card) => card.title);
}

export function words(node: Node): string {
  return node.type === "paragraph" && !node.redacted ? node.html : "";
}
