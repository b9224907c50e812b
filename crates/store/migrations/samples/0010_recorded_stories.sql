-- A tenant posts to an account that another connected before it.
INSERT INTO instagram_accounts (id, chat_settings_id, display_name, instagram_account_id, instagram_username, is_active) VALUES
    ('b2000000-0000-4000-8000-000000000009', 'b3000000-0000-4000-8000-000000000001', 'Shop', '17841400000000902',
     'studio.shop', true);
