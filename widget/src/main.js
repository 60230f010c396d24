/** Registers <signpost-chat>. The only module with a side effect when it is imported. */
import { SignpostChat } from "./element.js";

if (!customElements.get("signpost-chat")) customElements.define("signpost-chat", SignpostChat);
