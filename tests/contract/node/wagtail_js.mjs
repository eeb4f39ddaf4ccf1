// Lists reviews and reads one through API v2: `node wagtail_js.mjs http://localhost:8000`
import { CMSClient } from "wagtail-js";

const client = new CMSClient({ baseURL: process.argv[2], apiPath: "/api/v2", cache: "no-store" });
const list = await client.fetchContent("film-reviews", { genre: "slapstick", limit: 5 });
const review = await client.fetchContent(`film-reviews/${list.items[0].id}`, { spoilers: "ending" });
console.log(JSON.stringify({ list, review }));
