// No console window beside the app on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// What passes through this process's memory on its way to the vault is wiped when it is let go.
#[global_allocator]
static MEMORY: companion::WipingAllocator = companion::WIPING;

fn main() -> std::process::ExitCode {
    shell::run()
}
