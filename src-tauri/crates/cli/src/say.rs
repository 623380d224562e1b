use std::io::Write;

/// Says a line on standard output. Somebody who stops listening (`| head`) is no reason to stop working.
pub fn say(line: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
