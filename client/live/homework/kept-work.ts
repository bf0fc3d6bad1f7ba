import type { Work } from "../../../domain/homework/model.ts";

/** What is written as one text, by which drafts are compared and kept. */
export const encoded = ({ content, links }: Work): string => JSON.stringify([content, links]);
export const decoded = (text: string): Work => {
  const [content = "", links = []] = JSON.parse(text) as [string?, string[]?];
  return { content, links };
};

const keyOf = (userId: string, assignmentId: string) => `homework:${userId}:${assignmentId}`;

/** What this device keeps that the server does not have: across reloads, a killed tab and signing in again. */
export const keptWork = (userId: string, assignmentId: string): string | null => {
  try {
    const text = localStorage.getItem(keyOf(userId, assignmentId));
    return text === null ? null : encoded(decoded(text));
  } catch {
    return null;
  }
};

/** Null forgets it. */
export const keepWork = (userId: string, assignmentId: string, text: string | null): void => {
  try {
    if (text === null) localStorage.removeItem(keyOf(userId, assignmentId));
    else localStorage.setItem(keyOf(userId, assignmentId), text);
  } catch {
    // Storage is refused or full: it lives as long as the page.
  }
};
