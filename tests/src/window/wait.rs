//! Waiting for something to become true.

use std::thread::sleep;
use std::time::Duration;

/// How often is asked, and how long between. Together about ten seconds: a machine under load gets more, because the
/// asking itself takes its time there.
const ASKED: u32 = 200;
const BETWEEN: Duration = Duration::from_millis(50);

/// Asks until there is an answer.
///
/// # Errors
/// What the last asking said, when there was none.
pub fn eventually<T, E>(mut ask: impl FnMut() -> Result<T, E>) -> Result<T, E> {
    for _ in 1..ASKED {
        if let Ok(answer) = ask() {
            return Ok(answer);
        }
        sleep(BETWEEN);
    }
    ask()
}
