//! Embeds the migrations in the program.

use std::borrow::Cow;
use std::sync::LazyLock;

use sqlx::SqlStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use crate::error::StoreError;

/// Version, description and SQL of each migration. Its file is named like `0002_tenancy.sql`.
macro_rules! embedded {
    ($($version:literal $name:literal),* $(,)?) => {
        [$(($version, $name, include_str!(concat!("../../migrations/", $version, "_", $name, ".sql")))),*]
    };
}

/// The migrations of this version, oldest first, each with the checksum of its text.
pub static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| {
    let all = embedded![
        "0001" "legacy_baseline",
        "0002" "tenancy",
        "0003" "engine",
        "0004" "row_security",
        "0005" "conversation",
        "0006" "legacy_engine",
        "0007" "members",
        "0008" "retention",
        "0009" "functions",
        "0010" "recorded_stories",
        "0011" "conversation",
        "0012" "presses",
        "0013" "patience",
        "0014" "arrivals",
        "0015" "reconcile",
    ];
    let migrations = all.map(|(version, name, text)| {
        let version = version.parse().expect("migrations are numbered");
        let description = Cow::Owned(name.replace('_', " "));
        Migration::new(version, description, MigrationType::Simple, SqlStr::from_static(text), false)
    });
    Migrator { migrations: Cow::Owned(migrations.into()), ..Migrator::DEFAULT }
});

/// Converts a failed migration to an error message for the operator.
pub(super) fn in_words(error: sqlx::migrate::MigrateError) -> StoreError {
    use sqlx::migrate::MigrateError;
    match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        MigrateError::VersionMismatch(version) => StoreError::Schema(format!(
            "migration {version} was applied in another form than this version carries; nothing was changed"
        )),
        MigrateError::VersionMissing(version) => StoreError::Schema(format!(
            "the database is ahead of this version: it has migration {version}. Start the newer version"
        )),
        other => StoreError::Schema(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_embedded() {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations")).unwrap();
        let files = folder.filter(|entry| entry.as_ref().unwrap().path().extension().is_some()).count();
        assert_eq!(files, MIGRATIONS.iter().count());
    }
}
