-- A text as it is compared with another: the rule of `fold` in domain/shared/rules.ts. In lower case whatever the locale of
-- the database: by the server's own tables where it has them (17 and newer), else by ICU's.
DO $do$
DECLARE
  lower_case text := coalesce(
    (SELECT 'pg_c_utf8' FROM pg_collation WHERE collname = 'pg_c_utf8' LIMIT 1),
    (SELECT 'und-x-icu' FROM pg_collation WHERE collname = 'und-x-icu' LIMIT 1),
    'default');
BEGIN
  EXECUTE format($function$
    CREATE FUNCTION fold_text(given text) RETURNS text IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
      SELECT CASE WHEN octet_length(given) = char_length(given) THEN lower(given COLLATE "C") COLLATE "default"
        ELSE normalize(
          replace(replace(replace(replace(
            translate(
              lower(regexp_replace(normalize(given, NFKD), '[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0600-\u0605\u0610-\u061a\u061c\u0640\u064b-\u0655\u0670\u06d6-\u06dd\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u070f\u0730-\u074a\u0890-\u0891\u08e2\u0951-\u0954\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u1ab0-\u1add\u1ae0-\u1aeb\u1cd0-\u1cd2\u1cd4-\u1ce0\u1ce2-\u1ce8\u1ced\u1cf4\u1cf8-\u1cf9\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20f0\u302a-\u302d\u3164\ufe00-\ufe0f\ufe20-\ufe2d\ufeff\uffa0\ufff0-\ufffb\U000101fd\U000102e0\U000110bd\U000110cd\U0001133b\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001cf00-\U0001cf2d\U0001cf30-\U0001cf46\U0001d167-\U0001d169\U0001d173-\U0001d182\U0001d185-\U0001d18b\U0001d1aa-\U0001d1ad\U000e0000-\U000e0fff]', '', 'g') COLLATE %I),
              'øłđðħıŋŧς', 'olddhintσ'),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
          NFC) COLLATE "default" END
    $$
  $function$, lower_case);
END
$do$;
