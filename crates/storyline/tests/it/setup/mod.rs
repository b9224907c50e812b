//! Tests everything from /start to going live: sign-up, links to accounts, and the wizard.
mod accounts;
mod group_setup;
mod links;
mod own_page;
mod resume;
mod signup;
mod wizard;
