-- An account whose lock was taken and given back by the functions.
SELECT storyline_record_quota('17841400000000902', 3, 50, '2026-01-01T09:00Z');
SELECT * FROM storyline_take_publish_lock('17841400000000902', 'bc000000-0000-4000-8000-000000000009', 90000000,
                                          '2026-01-01T09:00Z');
SELECT storyline_release_publish_lock('17841400000000902', 'bc000000-0000-4000-8000-000000000009', NULL);
