// The same questions, asked through the client that @hey-api/openapi-ts makes.
import { filmReviewsDetail, filmReviewsList, type BodyNode } from "./client";

export async function texts(id: number): Promise<string[]> {
  const { data, error } = await filmReviewsDetail({ path: { review_id: id }, query: { spoilers: "ending" } });
  if (data === undefined) throw new Error(error.detail);
  return data.body.map(text);
}

export async function titles(): Promise<string[]> {
  const { data } = await filmReviewsList({ query: { recommendation: ["recommended"], limit: 5 }, throwOnError: true });
  return data.items.map((card) => card.title);
}

function text(node: BodyNode): string {
  return node.type === "heading" && !node.redacted ? node.text : node.id;
}
