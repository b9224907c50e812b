//! Checks roles, policies and grants in PostgreSQL's catalogue, so that a new table cannot be forgotten.

use crate::database::Database;

const TENANT_POLICY: &str =
    "(tenant = (NULLIF(current_setting('storyline.tenant'::text, true), ''::text))::uuid)";

/// The tables with a column `tenant`.
const TENANT_TABLES: &str =
    "SELECT c.oid, c.relname::text AS name FROM pg_class AS c JOIN pg_attribute AS t ON t.attrelid = c.oid
      WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND t.attname = 'tenant'
        AND NOT t.attisdropped";

async fn texts(db: &Database, sql: String) -> Vec<String> {
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(&db.owner).await.unwrap()
}

#[tokio::test]
async fn the_three_roles_cannot_log_in_bypass_or_rule() {
    let db = Database::fresh().await;
    let plain = texts(
        &db,
        "SELECT rolname::text FROM pg_roles
          WHERE rolname LIKE 'storyline\\_%' AND rolname <> 'storyline_runtime' AND NOT rolcanlogin AND NOT rolsuper
            AND NOT rolbypassrls AND NOT rolcreaterole AND NOT rolcreatedb AND NOT rolreplication ORDER BY 1"
            .into(),
    )
    .await;
    assert_eq!(plain, ["storyline_across", "storyline_app", "storyline_door"]);
}

