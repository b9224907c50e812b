//! Reports the failure of a command: prints one line and returns the documented exit code.

use std::fmt::Display;
use std::path::Path;
use std::process::ExitCode;

use clap::error::ErrorKind;
use store::StoreError;
use store::embedded::EmbeddedError;

use server::app::AppError;
use server::config::BadValue;
use server::serving::StartError;

/// The result of a command.
pub(super) type Ended = Result<ExitCode, Failure>;

/// A failure of a command.
#[derive(Debug)]
pub(super) struct Failure {
    code: u8,
    message: String,
}

impl Failure {
    /// Creates a failure with exit code 1.
    pub(super) fn failed(error: &dyn Display) -> Self {
        Self { code: 1, message: error.to_string() }
    }

    /// Creates a failure caused by bad input, with exit code 2.
    pub(super) fn bad_input(message: impl Into<String>) -> Self {
        Self { code: 2, message: message.into() }
    }

    /// Creates the failure for a file of the state directory that cannot be used.
    pub(super) fn unusable(path: &Path, error: &std::io::Error) -> Self {
        Self { code: EmbeddedError::EXIT_CODE, message: format!("cannot use {}: {error}", path.display()) }
    }

    /// Prints the message and returns the exit code.
    pub(super) fn report(self) -> ExitCode {
        eprintln!("storyline: {}", self.message);
        ExitCode::from(self.code)
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<BadValue> for Failure {
    fn from(error: BadValue) -> Self {
        Self::bad_input(error.to_string())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let code = match error {
            StoreError::BadUrl | StoreError::Sealed(_) => 2,
            StoreError::Unreachable(_) => 3,
            _ => 1,
        };
        Self { code, message: error.to_string() }
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Store(error) => error.into(),
            other => Self::failed(&other),
        }
    }
}

impl From<EmbeddedError> for Failure {
    fn from(error: EmbeddedError) -> Self {
        Self { code: EmbeddedError::EXIT_CODE, message: error.to_string() }
    }
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        match error {
            StartError::Listen(..) => Self { code: 4, message: error.to_string() },
            StartError::UnknownBot => Self::bad_input(error.to_string()),
            StartError::Store(error) => error.into(),
            StartError::Http(_) => Self::failed(&error),
        }
    }
}

/// Prints clap's output: help and version unchanged, an error as one line.
pub(super) fn explain(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let code =
                if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand { 2 } else { 0 };
            // A closed pipe (`storyline --help | head`) is not an error.
            let _closed = error.print();
            ExitCode::from(code)
        }
        _ => {
            let text = error.to_string();
            // Keep the error with its list, and what clap suggests instead; leave out the usage.
            let kept = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let lines: Vec<&str> = kept
                .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more information"))
                .map(|line| line.trim_start_matches("tip: "))
                .collect();
            let line = lines.join("; ");
            eprintln!("storyline: {}; see storyline --help", line.trim_start_matches("error: "));
            ExitCode::from(2)
        }
    }
}
