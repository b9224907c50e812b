-- What only the other variant can hold: the tokens of two Instagram accounts.
INSERT INTO api_tokens (id, service_name, token_type, token_value, issued_at, expires_at, instagram_account_id) VALUES
    ('a4000000-0000-4000-8000-000000000003', 'instagram', 'access_token', 'not a token that opens', '2026-02-01 09:00',
     '2026-04-02 09:00', 'a2000000-0000-4000-8000-000000000002');
