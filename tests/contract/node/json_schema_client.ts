// A small front end, written against the types that come out of the JSON Schema.
import type { BodyNode, FilmReview, FilmReviewCard, SpoilerLevel } from "./review";

// A block without its own case here is an error of types: `node` is then not `never`.
function unknown(node: never): never {
  throw new Error(`A block that this front end does not know: ${JSON.stringify(node)}`);
}

export function heading(card: FilmReviewCard): string {
  const critics = card.reviewers.map((person) => person.name).join(", ");
  const year = card.film === null ? "" : ` (${card.film.year})`;
  return `${card.title}${year}, ${critics}, ${stars(card)}`;
}

function stars(card: FilmReviewCard): string {
  if (card.rating === null) return "not rated";
  return card.rating.kind === "numeric" ? `${card.rating.value} of ${card.rating.max}` : card.rating.label;
}

export function hint(level: SpoilerLevel): string {
  const hints: Record<SpoilerLevel, string> = { none: "", mild: "premise", major: "twist", ending: "ending" };
  return hints[level];
}

export function html(node: BodyNode): string {
  if (node.redacted) {
    // @ts-expect-error What is cut has no text, and the types say so.
    void node.text;
    return `<p>Hidden: ${hint(node.spoiler_level)}</p>`;
  }
  switch (node.type) {
    case "heading":
      return `<h2>${node.text}</h2>`;
    case "paragraph":
      return node.html;
    case "quote":
      return `<blockquote>${node.text}</blockquote>`;
    case "image":
      return node.image === null ? "" : `<img alt="${node.image.alt}" src="${node.image.renditions["wide"]?.url ?? ""}">`;
    case "gallery":
      return node.images.map((picture) => (picture.redacted ? "" : picture.caption)).join("");
    case "embed":
      return node.html;
    case "cast":
      return node.credits.map((credit) => (credit.redacted ? "…" : credit.person.name)).join(", ");
    case "synopsis":
      return node.sections.map((part) => (part.redacted ? `${part.word_count} words` : part.html)).join("");
    case "verdict":
      return `${node.summary}${node.pros.join("")}`;
    case "content_advisories":
      return node.advisories.map((row) => (row.redacted ? row.group : row.category)).join(", ");
    case "where_to_watch":
      return node.ways.map((way) => way.service?.name ?? way.kind).join(", ");
    default:
      return unknown(node);
  }
}

export function page(review: FilmReview): string {
  return `<h1>${heading({ ...review })}</h1>${review.body.map(html).join("")}`;
}
