//! Tests the operator's tools: the command line, the web pages, and the takeover from the legacy application.
mod architecture;
mod cli;
mod cutover;
mod documentation;
mod keys;
mod pages;
mod tenant_commands;
mod two_engines;
mod words;
