-- The other way in which the older application made its database: without the key that allows one token of a kind.
ALTER TABLE api_tokens DROP CONSTRAINT api_tokens_service_name_token_type_key;
