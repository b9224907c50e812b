//! The binary storyline: bot, web, workers and command line.
