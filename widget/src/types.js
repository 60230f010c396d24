/**
 * The shapes that travel between the modules. Types only: nothing here runs.
 *
 * @typedef {{label: string, choose: string, topic?: string}} Option
 * @typedef {{id?: string, name: string, phone?: string, email?: string, web_page?: string,
 *            hours?: string, open_now?: boolean | null}} Team
 * @typedef {{id?: string, title: string, url: string}} Page
 * @typedef {{title: string, url?: string}} Source
 * @typedef {{id: string, kind: string, text: string, topic?: string | null, options?: Option[],
 *            teams?: Team[], pages?: Page[], sources?: Source[], reviewed?: string | null,
 *            more?: boolean, picture?: {url: string, alt: string} | null}} Reply
 * @typedef {{text: string} | {choose: string}} Message
 *
 * @typedef {"queued" | "sending" | "sent" | "failed" | "offline" | "refused"} SendStatus
 * @typedef {{key: number, from: "you", text: string, message: Message, status: SendStatus,
 *            unsure?: boolean, hidden?: boolean}} YourItem
 * @typedef {{key: number, from: "us", reply: Reply, easy: boolean, used?: string,
 *            helpful?: boolean}} OurItem
 * @typedef {{key: number, from: "note", note: string}} NoteItem
 * @typedef {YourItem | OurItem | NoteItem} Item
 * @typedef {"" | "sending" | "waiting" | "slow" | "busy"} Progress
 * @typedef {{conversation: string, token: string, items: Item[], nextKey: number, easy: boolean,
 *            audience: string, online: boolean, progress: Progress, ended: boolean,
 *            after: string}} State
 */
export {};
