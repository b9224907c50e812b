//! Exports and erases a tenant.

use serde_json::{Map, Value, json};
use store::TenantTx;
use store::erasure::KEPT_BACK;

use crate::app::audit::Change;
use crate::app::{App, AppError};

/// Version of the export format; a later format gets a higher number.
pub const EXPORT_FORM: u32 = 1;

impl App {
    /// Exports the tenant's data, with the list of tables that are left out and why.
    pub async fn export(&self, tx: &mut TenantTx) -> Result<Value, AppError> {
        let left_out: Map<String, Value> =
            KEPT_BACK.iter().map(|(table, why)| ((*table).to_owned(), json!(why))).collect();
        let export = json!({
            "storyline_export": EXPORT_FORM,
            "tenant": tx.tenant().to_string(),
            "exported_at": self.clock.now(),
            "left_out": left_out,
            "tables": tx.everything().await?,
        });
        Change::Exported.record(tx, None, self.clock.now()).await?;
        Ok(export)
    }

    /// Erases a tenant permanently. Workers that process its posts lose their leases. Returns the erased rows
    /// by table. Fails for the tenant of the legacy application, or on a database error.
    pub async fn erase(&self, tx: &mut TenantTx) -> Result<Vec<(String, i64)>, AppError> {
        let now = self.clock.now();
        tx.hold_posts().await?;
        let gone = tx.erase(now).await?;
        Change::Erased { rows: &gone }.record(tx, None, now).await?;
        Ok(gone)
    }
}
