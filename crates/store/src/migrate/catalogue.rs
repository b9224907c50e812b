//! Describes a schema as sorted lines of text: tables, columns, keys, checks, indexes, triggers, grants. It
//! omits the names of keys and indexes and the order of columns, because they differ between equivalent
//! databases.

use sqlx::PgConnection;

use crate::StoreError;

/// One fact of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line(pub(super) String);

/// All objects of one namespace except those created by extensions. `$1` is the name of the namespace;
/// `pg_temp` is the namespace of the session's temporary tables.
const LINES: &str = "
WITH here AS (
    SELECT c.oid, c.relname, c.relkind, c.relrowsecurity FROM pg_class AS c
     WHERE c.relnamespace = CASE WHEN $1 = 'pg_temp' THEN pg_my_temp_schema() ELSE $1::regnamespace END
       AND NOT EXISTS (SELECT 1 FROM pg_depend AS d
                        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
SELECT CASE relkind WHEN 'r' THEN 'table ' WHEN 'p' THEN 'divided table ' WHEN 'v' THEN 'view '
                    WHEN 'm' THEN 'kept view ' WHEN 'f' THEN 'foreign table ' ELSE 'sequence ' END || relname AS line
  FROM here WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
UNION ALL
SELECT 'column ' || h.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
       || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
       || coalesce(CASE a.attgenerated WHEN '' THEN ' DEFAULT ' ELSE ' GENERATED AS ' END
                   || pg_get_expr(d.adbin, d.adrelid), '')
       || CASE WHEN a.attidentity <> '' THEN ' IDENTITY' ELSE '' END
  FROM here AS h JOIN pg_attribute AS a ON a.attrelid = h.oid
  LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
 WHERE h.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT pg_get_constraintdef(k.oid) || ' on ' || h.relname FROM here AS h JOIN pg_constraint AS k ON k.conrelid = h.oid
UNION ALL
SELECT regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE( UNIQUE)? INDEX .* ON .* USING', '\\1 index using')
       || ' on ' || h.relname
  FROM here AS h JOIN pg_index AS i ON i.indrelid = h.oid
 WHERE NOT EXISTS (SELECT 1 FROM pg_constraint AS k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
UNION ALL
SELECT 'trigger ' || t.tgname || ' on ' || h.relname FROM here AS h JOIN pg_trigger AS t ON t.tgrelid = h.oid
 WHERE NOT t.tgisinternal
UNION ALL
SELECT 'rule ' || r.rulename || ' on ' || h.relname FROM here AS h JOIN pg_rewrite AS r ON r.ev_class = h.oid
 WHERE h.relkind IN ('r', 'p')
UNION ALL
SELECT 'row security on ' || relname FROM here WHERE relrowsecurity
ORDER BY line";

/// Grants and ownership that would hide rows from their users once row security applies to everyone but the
/// owner.
const WHO_ELSE: &str = "
SELECT DISTINCT 'a grant on table ' || c.relname || ' to ' || CASE g.grantee WHEN 0 THEN 'everybody' ELSE g.grantee::regrole::text END
       || ', who would see no rows any more: only the owner does' AS line
  FROM pg_class AS c, aclexplode(c.relacl) AS g
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND g.grantee <> c.relowner
UNION ALL
SELECT 'table ' || c.relname || ' belongs to ' || c.relowner::regrole || ': migrate as its owner'
  FROM pg_class AS c
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
   AND NOT pg_has_role(current_user, c.relowner, 'USAGE')
ORDER BY line";

/// Returns the lines of one namespace.
pub(super) async fn read(connection: &mut PgConnection, namespace: &str) -> Result<Vec<Line>, StoreError> {
    let lines: Vec<String> = sqlx::query_scalar(LINES).bind(namespace).fetch_all(connection).await?;
    Ok(lines.into_iter().map(Line).collect())
}

/// Returns the grants to roles other than the owner, and the tables of owners that the session cannot act as.
pub(super) async fn who_else(connection: &mut PgConnection) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar(WHO_ELSE).fetch_all(connection).await?)
}
