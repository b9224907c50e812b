-- A post whose publish was unclear, and whose team was asked.
UPDATE posting_queue SET calm_since = now(), people_asked_at = now(), people_say = 'not_there' WHERE state = 'unknown';
