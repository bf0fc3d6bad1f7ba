-- Which part of its room a message is searched with: of so many messages the words are kept apart.
CREATE FUNCTION chat_bucket(seq bigint) RETURNS bigint IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  SELECT seq / 8192
$$;
--> statement-breakpoint
-- The words of a message and its author as the index keeps them: each behind the number of its bucket, so that all
-- postings of a word, and of all words that begin alike, are those of one bucket. Longer ones than anybody may look
-- for are left out. The cost is stated high, so that it is read from the index and never computed for a room's rows.
CREATE FUNCTION chat_words_in(bucket bigint, author uuid, words tsvector) RETURNS tsvector
  IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql COST 10000 AS $$
  SELECT array_to_tsvector(ARRAY(
    SELECT bucket || ' ' || word FROM unnest(tsvector_to_array(words)) AS word WHERE octet_length(word) <= 1000
    UNION ALL SELECT bucket || ' @' || author))
$$;
--> statement-breakpoint
-- A query of the words of one bucket, of one author or (null) of all. It finds whatever `query` finds, and maybe
-- more: positions and what must not stand there are left out.
CREATE FUNCTION chat_query_in(bucket bigint, author uuid, query tsquery) RETURNS tsquery
  IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
  SELECT (CASE WHEN author IS NULL THEN '' ELSE '''' || bucket || ' @' || author || ''' & ' END || '(' ||
    regexp_replace(
      regexp_replace(querytree(query), ' <(-|\d+)> ', ' & ', 'g'),
      '''((?:[^'']|'''')*)''', '''' || bucket || ' \1''', 'g') || ')')::tsquery
$$;
--> statement-breakpoint
DROP INDEX "chat_search_words_idx";--> statement-breakpoint
CREATE INDEX "chat_search_words_idx" ON "chat_search" USING gin ("room_id",chat_words_in(chat_bucket("seq"), "user_id", "words"));
