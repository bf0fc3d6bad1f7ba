/** What each table and view is for, by context. The page of docs takes its order from here. */
export const purposes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  identity: {
    users:
      "Everybody: students, student-teachers (S-Ts), creators, moderators, admins and employers. The `is_*` flags authorise; `role` is what is shown. A profile is private unless `privacy_public`. People are never deleted: erasure anonymises the row, and the books keep pointing at it.",
    accounts:
      "Ways of signing in, kept by the sign-in library. The password account has the provider `credential`.",
    auth_sessions: "Signed-in devices. Revoking one deletes its row and closes its sockets.",
    verifications:
      "Tokens of the sign-in library for verified addresses and reset passwords, until they expire.",
    socket_entries: "Where sockets of a sign-in may be, so that they can be closed when it ends.",
    legal_consents:
      "Which version of the terms, of the privacy policy and of the creators’ terms somebody has agreed to, and when.",
    auth_rate_limits: "Counters of the sign-in library's own rate limits.",
    user_qualifications: "Credentials that a creator or S-T shows on their profile.",
    user_expertise: "What somebody can teach, as tags.",
    user_interests: "What somebody wants to learn, as tags.",
    user_photos:
      "Photos that people have uploaded; `users.avatar_url` says which is shown. What is not shown any more is forgotten after a day.",
    user_stats:
      "View. Students taught, courses, and the average of the assessments that are visible, per person.",
    moderator_invites:
      "Invitations to become a moderator, by e-mail; accepted or declined through the token.",
  },
  courses: {
    categories: "The course catalogue's categories.",
    catalogue_version:
      "One row, which triggers move with every change of what the catalogue and the pages of courses show: answers that are shared by many are made anew when it has moved.",
    courses:
      "What creators publish. `rating`, `rating_count` and `student_count` are kept in step by the transactions that change them.",
    course_slugs:
      "Every address that a course has had. Former ones lead on to the current one, and none is given away.",
    course_drafts:
      "What a creator is writing of a course: seen by nobody else until it is published, and then what the other tables hold.",
    course_search:
      "What a search of the catalogue looks in: the texts of each course, folded once, which triggers keep in step with the course, its tags, its category and its creator.",
    course_tags: "Topics of a course, for search and filters.",
    course_objectives: "What one learns in a course.",
    course_includes: "What comes with a course.",
    course_prerequisites: "What one needs, what helps, and what nobody needs.",
    course_target_audience: "For whom a course is.",
    course_testimonials: "What graduates say, in their own words.",
    course_curriculum: "Modules of a course, in order, grouped by live session.",
    peerloop_features:
      "How a course uses peer teaching. `teacher_commission` is shown, and never used to compute money.",
    visitor_inquiries: "Questions of visitors to a creator before they enrol.",
  },
  learning: {
    enrollments:
      "Who learns which course, with whom, and how far it has come. One at a time per student and course.",
    module_progress: "Modules that a student has marked complete.",
    module_notes: "What students note down for themselves about modules.",
    session_waivers:
      "Included sessions that need not be held for somebody to complete a course, by the decision of its creator.",
    student_teachers: "Who is certified to teach which course. `is_active`: accepting students.",
  },
  homework: {
    homework_assignments: "Homework that a course sets; a draft until it is published.",
    homework_extensions: "Later due dates for single students.",
    homework_submissions: "The current attempt of what a student handed in, with its review.",
    homework_submission_versions: "Earlier attempts, each with its feedback as it was given.",
    homework_drafts: "What students write before they hand it in.",
    homework_messages: "What student and reviewer say to each other below a submission.",
    homework_saved_comments: "Words that a reviewer keeps to use again.",
  },
  certificates: {
    certificates:
      "What people have earned: one of a type per person and course, with names and titles as of its award. Revoking and awarding again change the row, and never its address.",
  },
  scheduling: {
    availability: "The teaching calendar: weekly slots, single days, and days off as exceptions.",
    busy_times:
      "Every booked range of everybody's time. One exclusion constraint makes double booking impossible, across all kinds of sessions; written in the transaction that books, deleted by the one that cancels.",
    intro_sessions: "Free quarters of an hour between a visitor and an S-T.",
  },
  sessions: {
    sessions: "Booked one-to-one sessions.",
    session_assessments:
      "What each side says of a session, hidden until both have, or seven days have passed.",
    session_attendance:
      "When each person was in a session: the union of what all sources saw, as intervals that do not overlap, of which at most one is open.",
    attendance_observations:
      "What each source saw, as it came: a socket, or a participant of the video server.",
    session_resources:
      "Recordings, slides and files of a session or a course; the bytes are in R2 under `r2_key`.",
  },
  chat: {
    chat_rooms: "The live chat of a course. `last_seq` numbers messages, `last_rev` every change.",
    chat_messages:
      "Messages. `seq` has no gaps within a room; the id comes from the client, so that sending again is harmless.",
    chat_message_versions: "What messages said before they were edited or deleted, for moderators.",
    chat_attachments: "Files of messages. Their bytes are in the bucket, at `chat/<room id>/<id>`.",
    chat_sanctions: "Who may not write in a room, or not enter it, until when and why.",
    chat_room_settings: "What somebody wants to be notified of in a room.",
    chat_thread_follows: "Threads that somebody follows, or has left, on purpose.",
    chat_notices:
      "Work: messages and changes of which somebody may have to be notified, until they have been.",
    chat_search: "The words of messages, indexed beside the commits.",
    chat_reactions: "Emoji on messages.",
    chat_read_markers: "How far each member has read: unread is `last_seq - last_read_seq`.",
  },
  summons: {
    help_summons:
      "Calls for help: pending, then responded, then completed; or cancelled, or expired. Taking one is a compare-and-set on `status`.",
    help_requests:
      "View. `help_summons` under the names of an earlier document: responded is accepted, cancelled and expired are both expired.",
    summon_attendance:
      "When student and helper were in the help room; both at once for five minutes releases the points.",
    summon_messages: "The conversation in the help room.",
    summon_declines: "Who does not want to answer a call: no device of theirs shows it again.",
    user_availability: "Who is ready to help right now.",
  },
  goodwill: {
    user_goodwill:
      "Everybody's points. `balance = total_earned + granted - spent - held`, checked by the database and never negative.",
    goodwill_transactions: "The book of points: append only, one row for each cause.",
    goodwill_rewards: "What lifetime points unlock.",
    user_reward_unlocks: "Rewards that somebody has unlocked, each once, and whether they were used.",
    leaderboard_entries: "View. Ranks from the book by UTC week, by UTC month and for all time.",
  },
  payments: {
    checkouts: "Payments under way: what is bought before there is an enrolment.",
    transactions: "Payments of enrolments. The currency is that of the course.",
    payment_splits:
      "Who is entitled to which part of a payment. Parts that are not reversed never exceed the charge; recipients are rounded down and the platform takes the remainder.",
    payouts: "Batches of splits paid to one recipient, approved by an admin.",
    refunds: "Money returned, in part or in full; never more than was charged.",
    employer_sponsorships: "Enrolments that an employer pays for.",
  },
  community: {
    posts: "The feed: posts and replies, general, of a course, or of a community.",
    post_interactions: "Likes, bookmarks and reposts.",
    promoted_posts: "Posts lifted to the main feed for points.",
    content_flags: "Reports of any kind of content to the moderators.",
    follows: "Who follows whom.",
    course_follows: "Who follows which course without being enrolled.",
    instructor_followers: "Who has ever enrolled with a creator, which opens the creator's feed.",
    blocks: "Who wants nothing of whom.",
    sub_communities: "Communities around a topic.",
    sub_community_members: "Who belongs to them.",
  },
  messaging: {
    conversations: "Direct conversations. `updated_at` is the time of the last message.",
    conversation_participants: "Who takes part, and up to when they have read.",
    messages: "Direct messages.",
  },
  newsletters: {
    newsletters: "Letters of creators to their subscribers.",
    newsletter_subscribers: "Who receives them.",
    newsletter_tiers: "Paid levels of a newsletter.",
  },
  notifications: {
    notifications:
      "What somebody should know. `cause` makes the same event notify once; subject, actor and room withdraw or renew it.",
    notification_preferences:
      "Which kinds reach somebody in the app, by e-mail and by push; without a row, all do.",
    push_subscriptions: "Browsers that receive Web Push.",
    inbox_presence:
      "Until when somebody counts as looking at PeerLoop, and as reachable there by any client.",
  },
  mail: {
    mail_queue:
      "Mails that wait to be sent, written in the transaction that caused them; what they say is gone once they are.",
    local_mails: "The mailbox of local development, which takes the place of an e-mail provider.",
  },
  platform: {
    features:
      "Feature flags. A flag holds in HTTP, actors and client alike, and only with all that it requires.",
    outbox: "Events for actors, written in the transaction that caused them and delivered by a relay.",
    set_aside:
      "View. Work that failed too often to be tried again by itself: messages to actors, notices of chat messages, mails, and webhooks.",
    webhook_events:
      "Webhooks as they came in, each stored once, before anything is done about it. What they said is forgotten after a while.",
    audit_log: "What people with rights, and the platform itself, did. Append only.",
  },
};
