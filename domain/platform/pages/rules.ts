/*
 * What tabs, search results and shared links call the pages. The server writes it into the HTML that it serves, the client
 * keeps it in the tab: it stands here alone, so that the two never differ.
 */

export const PRODUCT_NAME = "PeerLoop";

/** The document's whole title for a page's name. */
export const documentTitle = (page: string): string => `${page} · ${PRODUCT_NAME}`;

export const LANDING_TITLE = "Learn it. Then teach it.";
export const HOME_TITLE = "Home";
export const NOT_FOUND_TITLE = "Page not found";

export const COURSES_TITLE = "Courses";
/** The catalogue narrowed to a category. */
export const categoryTitle = (category: string): string => `${category} courses`;
export const chatTitle = (course: string): string => `Chat – ${course}`;
export const learnTitle = (course: string): string => `Learn – ${course}`;
/** A student’s page of homework, and the reviewer’s of what was handed in. */
export const homeworkTitle = (title: string): string => `Homework – ${title}`;
export const HOMEWORK_QUEUE_TITLE = "Homework";
/** Where a creator sets the homework of a course. */
export const homeworkOfTitle = (course: string): string => `Homework for ${course.trim() || "your course"}`;
export const CHECKOUT_TITLE = "Checkout";

/** A certificate by its name and its holder; `recipient` is null where they have left PeerLoop. */
export const certificateTitle = (name: string, recipient: string | null): string =>
  recipient === null ? name : `${name} – ${recipient}`;

export const SESSIONS_TITLE = "Sessions";
export const sessionTitle = (course: string): string => `Session – ${course}`;
export const helpTitle = (course: string): string => `Help in ${course}`;
export const DASHBOARD_TITLE = "Dashboard";
export const TEACHING_TITLE = "Teach";
export const STUDIO_TITLE = "Studio";
/** The editor of a course; `title` is empty before it has one. */
export const studioTitle = (title: string): string => `Edit – ${title.trim() || "Untitled course"}`;
export const STUDENTS_TITLE = "My students";
export const CHATS_TITLE = "Chats";
export const ME_TITLE = "Me";
export const INBOX_TITLE = "Inbox";
export const SETTINGS_TITLE = "Settings";
/** The sections of the settings by the last part of their address. */
export const SETTINGS_SECTIONS = {
  profile: "Edit profile",
  account: "Account settings",
  preferences: "Preferences",
} as const;

export const SIGN_IN_TITLE = "Sign in";
export const SIGN_UP_TITLE = "Create an account";
export const VERIFY_EMAIL_TITLE = "Confirm your email";
export const FORGOT_PASSWORD_TITLE = "Forgot password";
export const RESET_PASSWORD_TITLE = "Choose a new password";

export const LOCAL_MAILS_TITLE = "Local mailbox";
export const GALLERY_TITLE = "Widgets";
export const MAIL_PREVIEWS_TITLE = "Every mail";
