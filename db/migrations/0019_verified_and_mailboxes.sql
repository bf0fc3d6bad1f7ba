-- The mailbox behind an address in lower case, whatever its owner adds to it: without what follows a plus sign, and at
-- Google's without dots. What each person gets once is given once to each of these.
CREATE FUNCTION mailbox_of(address text) RETURNS text IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  SELECT CASE WHEN domain IN ('gmail.com', 'googlemail.com')
    THEN replace(name, '.', '') || '@gmail.com' ELSE name || '@' || domain END
  FROM (SELECT coalesce(nullif(split_part(split_part(lower(address), '@', 1), '+', 1), ''),
    split_part(lower(address), '@', 1)) AS name, split_part(lower(address), '@', 2) AS domain) parts
$$;
--> statement-breakpoint
-- What somebody may do where they are begins, or ends, with their address being confirmed.
CREATE FUNCTION user_verification_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ask_everywhere(NEW.id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER users_verification_changes AFTER UPDATE OF email_verified ON users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.email_verified <> OLD.email_verified)
  EXECUTE FUNCTION user_verification_changes();
--> statement-breakpoint
-- Names from before the rule for names lose what nobody sees.
UPDATE users SET name = coalesce(nullif(btrim(normalize(regexp_replace(name,
    '[\u0001-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+', ' ', 'g'), NFC)), ''), 'Member')
  WHERE name IS NOT NFC NORMALIZED
    OR name ~ '[\u0001-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]';
--> statement-breakpoint
UPDATE auth_sessions SET expires_at = created_at + interval '90 days'
  WHERE expires_at > created_at + interval '90 days';
