// Calls what docs/headless.md shows, compiled, and prints what it gives:
// node headless_docs.mjs show; node headless_docs.mjs drafts token; node headless_docs.mjs update '{"since": "", "reviews": {}}'
import { html } from "./out/body.js";
import { draft } from "./out/draft.js";
import { find } from "./out/find.js";
import { comedies } from "./out/list.js";
import { update } from "./out/mirror.js";
import { picture } from "./out/picture.js";
import { review } from "./out/review.js";

const actions = {
  async show() {
    const first = await comedies();
    const whole = await review(41);
    return {
      reviews: [whole.title, await review(999)],
      pages: [first, await comedies(first.next)],
      picture: picture(whole.hero_image),
      html: (await review(43)).body.map((node) => html(node, (text) => text)),
      found: [await find("/reviews/safety-last/"), await find("/reviews/hanging-on/"), await find("/nowhere/")],
    };
  },
  drafts: async (token) => [await draft(token), await draft("of nothing")],
  update: (copy) => update(JSON.parse(copy)),
};
const [action, ...given] = process.argv.slice(2);
console.log(JSON.stringify(await actions[action](...given)));
