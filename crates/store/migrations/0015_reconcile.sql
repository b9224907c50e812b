-- What is known of a publish whose answer was unclear: when Instagram first showed no sign of the story, in reads that
-- all agreed; when the team was asked whether the story is live; and what the team said.
ALTER TABLE posting_queue
    ADD COLUMN calm_since timestamptz,
    ADD COLUMN people_asked_at timestamptz,
    ADD COLUMN people_say text CONSTRAINT known_answer CHECK (people_say IN ('live', 'not_there'));
