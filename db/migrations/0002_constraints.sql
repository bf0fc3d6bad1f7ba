-- Nobody is booked twice at the same time, in whatever role.
ALTER TABLE busy_times ADD CONSTRAINT busy_times_no_overlap
  EXCLUDE USING gist (user_id WITH =, during WITH &&);
--> statement-breakpoint
-- Attendance is a union of intervals. Deferred, so that one transaction may rewrite several of them in any order.
ALTER TABLE session_attendance ADD CONSTRAINT session_attendance_no_overlap
  EXCLUDE USING gist (session_id WITH =, user_id WITH =, tstzrange(joined_at, left_at) WITH &&)
  DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
CREATE TRIGGER goodwill_transactions_append_only BEFORE UPDATE OR DELETE ON goodwill_transactions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER goodwill_transactions_no_truncate BEFORE TRUNCATE ON goodwill_transactions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'users', 'accounts', 'auth_sessions', 'verifications', 'courses', 'homework_assignments', 'homework_submissions',
    'chat_read_markers', 'user_availability', 'user_goodwill', 'newsletters', 'features'
  ] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION set_updated_at()',
      name || '_updated_at', name);
  END LOOP;
END
$$;
--> statement-breakpoint
CREATE FUNCTION check_module_progress_course() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM enrollments e JOIN course_curriculum m ON m.course_id = e.course_id
    WHERE e.id = NEW.enrollment_id AND m.id = NEW.module_id
  ) THEN
    PERFORM refuse('module_progress_course_check', 'the module belongs to another course than the enrolment');
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER module_progress_course BEFORE INSERT OR UPDATE OF enrollment_id, module_id ON module_progress
  FOR EACH ROW EXECUTE FUNCTION check_module_progress_course();
--> statement-breakpoint
CREATE FUNCTION check_homework_submission_course() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM enrollments e JOIN homework_assignments a ON a.course_id = e.course_id
    WHERE e.id = NEW.enrollment_id AND a.id = NEW.assignment_id
  ) THEN
    PERFORM refuse('homework_submissions_course_check', 'the assignment belongs to another course than the enrolment');
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER homework_submissions_course BEFORE INSERT OR UPDATE OF enrollment_id, assignment_id
  ON homework_submissions FOR EACH ROW EXECUTE FUNCTION check_homework_submission_course();
--> statement-breakpoint
CREATE FUNCTION check_session_resource_course() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM sessions s JOIN enrollments e ON e.id = s.enrollment_id
    WHERE s.id = NEW.session_id AND e.course_id = NEW.course_id
  ) THEN
    PERFORM refuse('session_resources_course_check', 'the session belongs to another course');
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER session_resources_course BEFORE INSERT OR UPDATE OF session_id, course_id ON session_resources
  FOR EACH ROW WHEN (NEW.session_id IS NOT NULL) EXECUTE FUNCTION check_session_resource_course();
--> statement-breakpoint
CREATE FUNCTION check_chat_reply_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A parent that does not exist is left to the foreign key, which sees rows of the same statement.
  IF EXISTS (SELECT FROM chat_messages m WHERE m.id = NEW.reply_to_id AND m.room_id <> NEW.room_id) THEN
    PERFORM refuse('chat_messages_reply_room_check', 'the answered message is in another room');
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER chat_messages_reply_room AFTER INSERT OR UPDATE OF reply_to_id, room_id ON chat_messages
  FOR EACH ROW WHEN (NEW.reply_to_id IS NOT NULL) EXECUTE FUNCTION check_chat_reply_room();
--> statement-breakpoint
CREATE FUNCTION check_transaction_currency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM enrollments e JOIN courses c ON c.id = e.course_id
    WHERE e.id = NEW.enrollment_id AND c.currency <> NEW.currency
  ) THEN
    PERFORM refuse('transactions_course_currency_check', 'the currency differs from that of the course');
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER transactions_course_currency BEFORE INSERT OR UPDATE OF enrollment_id, currency ON transactions
  FOR EACH ROW EXECUTE FUNCTION check_transaction_currency();
--> statement-breakpoint
CREATE FUNCTION check_course_currency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM transactions t JOIN enrollments e ON e.id = t.enrollment_id WHERE e.course_id = NEW.id
  ) THEN
    PERFORM refuse('courses_currency_fixed_check', 'payments in the old currency exist');
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER courses_currency_fixed BEFORE UPDATE OF currency ON courses
  FOR EACH ROW WHEN (NEW.currency <> OLD.currency) EXECUTE FUNCTION check_course_currency();
--> statement-breakpoint
-- The transaction's row is locked, so that two at once cannot each fit alone and exceed the charge together.
CREATE FUNCTION check_refund_total() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  charged integer;
BEGIN
  SELECT amount_cents INTO charged FROM transactions WHERE id = NEW.transaction_id FOR UPDATE;
  IF (SELECT sum(amount_cents) FROM refunds
      WHERE transaction_id = NEW.transaction_id AND status <> 'failed') > charged THEN
    PERFORM refuse('refunds_total_check', 'refunds exceed the charge');
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER refunds_total AFTER INSERT OR UPDATE OF amount_cents, status, transaction_id ON refunds
  FOR EACH ROW EXECUTE FUNCTION check_refund_total();
--> statement-breakpoint
CREATE FUNCTION check_split_total() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  charged integer;
BEGIN
  SELECT amount_cents INTO charged FROM transactions WHERE id = NEW.transaction_id FOR UPDATE;
  IF (SELECT sum(amount_cents) FROM payment_splits
      WHERE transaction_id = NEW.transaction_id AND status <> 'reversed') > charged THEN
    PERFORM refuse('payment_splits_total_check', 'splits exceed the charge');
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER payment_splits_total AFTER INSERT OR UPDATE OF amount_cents, status, transaction_id ON payment_splits
  FOR EACH ROW EXECUTE FUNCTION check_split_total();