#[tokio::test]
async fn the_plain_login_inherits_nothing_owns_nothing_and_bypasses_nothing() {
    let db = Database::fresh().await;
    let login = db.cluster.runtime_login();
    let strong = texts(
        &db,
        format!(
            "SELECT rolname::text FROM pg_roles WHERE rolname = '{login}'
                AND (rolinherit OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
             UNION ALL SELECT relname::text FROM pg_class WHERE pg_get_userbyid(relowner) = '{login}'"
        ),
    )
    .await;
    assert_eq!(strong, [""; 0]);
}

#[tokio::test]
async fn a_tenants_rows_are_told_by_one_expression_in_every_policy_of_the_app() {
    let db = Database::fresh().await;
    let policies = texts(
        &db,
        format!(
            "SELECT t.name || ': ' || p.polname || ' ' || coalesce(pg_get_expr(p.polqual, t.oid), '-') || ' '
                    || coalesce(pg_get_expr(p.polwithcheck, t.oid), '-')
               FROM ({TENANT_TABLES}) AS t JOIN pg_policy AS p ON p.polrelid = t.oid
              WHERE 'storyline_app'::regrole = ANY (p.polroles)"
        ),
    )
    .await;
    assert!(policies.len() >= 20, "{policies:?}");
    for policy in policies {
        // The policy for recording a story's id has an additional condition, but still restricts the tenant.
        let told =
            policy.replace(&format!("({TENANT_POLICY} AND (instagram_story_id IS NULL))"), TENANT_POLICY);
        let rest = told.replace(TENANT_POLICY, "");
        let words: Vec<&str> = rest.split_whitespace().filter(|word| *word != "-").collect();
        assert_eq!(words.len(), 2, "{policy} tells its rows by something else");
    }
}

#[tokio::test]
async fn the_other_roles_are_told_by_who_asks_and_never_by_true() {
    let db = Database::fresh().await;
    let others = texts(
        &db,
        "SELECT c.relname || ': ' || r.rolname || ' ' || coalesce(pg_get_expr(p.polqual, c.oid), '-') || ' '
                || coalesce(pg_get_expr(p.polwithcheck, c.oid), '-')
           FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid
           CROSS JOIN unnest(p.polroles) AS role (oid) LEFT JOIN pg_roles AS r ON r.oid = role.oid
          WHERE role.oid <> 'storyline_app'::regrole"
            .into(),
    )
    .await;
    assert!(others.len() >= 20, "{others:?}");
    for policy in others {
        let role = ["storyline_across", "storyline_door"]
            .into_iter()
            .find(|role| policy.contains(&format!(": {role} ")));
        let role = role.unwrap_or_else(|| panic!("{policy} is for somebody else"));
        let test = format!("(CURRENT_USER = '{role}'::name)");
        assert!(policy.ends_with(&format!("{test} {test}")), "{policy}");
    }
}

#[tokio::test]
async fn where_a_role_has_a_grant_a_policy_says_on_which_rows() {
    let db = Database::fresh().await;
    let crooked = texts(
        &db,
        "SELECT c.relname || ' and ' || r.rolname FROM pg_class AS c CROSS JOIN pg_roles AS r
          WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relrowsecurity
            AND r.rolname IN ('storyline_app', 'storyline_across', 'storyline_door')
            AND (has_any_column_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE')
                 OR has_table_privilege(r.oid, c.oid, 'DELETE'))
            AND NOT EXISTS (SELECT 1 FROM pg_policy AS p WHERE p.polrelid = c.oid AND r.oid = ANY (p.polroles))"
            .into(),
    )
    .await;
    assert_eq!(crooked, [""; 0]);
}

#[tokio::test]
async fn the_app_reaches_every_table_of_tenants_and_the_others_only_named_columns() {
    let db = Database::fresh().await;
    let out_of_reach = texts(
        &db,
        format!(
            "SELECT t.name FROM ({TENANT_TABLES}) AS t WHERE NOT has_table_privilege('storyline_app', t.oid, 'SELECT')"
        ),
    )
    .await;
    assert_eq!(out_of_reach, [""; 0]);
    let whole = texts(
        &db,
        format!(
            "SELECT t.name || ' to ' || r FROM ({TENANT_TABLES}) AS t,
                    unnest(ARRAY['storyline_across', 'storyline_door']) AS r
              WHERE has_table_privilege(r, t.oid, 'SELECT') OR has_table_privilege(r, t.oid, 'UPDATE')
                 OR has_table_privilege(r, t.oid, 'INSERT') OR has_table_privilege(r, t.oid, 'DELETE')"
        ),
    )
    .await;
    // The planner's own table contains only keys and times.
    assert_eq!(whole, ["tenant_schedule to storyline_across"]);
}

#[tokio::test]
async fn nothing_is_granted_to_everybody() {
    let db = Database::fresh().await;
    let everybody = texts(
        &db,
        "SELECT c.relname::text FROM pg_class AS c CROSS JOIN aclexplode(c.relacl) AS a
          WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = 0
         UNION ALL SELECT c.relname || '.' || t.attname FROM pg_attribute AS t JOIN pg_class AS c ON c.oid = t.attrelid
          CROSS JOIN aclexplode(t.attacl) AS a WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = 0
         UNION ALL SELECT p.proname::text FROM pg_proc AS p
          WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
            AND has_function_privilege('public', p.oid, 'EXECUTE')"
            .into(),
    )
    .await;
    // The queue's fence trigger calls this function as the role that writes, which can be the legacy
    // application's login. It only returns yes or no.
    assert_eq!(everybody, ["storyline_posts_for_legacy"]);
}

#[tokio::test]
async fn a_function_that_acts_as_another_role_is_bound_to_it_and_open_to_one_role() {
    let db = Database::fresh().await;
    let functions = texts(
        &db,
        // Three functions delete or rewrite rows that no role may change; they run as the owner of the
        // tables.
        "SELECT p.proname || ' as ' || CASE WHEN p.proowner = n.nspowner OR r.rolsuper THEN 'the owner' ELSE r.rolname END || ', by '
                || (SELECT string_agg(a.grantee::regrole::text, ' ' ORDER BY 1) FROM aclexplode(p.proacl) AS a
                     WHERE a.grantee NOT IN (0, p.proowner)) || ': ' || array_to_string(p.proconfig, ' ')
           FROM pg_proc AS p JOIN pg_roles AS r ON r.oid = p.proowner JOIN pg_namespace AS n ON n.oid = p.pronamespace
          WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
            AND p.proname <> 'storyline_posts_for_legacy' ORDER BY 1"
            .into(),
    )
    .await;
    let path = "storyline_app: search_path=pg_catalog, public, pg_temp";
    assert_eq!(
        functions,
        [
            "erase_history as the owner, by storyline_app: search_path=public, pg_temp".to_owned(),
            format!("forget_old_audit as the owner, by {path}"),
            "give_way_or_begin as the owner, by storyline_door: search_path=public, pg_temp".to_owned(),
            format!("recorded_stories as storyline_across, by {path}"),
            format!("storyline_mark_handled as storyline_door, by {path}"),
            format!("storyline_quota as storyline_across, by {path}"),
            format!("storyline_record_quota as storyline_across, by {path}"),
            format!("storyline_release_publish_lock as storyline_across, by {path}"),
            format!("storyline_take_publish_lock as storyline_across, by {path}"),
        ]
    );
    let may_create = texts(
        &db,
        "SELECT r FROM unnest(ARRAY['storyline_app', 'storyline_across', 'storyline_door']) AS r
          WHERE has_schema_privilege(r, 'public', 'CREATE')"
            .into(),
    )
    .await;
    assert_eq!(may_create, Vec::<String>::new(), "a role may create what others run");
}
