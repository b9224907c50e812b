//! What an operator runs: the command line, the web pages, and the take-over from the legacy application.
mod architecture;
mod cli;
mod cutover;
mod documentation;
mod pages;
mod tenant_commands;
mod two_engines;
mod words;
