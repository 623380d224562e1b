//! The processes that the web view started.

use std::fs;

use rustix::process::{Pid, Signal, WaitOptions, getpid, kill_process, waitpid};

/// What they are called. A viewer that somebody opened from here is a child too, and none of our business.
const WEB: &str = "WebKit";

/// Ends them, and waits until they are gone.
pub fn end() {
    for child in children_called(WEB, getpid()) {
        // It may have ended by itself, and been collected by the toolkit.
        let _ = kill_process(child, Signal::KILL);
        let _ = waitpid(Some(child), WaitOptions::empty());
    }
}

fn children_called(name: &str, parent: Pid) -> Vec<Pid> {
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|&pid| is_child(pid, name, parent))
        .filter_map(Pid::from_raw)
        .collect()
}

fn is_child(pid: i32, name: &str, parent: Pid) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // "123 (a name (with) brackets) S 45 ...": the name ends at the last bracket.
    let Some((called, rest)) = stat.rsplit_once(')') else {
        return false;
    };
    let of = rest.split_whitespace().nth(1).and_then(|of| of.parse().ok());
    called.contains(&format!("({name}")) && of == Some(parent.as_raw_nonzero().get())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn a_child_is_found_by_its_name_and_its_parent() {
        let mut child = Command::new("cat").stdin(std::process::Stdio::piped()).spawn().unwrap();
        let pid = Pid::from_child(&child);
        assert_eq!(children_called("cat", getpid()), [pid]);
        assert_eq!(children_called(WEB, getpid()), []);
        assert_eq!(children_called("cat", pid), []);
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(children_called("cat", getpid()), []);
    }
}
