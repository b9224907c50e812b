//! The door to the command line.

fn main() -> std::process::ExitCode {
    server::cli::main()
}
