//! The binary `storyline`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
