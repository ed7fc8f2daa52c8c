//! Looks at the files of services again and again, and takes them when they are others than before.

use std::sync::Arc;
use std::time::Duration;

use super::files::{self, Stamp};
use super::take;
use crate::db::DbError;
use crate::state::App;

/// How often it is looked.
pub const EVERY: Duration = Duration::from_secs(2);

/// What was seen of the folder: nothing where it cannot be listed.
type Seen = Option<Vec<Stamp>>;

/// Takes the files as they are now, and from then on whenever they change, until the server is to end.
///
/// # Errors
/// Where the database does not answer.
pub async fn begin(app: &Arc<App>) -> Result<(), DbError> {
    // Before the files are read: what changes meanwhile is another than this.
    let taken = look(app).await;
    take(app).await?;
    tokio::spawn(keep_looking(app.clone(), taken));
    Ok(())
}

async fn keep_looking(app: Arc<App>, taken: Seen) {
    let mut watch = Watch::over(taken);
    let mut end = app.end.clone();
    let mut looks = tokio::time::interval(app.config.look_every);
    loop {
        tokio::select! {
            _ = looks.tick() => {}
            _ = end.wait_for(|over| *over) => return,
        }
        let seen = look(&app).await;
        if !watch.is_due(&seen) {
            continue;
        }
        match take(&app).await {
            Ok(()) => watch.taken = seen,
            Err(error) => tracing::warn!(%error, "the files of services are not taken yet"),
        }
    }
}

/// What was seen of the folder when its files were taken, and at the last look.
struct Watch {
    taken: Seen,
    last: Seen,
}

impl Watch {
    fn over(taken: Seen) -> Self {
        Self { last: taken.clone(), taken }
    }

    /// Whether it is time to take the files. What is still being written changes from one look to the next: half a form is
    /// never put in force.
    fn is_due(&mut self, seen: &Seen) -> bool {
        let lies_still = *seen == self.last;
        self.last.clone_from(seen);
        lies_still && *seen != self.taken
    }
}

async fn look(app: &App) -> Seen {
    let data = app.config.data.clone();
    let looked = tokio::task::spawn_blocking(move || files::stamps(&data)).await;
    looked.ok().and_then(Result::ok)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn seen(data: &Path) -> Seen {
        files::stamps(data).ok()
    }

    #[test]
    fn a_file_is_taken_once_it_lies_still() {
        let data = tempfile::tempdir().expect("a folder");
        let file = data.path().join("catalogue.toml");
        let mut watch = Watch::over(seen(data.path()));
        for written in ["", "[[cate", "[[categories]]"] {
            std::fs::write(&file, written).expect("writes");
            assert!(!watch.is_due(&seen(data.path())), "{written:?} is new");
        }
        assert!(watch.is_due(&seen(data.path())));
        assert!(watch.is_due(&seen(data.path())), "until it was taken");
        watch.taken = seen(data.path());
        assert!(!watch.is_due(&seen(data.path())));
        // Another file of the same length in its place.
        let beside = data.path().join("beside");
        std::fs::write(&beside, "[[categoriez]]").expect("writes");
        std::fs::rename(beside, &file).expect("renames");
        assert_eq!([(); 2].map(|()| watch.is_due(&seen(data.path()))), [false, true]);
        watch.taken = seen(data.path());
        std::fs::remove_file(file).expect("removes");
        assert_eq!([(); 2].map(|()| watch.is_due(&seen(data.path()))), [false, true]);
    }
}
