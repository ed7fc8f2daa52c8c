//! What a person who waits reads.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Does one step between a line that names it and a line that says how long it took.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("→ {name}");
    let begun = Instant::now();
    let done = work();
    let mark = if done.is_ok() { "✓" } else { "✗" };
    eprintln!("{mark} {name}: {}", seconds(begun.elapsed()));
    done
}

/// `3.2 s`, `4 min 05 s`.
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 60 { format!("{:.1} s", time.as_secs_f64()) } else { format!("{} min {:02} s", whole / 60, whole % 60) }
}
